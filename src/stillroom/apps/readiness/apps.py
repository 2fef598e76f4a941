from django.apps import AppConfig


class ReadinessConfig(AppConfig):
    name = "stillroom.apps.readiness"
    label = "readiness"
