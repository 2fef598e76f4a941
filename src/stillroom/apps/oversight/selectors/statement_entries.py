"""The statements of a period as entries of the trail."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import Max, QuerySet
from django.urls import reverse

from stillroom.apps.ledger.models import ChainHead, Statement
from stillroom.apps.ledger.presenters.words import Wording
from stillroom.apps.oversight.entries import Entry, Period
from stillroom.apps.places.models import Organisation
from stillroom.competence.days import day_of
from stillroom.competence.trail import Said, Subject, risks

PREFIX = "statement:"
AT_ONCE = 500


def statement_entries(period: Period) -> Iterator[Entry]:
    rows = list(_rows(period))
    words = Wording(period.names, period.titles)
    said = [_said(row) for row in rows]
    found = risks(said, period.look_for, _happened_before(period, said, rows))
    for row in rows:
        speaker = row.taken_over_by or row.author
        yield Entry(
            key=f"{PREFIX}{row.id}",
            recorded_at=row.recorded_at,
            text=words.sentence(row),
            who=words.person(speaker),
            by=frozenset(filter(None, (row.author, row.recorded_by, row.taken_over_by))),
            risks=found.get(row.id, frozenset()),
            happened_at=row.occurred_at,
            href=reverse("statement", args=[row.id]),
        )


def first_seq_from(organisation: Organisation, moment: datetime) -> int:
    """The number in the chain of the first statement recorded at `moment` or later: recorded moments only grow."""
    head = ChainHead.objects.filter(organisation=organisation).values_list("seq", flat=True).first() or 0
    low, high = 1, head + 1
    while low < high:
        middle = (low + high) // 2
        if _recorded_at(organisation, middle) < moment:
            low = middle + 1
        else:
            high = middle
    return low


def _recorded_at(organisation: Organisation, seq: int) -> datetime:
    rows = Statement.objects.filter(organisation=organisation, seq=seq)
    found: datetime = rows.values_list("recorded_at", flat=True).get()
    return found


def _rows(period: Period) -> Iterable[Statement]:
    rows = _of(period.organisation).filter(
        seq__gte=first_seq_from(period.organisation, period.start),
        seq__lte=period.through_seq,
    )
    found = rows.order_by("seq").iterator(chunk_size=2000)
    return found if period.people is None else (row for row in found if row.person in period.people)


def _of(organisation: Organisation) -> QuerySet[Statement]:
    return Statement.objects.filter(organisation=organisation).defer("payload", "prev_hash", "hash", "details")


def _said(row: Statement) -> Said:
    return Said(
        row.id,
        row.kind,
        row.person,
        row.author,
        row.competency,
        row.occurred_at,
        row.recorded_at,
        bool(row.taken_over_by),
    )


def _happened_before(period: Period, said: list[Said], rows: list[Statement]) -> dict[Subject, datetime]:
    """Asked only of those about whom something was recorded on a later day than it happened."""
    people = sorted({each.person for each in said if day_of(each.recorded_at) > day_of(each.occurred_at)})
    found: dict[Subject, datetime] = {}
    for start in range(0, len(people), AT_ONCE):
        before = _of(period.organisation).filter(person__in=people[start : start + AT_ONCE], seq__lt=rows[0].seq)
        for person, competency, at in before.values_list("person", "competency").annotate(Max("occurred_at")):
            found[person, competency] = at
    return found
