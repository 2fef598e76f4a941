"""The pages of the workforce, beside each other below every heading."""

from django.urls import reverse

from stillroom.apps.places.models import Organisation

PAGES = {
    "picture": ("The workforce now", "workforce_picture"),
    "scenarios": ("Scenarios", "scenarios"),
    "commissioning": ("Training places", "commissioning"),
    "costing": ("Cost of training", "training_cost"),
}


def workforce_links(organisation: Organisation, current: str) -> list[tuple[str, str, bool]]:
    return [(text, reverse(route, args=[organisation.id]), name == current) for name, (text, route) in PAGES.items()]
