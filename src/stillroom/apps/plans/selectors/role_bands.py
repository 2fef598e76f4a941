"""At which bands roles are held in an organisation today: a role profile itself names none."""

from stillroom.apps.people.models import Person, Post
from stillroom.apps.people.selectors.people import records_of
from stillroom.apps.people.selectors.posts import current_posts
from stillroom.apps.places.models import Organisation
from stillroom.apps.plans.selectors.qualification_gaps import band_number


def role_bands(organisation: Organisation) -> dict[str, list[int]]:
    """Role profile code → bands, the lowest first."""
    found: dict[str, set[int]] = {}
    rows = current_posts(organisation=organisation).values_list("role_profile", "afc_band").distinct().order_by()
    for role, band in rows:
        number = band_number(band)
        if number is not None:
            found.setdefault(role, set()).add(number)
    return {role: sorted(bands) for role, bands in found.items()}


def posts_of_today(person: Person) -> list[Post]:
    """The newest start first."""
    rows = current_posts(organisation=person.organisation).filter(person__in=records_of(person))
    return list(rows.order_by("-start_date", "id"))
