"""The dated rules, and what is recorded of people for them, as entries of the trail; and reviews of look-backs."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse

from stillroom.apps.framework.models import RuleVersion
from stillroom.apps.ledger.models import Statement
from stillroom.apps.oversight.entries import Entry, Period
from stillroom.apps.oversight.selectors.record_entries import entry, recorded_in
from stillroom.apps.people.models import Enrolment, ExperiencePeriod, Qualification, Registration, Supervision
from stillroom.apps.readiness.models import LookBackReview
from stillroom.competence.statement import Outcome
from stillroom.ui.formats import day

Words = Callable[[Any], str]

RECORDS: tuple[tuple[Any, str, Words], ...] = (
    (Enrolment, "enrolment", lambda row: f"Enrolment on {row.course} from {day(row.enrolled_on)}"),
    (ExperiencePeriod, "experience", lambda row: f"Experience under {row.named} from {day(row.start_date)}"),
    (Qualification, "qualification", lambda row: f"Qualification {row.title} of {day(row.awarded_on)}"),
    (Registration, "registration", lambda row: f"Registration with {row.body} from {day(row.start_date)}"),
    (Supervision, "supervision", lambda row: f"{row.get_kind_display()} from {day(row.start_date)}"),
)


def rule_entries(period: Period) -> Iterator[Entry]:
    for model, name, words in RECORDS:
        yield from _of_people(period, model, name, words)
    yield from _rules(period)
    yield from _look_backs(period)


def _people(period: Period) -> Q:
    return Q() if period.people is None else Q(person__in=period.people)


def _of_people(period: Period, model: Any, name: str, words: Words) -> Iterator[Entry]:
    rows = model.objects.filter(_people(period), person__organisation=period.organisation)
    rows = rows.select_related("person", "recorded_by", "replaced_by")
    for row in rows.filter(recorded_in(period, "recorded_at")):
        yield _of_person(period, f"{name}:{row.id}", row, f"{words(row)} recorded", closed=False)
    for row in rows.filter(recorded_in(period, "replaced_at")):
        yield _of_person(period, f"{name}-closed:{row.id}", row, f"{words(row)} closed or replaced", closed=True)


def _of_person(period: Period, key: str, row: Any, text: str, *, closed: bool) -> Entry:
    at, by = (row.replaced_at, row.replaced_by) if closed else (row.recorded_at, row.recorded_by)
    href = reverse("person_rules", args=[row.person_id])
    return entry(period, key, at, f"{row.person.full_name}: {text}", by, href=href)


def _rules(period: Period) -> Iterator[Entry]:
    """Of the installation: a unit's review lists them too, since they decide who may work there."""
    rows = RuleVersion.objects.select_related("rule", "recorded_by")
    for row in rows.filter(recorded_in(period, "recorded_at")):
        text = f"Rule {row.rule.code} recorded: {row.title}"
        yield entry(period, f"rule:{row.id}", row.recorded_at, text, row.recorded_by)


def _look_backs(period: Period) -> Iterator[Entry]:
    rows = LookBackReview.objects.filter(organisation=period.organisation).select_related("recorded_by")
    if period.people is not None:
        failures = Statement.objects.filter(organisation=period.organisation, outcome=Outcome.FAIL)
        rows = rows.filter(failure__in=failures.filter(person__in=period.people).values("id"))
    for row in rows.filter(recorded_in(period, "recorded_at")):
        deviation = f", deviation {row.deviation}" if row.deviation else ""
        text = f"Look-back {'closed' if row.closed else 'kept open'}{deviation}"
        href = reverse("look_back", args=[row.failure])
        yield entry(
            period, f"look-back:{row.id}", row.recorded_at, text, row.recorded_by, reason=row.conclusion, href=href
        )
