from django.apps import AppConfig


class ReadinessConfig(AppConfig):
    name = "stillroom.apps.readiness"
    label = "readiness"

    def ready(self) -> None:
        from stillroom.apps.accounts.jobs.kinds import register_kind
        from stillroom.apps.readiness.listeners import connect
        from stillroom.apps.readiness.services.ask_for_inspection_pack import INSPECTION_PACK

        connect()
        register_kind(INSPECTION_PACK)
