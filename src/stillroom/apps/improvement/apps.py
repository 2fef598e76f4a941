from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    name = "stillroom.apps.improvement"
    label = "improvement"

    def ready(self) -> None:
        from stillroom.apps.improvement.presenters.home import improvement_sections
        from stillroom.apps.improvement.presenters.menu import register_pages
        from stillroom.apps.improvement.selectors.asked import asked_because_of_findings
        from stillroom.apps.improvement.selectors.sampling import doubts_about
        from stillroom.apps.ledger import doubts
        from stillroom.apps.ledger.guards.kept import keep_as_written
        from stillroom.apps.plans import asked_for, home_sections

        keep_as_written(
            "improvement_findingclosure", "The signature that closed a finding is never changed or deleted."
        )
        for table in ("samplingdraw", "sample", "sampledecision"):
            keep_as_written(f"improvement_{table}", "What quality sampling recorded is never changed or deleted.")
        asked_for.register("findings", asked_because_of_findings)
        home_sections.register("improvement", improvement_sections)
        doubts.register("sampling", doubts_about)
        register_pages()
