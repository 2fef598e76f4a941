"""An administrator says of two records whether they are one human."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.people.events import SamePersonDecision, posts_changed, same_person_decided
from stillroom.apps.people.models import LookAlike, Person


@transaction.atomic
def decide_look_alike(*, look_alike: LookAlike, same: bool, by: User) -> LookAlike:
    """Record the decision. If the same, the younger record points to the older, with all that pointed to either.

    Raises
    ------
    PermissionDenied
        Unless `by` administers the organisation.
    ValidationError
        When `by` is one of the two, or the records were joined already: statements may rest on that by now.
    """
    look_alike = LookAlike.objects.select_for_update().get(id=look_alike.id)
    if not by.has_perm(Permission.DECIDE_LOOK_ALIKE, look_alike):
        raise PermissionDenied
    records = _records(look_alike)
    if any(record.user_id == by.id for record in records):
        raise ValidationError("You cannot decide about your own record. Ask another administrator.")
    if look_alike.decision == LookAlike.Decision.SAME:
        raise ValidationError("These two records were joined already. That cannot be undone.")
    _record(look_alike, same=same, by=by)
    oldest = records[0]
    if same:
        _join(records, by=by)
    else:
        oldest = look_alike.person_a
    same_person_decided.send(
        SamePersonDecision(look_alike.person_a_id, look_alike.person_b_id, canonical=oldest.id, same=same)
    )
    if same:
        posts_changed.send(frozenset({oldest.id}))
    return look_alike


def _record(look_alike: LookAlike, *, same: bool, by: User) -> None:
    look_alike.decision = LookAlike.Decision.SAME if same else LookAlike.Decision.DIFFERENT
    look_alike.decided_by, look_alike.decided_at = by, now()
    look_alike.save()


def _records(look_alike: LookAlike) -> list[Person]:
    """Every record of either human, the oldest first."""
    canonical = {person.same_as_id or person.id for person in (look_alike.person_a, look_alike.person_b)}
    return list(
        Person.objects.select_for_update()
        .filter(Q(id__in=canonical) | Q(same_as__in=canonical))
        .order_by("recorded_at", "employee_number")
    )


def _join(records: list[Person], *, by: User) -> None:
    oldest, *younger = records
    Person.objects.filter(id=oldest.id).update(same_as=None)
    Person.objects.filter(id__in=[record.id for record in younger]).update(same_as=oldest)
    ids = [record.id for record in records]
    among = LookAlike.objects.filter(person_a__in=ids, person_b__in=ids, decision=LookAlike.Decision.UNDECIDED)
    for pair in among:
        _record(pair, same=True, by=by)
