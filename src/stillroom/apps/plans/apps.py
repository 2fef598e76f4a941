from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "stillroom.apps.plans"
    label = "plans"

    def ready(self) -> None:
        from stillroom.apps.oversight.entries import register_source
        from stillroom.apps.plans import menu
        from stillroom.apps.plans.listeners import connect
        from stillroom.apps.plans.selectors.plan_entries import plan_entries

        connect()
        register_source("plans", plan_entries)
        menu.register()
