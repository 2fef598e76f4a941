"""On which days people passed a broth test, by the day of sampling."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime

from stillroom.apps.ledger.models import Statement
from stillroom.apps.people.selectors.people import canonical_ids
from stillroom.apps.places.models import Organisation
from stillroom.competence.days import day_of
from stillroom.competence.statement import Kind, Outcome

BROTH = "broth"


def broths_passed(
    organisation: Organisation, people: Collection[str] | None, known_by: datetime | None = None
) -> dict[str, list[date]]:
    """Human → days, of everyone or some people. A result read later counts for the day its sample was taken."""
    rows = Statement.objects.filter(organisation=organisation)
    if known_by is not None:
        rows = rows.filter(recorded_at__lte=known_by)
    revoked = set(rows.filter(kind=Kind.REVOCATION).values_list("about", flat=True))
    told = rows.filter(kind=Kind.OBSERVATION, method=BROTH)
    humans = {str(record): str(human) for record, human in canonical_ids(organisation, known_by).items()}
    if people is not None:
        wanted = set(people)
        told = told.filter(person__in=[record for record, human in humans.items() if human in wanted])
    seen = list(told.order_by("occurred_at", "seq").values_list("id", "person", "outcome", "occurred_at", "about"))
    sampled = {id_: occurred for id_, _, _, occurred, _ in seen}
    found: dict[str, list[date]] = defaultdict(list)
    for id_, person, outcome, occurred, about in seen:
        if outcome == Outcome.PASS and id_ not in revoked and about not in revoked:
            found[humans.get(person, person)].append(day_of(sampled.get(about, occurred)))
    return found
