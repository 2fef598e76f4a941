from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    name = "stillroom.apps.workforce"
    label = "workforce"

    def ready(self) -> None:
        from stillroom.apps.workforce.presenters.menu import register_pages

        register_pages()
