from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    name = "stillroom.apps.workforce"
    label = "workforce"

    def ready(self) -> None:
        from stillroom.apps.accounts.jobs.kinds import register_kind
        from stillroom.apps.workforce.presenters.menu import register_pages
        from stillroom.apps.workforce.services.run_scenario import WORKFORCE_RUN

        register_kind(WORKFORCE_RUN)
        register_pages()
