"""The statements of one organisation, newest first, a page at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from stillroom.apps.ledger.models import Statement
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation
from stillroom.competence.days import end_of, start_of

ON_A_PAGE = 50
MATCHING_PEOPLE = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to narrow the list to; an empty field narrows nothing. The days are those on which it happened."""

    person: str = ""
    competency: str = ""
    kind: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """`older` and `newer` are the numbers in the chain from which the next pages begin; None: there is none."""

    rows: list[Statement]
    older: int | None
    newer: int | None


def ledger_page(
    organisation: Organisation, wanted: Wanted, *, before: int | None = None, after: int | None = None
) -> LedgerPage:
    """The newest, those before a number in the chain, or those just after one. Costs the same on every page."""
    rows = _narrowed(organisation, wanted)
    if after is not None:
        found = list(rows.filter(seq__gt=after).order_by("seq")[: ON_A_PAGE + 1])
        more = len(found) > ON_A_PAGE
        found = found[:ON_A_PAGE][::-1]
        older = found[-1].seq if found else after + 1
        return LedgerPage(found, older, found[0].seq if found and more else None)
    if before is not None:
        rows = rows.filter(seq__lt=before)
    found = list(rows.order_by("-seq")[: ON_A_PAGE + 1])
    more = len(found) > ON_A_PAGE
    found = found[:ON_A_PAGE]
    newer = None if before is None else (found[0].seq if found else before - 1)
    return LedgerPage(found, found[-1].seq if more else None, newer)


def _narrowed(organisation: Organisation, wanted: Wanted) -> QuerySet[Statement]:
    rows = Statement.objects.filter(organisation=organisation).defer("payload")
    if wanted.person:
        rows = rows.filter(person__in=people_named(organisation, wanted.person))
    if wanted.competency:
        rows = rows.filter(competency=wanted.competency)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.since:
        rows = rows.filter(occurred_at__gte=start_of(wanted.since))
    if wanted.until:
        rows = rows.filter(occurred_at__lt=end_of(wanted.until))
    return rows


def people_named(organisation: Organisation, wanted: str) -> list[str]:
    """Ids of every record of those whose name or employee number has all the words in it."""
    rows = Person.objects.filter(organisation=organisation)
    for word in wanted.split()[:5]:
        rows = rows.filter(
            Q(first_name__icontains=word) | Q(last_name__icontains=word) | Q(employee_number__iexact=word)
        )
    humans = {same or id_ for id_, same in rows.values_list("id", "same_as_id")[:MATCHING_PEOPLE]}
    records = Person.objects.filter(Q(id__in=humans) | Q(same_as__in=humans)).values_list("id", flat=True)
    return [str(id_) for id_ in records]


def competencies_stated(organisation: Organisation) -> list[str]:
    """The codes that statements of the organisation name."""
    rows: Iterable[str] = Statement.objects.filter(organisation=organisation).values_list("competency", flat=True)
    return sorted(set(rows.distinct()))  # type: ignore[attr-defined]
