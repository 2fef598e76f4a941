from django.apps import AppConfig


class UiConfig(AppConfig):
    """Makes the templates and static files of the design system findable."""

    name = "stillroom.ui"
    label = "ui"
