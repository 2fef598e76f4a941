from django.apps import AppConfig


class PassportConfig(AppConfig):
    name = "stillroom.apps.passport"
    label = "passport"

    def ready(self) -> None:
        from stillroom.apps.passport.listeners import connect

        connect()
