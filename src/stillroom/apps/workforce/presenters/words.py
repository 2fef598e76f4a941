"""Numbers, groups and sectors in words."""

from decimal import Decimal

from stillroom.apps.people.models.post import StaffGroup
from stillroom.apps.workforce.models import Sector

SMALL = "Not shown"
NOT_RECORDED = "Not recorded"
HEADCOUNT, FTE = "headcount", "fte"
MEASURES = {HEADCOUNT: "Headcount", FTE: "Full-time equivalents (FTE)"}
VACANCY = "Posts needed less people in post, in full-time equivalents, as a share of the posts needed"
IN_POST = (
    "Stillroom holds no list of funded posts, so this page counts no vacancies. A scenario does: posts that its demand"
    " needs, less people in post, as a share of the posts needed."
)


def group_words(code: str) -> str:
    return dict(StaffGroup.choices).get(code, code)


def sector_words(code: str) -> str:
    return dict(Sector.choices).get(code, code)


def band_words(band: str) -> str:
    return f"Band {band}" if band else ""


def number_words(number: float | Decimal, places: int = 0) -> str:
    """“1,234”, “1,234.5”."""
    return f"{number:,.{places}f}"


def people_words(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"
