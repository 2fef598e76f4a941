"""Look-backs: what was made between the last good sample and a failure that suspended, and what was decided of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.ledger.selectors.staff import OrganisationStaff
from stillroom.apps.places.models import Organisation
from stillroom.apps.readiness.models import LookBackReview
from stillroom.competence.review import LookBack, look_backs
from stillroom.competence.statement import Kind, Outcome


@dataclass(frozen=True, slots=True)
class Shown:
    """One look-back with its latest review, if there is any."""

    person: str
    competency: str
    found: LookBack
    review: LookBackReview | None

    @property
    def open(self) -> bool:
        return self.review is None or not self.review.closed


def look_backs_of(organisation: Organisation, *, people: Iterable[str] | None = None) -> list[Shown]:
    """Every look-back, the latest first; `people` are canonical ids."""
    staff = OrganisationStaff(organisation, people)
    failed = Statement.objects.filter(organisation=organisation, kind=Kind.OBSERVATION, outcome=Outcome.FAIL)
    if people is not None:
        failed = failed.filter(person__in=staff.all_records())
    concerned = {(staff.canonical(person), code) for person, code in failed.values_list("person", "competency")}
    if not concerned:
        return []
    reviews = _reviews(organisation)
    book = open_book(organisation, people={person for person, _ in concerned}, competencies={c for _, c in concerned})
    shown = []
    for person, code in concerned:
        record = book.history(person).record(code)
        for found in look_backs(record) if record else ():
            shown.append(Shown(person, code, found, reviews.get(found.failure)))
    return sorted(shown, key=lambda each: each.found.until, reverse=True)


def open_look_backs(organisation: Organisation, *, people: Iterable[str] | None = None) -> list[Shown]:
    return [each for each in look_backs_of(organisation, people=people) if each.open]


def look_back_of(failure: Statement) -> Shown | None:
    """The look-back that a failure opened, if it is one that suspended."""
    staff = OrganisationStaff(failure.organisation, {failure.person})
    found = look_backs_of(failure.organisation, people=[staff.canonical(failure.person)])
    return next((each for each in found if each.found.failure == failure.id), None)


def reviews_of(failure: Statement) -> list[LookBackReview]:
    """All that was recorded of it, the latest first."""
    rows = LookBackReview.objects.filter(organisation=failure.organisation, failure=failure.id)
    return list(rows.select_related("reviewed_by").order_by("-recorded_at"))


def affected(code: str) -> list[str]:
    """The competency, and all that may not be worked without it."""
    return sorted(frameworks().dependants_closure({code}))


def made_between(shown: Shown, organisation: Organisation) -> list[Statement]:
    """What the ledger says she did in the interval: entries of logbooks and samples, in the competencies affected."""
    rows = Statement.objects.filter(
        organisation=organisation,
        person__in=records_of_human(organisation, shown.person),
        competency__in=affected(shown.competency),
        kind__in=(Kind.ACTIVITY, Kind.OBSERVATION),
        about="",
        occurred_at__lte=shown.found.until,
    ).defer("payload")
    if shown.found.since is not None:
        rows = rows.filter(occurred_at__gte=shown.found.since)
    return list(rows.order_by("occurred_at", "seq"))


def records_of_human(organisation: Organisation, person: str) -> list[str]:
    return sorted(OrganisationStaff(organisation, {person}).all_records())


def _reviews(organisation: Organisation) -> dict[str, LookBackReview]:
    rows = LookBackReview.objects.filter(organisation=organisation, replaced_at__isnull=True)
    return {row.failure: row for row in rows.select_related("reviewed_by")}
