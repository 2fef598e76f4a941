"""Finding a person by name or employee number."""

from collections.abc import Iterable

from django.db.models import Q

from stillroom.apps.accounts import clock
from stillroom.apps.people.models import Post
from stillroom.apps.people.selectors.posts import held_on
from stillroom.apps.places.models import Organisation
from stillroom.competence.days import day_of

SHOWN = 30


def people_to_find(organisations: Iterable[Organisation], wanted: str) -> list[Post]:
    """Posts held today by people whose name or number has every word in it; at most `SHOWN`, by name."""
    rows = Post.objects.filter(
        held_on(day_of(clock.now())), replaced_at__isnull=True, person__organisation__in=list(organisations)
    ).select_related("person", "unit")
    for word in wanted.split()[:5]:
        rows = rows.filter(
            Q(person__first_name__icontains=word)
            | Q(person__last_name__icontains=word)
            | Q(person__employee_number__iexact=word)
        )
    return list(rows.order_by("person__last_name", "person__first_name", "start_date")[:SHOWN])
