from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "stillroom.apps.places"
    label = "places"
