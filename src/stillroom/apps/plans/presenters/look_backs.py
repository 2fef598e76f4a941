"""Open look-backs on the home page of those who may close them."""

from collections.abc import Sequence

from django.urls import reverse

from stillroom.apps.plans.home_sections import Section, section
from stillroom.apps.readiness.presenters.look_back import look_backs_finding
from stillroom.apps.readiness.selectors.look_backs import Shown


def look_back_sections(waiting: Sequence[Shown]) -> list[Section]:
    """One, or none when nothing waits."""
    if not waiting:
        return []
    finding = f"{look_backs_finding(waiting)} The product made before each failure waits for your review."
    return [section("Look-backs", finding, (), ("Go to the look-backs", reverse("look_backs")))]
