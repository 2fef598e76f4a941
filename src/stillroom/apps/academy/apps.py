from django.apps import AppConfig


class AcademyConfig(AppConfig):
    name = "stillroom.apps.academy"
    label = "academy"

    def ready(self) -> None:
        from stillroom.apps.academy import menu  # noqa: F401
        from stillroom.apps.academy.selectors.offers import CatalogueOffers
        from stillroom.apps.plans import learning_offers

        learning_offers.register(CatalogueOffers())
