"""Say that two records are both hers. Only she does it, from both sides, and nobody matches her."""

import secrets
from datetime import timedelta
from urllib.parse import urlsplit
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.sealing import seal
from stillroom.apps.accounts.tokens import hash_token
from stillroom.apps.passport.models import LinkCode, LinkedRecord
from stillroom.apps.passport.selectors.own import links_of, own_records
from stillroom.apps.people.models import Person

LETTERS = "BCDFGHJKMNPQRSTVWXYZ23456789"  # none that is read as another
LENGTH = 12
GOOD_FOR = timedelta(minutes=15)
NOT_GOOD = "The code is not right, or is out of date. Make a new one on your other record and enter it here."


def make_link_code(*, person: Person, by: User) -> str:
    """Shown once, good for minutes and one use; a code made before stops working."""
    _check_own(person, by)
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    now = clock.now()
    with transaction.atomic():
        LinkCode.objects.filter(person=person, used_at__isnull=True, expires_at__gt=now).update(expires_at=now)
        LinkCode.objects.create(
            person=person, code_hash=hash_token(code), made_at=now, made_by=by, expires_at=now + GOOD_FOR
        )
    return "-".join(code[place : place + 4] for place in range(0, LENGTH, 4))


@transaction.atomic
def link_by_code(*, person: Person, code: str, by: User) -> LinkedRecord:
    """`person` is the record she is signed in for; the code is of the other. Raises ValidationError."""
    _check_own(person, by)
    typed = "".join(each for each in code.upper() if each in LETTERS)
    now = clock.now()
    found = (
        LinkCode.objects.select_for_update(of=("self",))
        .filter(code_hash=hash_token(typed), used_at__isnull=True, expires_at__gt=now)
        .select_related("person__organisation")
        .first()
    )
    if found is None:
        raise ValidationError({"code": NOT_GOOD})
    if found.person_id == person.id:
        raise ValidationError({"code": "The code is of this very record. Make one on your other record."})
    link = _link(person, found.person, by)
    found.used_at, found.used_by = now, by
    found.save(update_fields=["used_at", "used_by"])
    return link


@transaction.atomic
def link_own_record(*, person: Person, other_id: UUID, by: User) -> LinkedRecord:
    """Both records are tied to her account, so no code is needed; her word still is."""
    _check_own(person, by)
    other = next((each for each in own_records(by) if each.id == other_id and each.id != person.id), None)
    if other is None:
        raise PermissionDenied
    return _link(person, other, by)


@transaction.atomic
def link_share(*, person: Person, address: str, by: User) -> LinkedRecord:
    """Her record on another installation, by a share of it that she made there. Raises ValidationError."""
    _check_own(person, by)
    parts = urlsplit(address.strip())
    if parts.scheme not in ("https", "http") or not parts.hostname or "/shared/" not in parts.path:
        raise ValidationError({"address": "Enter the whole address of the share, as your other passport shows it"})
    path = parts.path.removesuffix("passport.json").rstrip("/")
    whole = f"{parts.scheme}://{parts.netloc}{path}/passport.json"
    return LinkedRecord.objects.create(
        person=person, sealed_address=seal(whole), label=parts.hostname[:200], linked_at=clock.now(), linked_by=by
    )


def unlink(*, person: Person, link: LinkedRecord, by: User) -> None:
    """From either side, at once. What she shared of the other record from here is no longer shared."""
    _check_own(person, by)
    rows = links_of(person).filter(id=link.id)
    if not rows.exists():
        raise PermissionDenied
    LinkedRecord.objects.filter(id=link.id).update(ended_at=clock.now(), ended_by=by, sealed_address="")


def _link(person: Person, other: Person, by: User) -> LinkedRecord:
    # One at a time, so that two presses make one link; always in the same order, so that they do not wait in a ring.
    list(Person.objects.select_for_update().filter(id__in=[person.id, other.id]).order_by("id"))
    if links_of(person).filter(person__in=[person, other], other__in=[person, other]).exists():
        raise ValidationError("These two records are linked already.")
    return LinkedRecord.objects.create(
        person=person, other=other, label=other.organisation.name, linked_at=clock.now(), linked_by=by
    )


def _check_own(person: Person, by: User) -> None:
    if person.id not in {each.id for each in own_records(by)}:
        raise PermissionDenied
