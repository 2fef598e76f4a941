from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    name = "stillroom.apps.workforce"
    label = "workforce"

    def ready(self) -> None:
        from stillroom.apps.accounts.jobs.kinds import register_kind
        from stillroom.apps.plans import home_sections
        from stillroom.apps.workforce.presenters.home import workforce_sections
        from stillroom.apps.workforce.presenters.menu import register_pages
        from stillroom.apps.workforce.services.commission_places import WORKFORCE_COMMISSIONING
        from stillroom.apps.workforce.services.compare_scenarios import WORKFORCE_COMPARISON
        from stillroom.apps.workforce.services.run_scenario import WORKFORCE_RUN

        for kind in (WORKFORCE_RUN, WORKFORCE_COMPARISON, WORKFORCE_COMMISSIONING):
            register_kind(kind)
        home_sections.register("workforce", workforce_sections)
        register_pages()
