from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "stillroom.apps.oversight"
    label = "oversight"

    def ready(self) -> None:
        from stillroom.apps.accounts.events import page_opened
        from stillroom.apps.ledger.guards.kept import keep_as_written
        from stillroom.apps.oversight.services.record_view import record_view

        keep_as_written("oversight_accessevent", "That a page was opened is never changed or deleted.")
        for table in ("review", "reviewcomment", "accessdecision", "reviewsignature"):
            keep_as_written(f"oversight_{table}", "What a review recorded is never changed or deleted.")
        page_opened.register(record_view)
