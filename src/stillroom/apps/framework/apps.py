from django.apps import AppConfig


class FrameworkConfig(AppConfig):
    name = "stillroom.apps.framework"
    label = "framework"
