"""The home page: which reviews of the records are due."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from stillroom.apps.oversight.presenters.reviews import due_rows
from stillroom.apps.oversight.selectors.reviews import Due
from stillroom.apps.places.models import Organisation
from stillroom.apps.plans.home_sections import Section, section


def reviews_sections(place: Organisation, due: Sequence[Due], today: date) -> list[Section]:
    """Only what is due or begun."""
    found = [each for each in due if each.open or each.on < today]
    if not found:
        return []
    tasks = [row | {"href": row["href"] or reverse("reviews", args=[place.id])} for row in due_rows(found, today)]
    finding = "A review of the records waits." if len(found) == 1 else f"{len(found)} reviews of the records wait."
    return [section("Reviews", finding, tasks, ("All reviews", reverse("reviews", args=[place.id])))]
