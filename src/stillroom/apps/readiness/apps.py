from django.apps import AppConfig


class ReadinessConfig(AppConfig):
    name = "stillroom.apps.readiness"
    label = "readiness"

    def ready(self) -> None:
        from stillroom.apps.readiness.listeners import connect

        connect()
