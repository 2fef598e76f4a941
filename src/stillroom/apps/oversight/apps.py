from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "stillroom.apps.oversight"
    label = "oversight"

    def ready(self) -> None:
        from stillroom.apps.accounts import menu
        from stillroom.apps.accounts.events import page_opened
        from stillroom.apps.ledger.guards.kept import keep_as_written
        from stillroom.apps.oversight.entries import register_source
        from stillroom.apps.oversight.presenters.menu import review_links, view_links
        from stillroom.apps.oversight.selectors.local_entries import local_entries
        from stillroom.apps.oversight.selectors.record_entries import record_entries
        from stillroom.apps.oversight.selectors.rule_entries import rule_entries
        from stillroom.apps.oversight.selectors.statement_entries import statement_entries
        from stillroom.apps.oversight.services.record_view import record_view

        keep_as_written("oversight_accessevent", "That a page was opened is never changed or deleted.")
        for table in ("review", "reviewcomment", "accessdecision", "reviewsignature"):
            keep_as_written(f"oversight_{table}", "What a review recorded is never changed or deleted.")
        page_opened.register(record_view)
        register_source("statements", statement_entries)
        register_source("records", record_entries)
        register_source("local", local_entries)
        register_source("rules", rule_entries)
        menu.register(
            menu.Entry(
                section=menu.Section.QUALITY,
                text="Reviews",
                hint="Look through the audit trail, decide who keeps access, and sign",
                links=review_links,
            )
        )
        menu.register(
            menu.Entry(
                section=menu.Section.QUALITY,
                text="Who opened what",
                hint="Every page an auditor opened, and every record opened by somebody else",
                links=view_links,
            )
        )
