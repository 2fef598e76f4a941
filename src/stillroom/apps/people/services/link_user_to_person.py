"""Ties an account to a person's record."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.people.models import Person


@transaction.atomic
def link_user_to_person(*, user: User, person: Person, by: User | None) -> Person:
    """Link them; `by` is None at the command line.

    Raises
    ------
    PermissionDenied
        Unless `by` administers the person's organisation.
    ValidationError
        When the record belongs to another account, or the account to someone else in that organisation.
    """
    if by is not None and not by.has_perm(Permission.MANAGE_ACCESS, person):
        raise PermissionDenied
    person = Person.objects.select_for_update().get(id=person.id)
    if person.user_id not in (None, user.id):
        raise ValidationError("This person's record belongs to another account. End that link first.")
    others = Person.objects.filter(organisation=person.organisation_id, user=user).exclude(id=person.id)
    if any(other.canonical_id != person.canonical_id for other in others):
        raise ValidationError("This account belongs to someone else in the organisation. Use another account.")
    person.user = user
    person.save(update_fields=["user"])
    return person
