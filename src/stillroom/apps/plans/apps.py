from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "stillroom.apps.plans"
    label = "plans"
