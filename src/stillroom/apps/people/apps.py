from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "stillroom.apps.people"
    label = "people"
