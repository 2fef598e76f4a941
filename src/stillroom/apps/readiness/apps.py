from django.apps import AppConfig


class ReadinessConfig(AppConfig):
    name = "stillroom.apps.readiness"
    label = "readiness"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_out

        from stillroom.apps.accounts.jobs.kinds import register_kind
        from stillroom.apps.readiness import effect_teller, menu  # noqa: F401 - the menu for what it registers
        from stillroom.apps.readiness.listeners import connect, on_signed_out
        from stillroom.apps.readiness.services.ask_for_inspection_pack import INSPECTION_PACK

        connect()
        effect_teller.connect()
        user_logged_out.connect(on_signed_out, dispatch_uid="stillroom.signing_session")
        register_kind(INSPECTION_PACK)
