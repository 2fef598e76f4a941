from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "stillroom.apps.plans"
    label = "plans"

    def ready(self) -> None:
        from stillroom.apps.plans import menu
        from stillroom.apps.plans.listeners import connect

        connect()
        menu.register()
