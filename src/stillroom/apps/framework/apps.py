from django.apps import AppConfig


class FrameworkConfig(AppConfig):
    name = "stillroom.apps.framework"
    label = "framework"

    def ready(self) -> None:
        from stillroom.apps.framework import menu  # noqa: F401 – adds its pages
