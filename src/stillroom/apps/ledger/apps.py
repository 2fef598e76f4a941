from django.apps import AppConfig
from django.db.models.signals import post_migrate

from stillroom.apps.accounts.health import register_check


class LedgerConfig(AppConfig):
    name = "stillroom.apps.ledger"
    label = "ledger"

    def ready(self) -> None:
        # Imported for what they register: the permissions' predicates, and the menu's pages.
        from stillroom.apps.accounts.second_factor import register_roles
        from stillroom.apps.ledger import menu, permissions  # noqa: F401
        from stillroom.apps.ledger.guards.kept import keep_as_written
        from stillroom.apps.ledger.guards.serving_role import check_serving_role
        from stillroom.apps.ledger.selectors.roles import role_names
        from stillroom.apps.ledger.triggers import check_triggers, install_after_migrate

        keep_as_written("ledger_texterasure", "That a text was erased is never changed or deleted.")
        post_migrate.connect(install_after_migrate, sender=self)
        register_roles(role_names)
        register_check("ledger triggers", check_triggers)
        register_check("serving role", check_serving_role)
