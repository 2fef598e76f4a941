"""Record what the rules ask about a person: an enrolment, a qualification, a registration, a supervisor, experience."""

from datetime import date
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import ExperiencePeriod, Supervision
from stillroom.apps.people.models.dated_record import DatedRecord
from stillroom.apps.places.selectors.known import known
from stillroom.competence.days import day_of

Fact = TypeVar("Fact", bound=DatedRecord)
FIRST_DAYS = ("enrolled_on", "awarded_on", "start_date")
ENDS = ("completed_on", "withdrawn_on", "end_date", "valid_until")


@transaction.atomic
def record_fact(*, fact: Fact, by: User | None, replaces: DatedRecord | None = None) -> Fact:
    """Write a new row; `replaces` is closed with it. Raises ValidationError for what cannot be."""
    moment = now()
    _check(fact, day_of(moment))
    if by is not None and fact.person.user_id == by.id and not _proposed(fact):
        raise ValidationError("Somebody else records this about you.")
    if replaces is not None:
        closed = type(replaces)._default_manager.filter(known(), id=replaces.id)
        if not closed.update(replaced_at=moment, replaced_by=by):
            raise ValidationError("Somebody has changed this record in the meantime. Open it again.")
    fact.recorded_at, fact.recorded_by = moment, by
    same = type(fact)._default_manager.filter(known(), **{name: getattr(fact, name) for name in _identity(fact)})
    if same.exists():
        raise ValidationError("This is recorded already. Change the record that is there.")
    fact.save(force_insert=True)
    return fact


@transaction.atomic
def withdraw_fact(*, fact: DatedRecord, by: User) -> None:
    """Close a record that was wrong. It stays to be read as it was known."""
    type(fact)._default_manager.filter(known(), id=fact.id).update(replaced_at=now(), replaced_by=by)


def _proposed(fact: DatedRecord) -> bool:
    """What one may say of oneself: a period of experience, until it is confirmed."""
    return isinstance(fact, ExperiencePeriod) and fact.confirmed_at is None


def _identity(fact: DatedRecord) -> tuple[str, ...]:
    constraint = next(c for c in fact._meta.constraints if c.name.endswith("_one_current"))
    return tuple(constraint.fields)  # type: ignore[attr-defined]


def _check(fact: DatedRecord, today: date) -> None:
    started = next(day for day in (getattr(fact, name, None) for name in FIRST_DAYS) if day)
    for name in ENDS:
        end = getattr(fact, name, None)
        if end is not None and end < started:
            raise ValidationError({name: "This day is before the first."})
    for name in ("completed_on", "withdrawn_on", "awarded_on"):
        day = getattr(fact, name, None)
        if day is not None and day > today:
            raise ValidationError({name: "This day is still to come."})
    supervisor = fact.supervisor if isinstance(fact, Supervision | ExperiencePeriod) else None
    if supervisor is not None and supervisor.canonical_id == fact.person.canonical_id:
        raise ValidationError({"supervisor": "Nobody supervises herself."})
