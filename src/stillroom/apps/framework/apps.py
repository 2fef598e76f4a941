from django.apps import AppConfig


class FrameworkConfig(AppConfig):
    name = "stillroom.apps.framework"
    label = "framework"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from stillroom.apps.framework.services.check_accountable import check_accountable
        from stillroom.apps.framework.services.load_rules import load_rules
        from stillroom.apps.places import unit_checks

        post_migrate.connect(load_rules, sender=self)
        unit_checks.register(check_accountable)
        from stillroom.apps.framework import menu  # noqa: F401 – adds its pages
