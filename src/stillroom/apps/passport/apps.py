from django.apps import AppConfig


class PassportConfig(AppConfig):
    name = "stillroom.apps.passport"
    label = "passport"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from stillroom.apps.ledger.events import statements_appended
        from stillroom.apps.passport import menu, moving_menu, staff_menu
        from stillroom.apps.passport.listeners import connect
        from stillroom.apps.passport.services.issue_as_signed import on_statements_appended
        from stillroom.apps.passport.services.load_transfer_rules import load_transfer_rules

        connect()
        statements_appended.register(on_statements_appended)
        menu.register()
        moving_menu.connect()
        staff_menu.register()
        post_migrate.connect(load_transfer_rules, sender=self)
