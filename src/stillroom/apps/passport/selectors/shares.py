"""What somebody shares, and who looked: for herself, and of a decision for who made it."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from stillroom.apps.passport.models import Disclosure, IssuedCredential, Share
from stillroom.apps.passport.selectors.own import people_shown_with
from stillroom.apps.people.models import Person
from stillroom.standards.credentials.competence_credential import read


def shares_of(person: Person) -> QuerySet[Share]:
    """Every share of her record or of a credential of it, the newest first, with who looked."""
    touching = Q(person=person) | Q(items__person=person)
    rows = Share.objects.filter(touching).select_related("person", "made_by", "disclosure")
    return rows.prefetch_related("items", "views__viewer").order_by("-made_at", "-id").distinct()


def share_of(person: Person, share_id: UUID) -> Share:
    """Raises Share.DoesNotExist."""
    return shares_of(person).get(id=share_id)


def is_open(share: Share, at: datetime) -> bool:
    return share.revoked_at is None and at < share.expires_at


def shareable(person: Person) -> Sequence[IssuedCredential]:
    """Her credentials that she may share, of this record and of those she linked to it."""
    rows = IssuedCredential.objects.filter(person__in=people_shown_with(person))
    return _latest(rows.select_related("organisation", "person", "qualification").order_by("issued_at", "id"))


def credential_of(person: Person, credential_id: UUID) -> IssuedCredential:
    """Raises IssuedCredential.DoesNotExist."""
    return IssuedCredential.objects.select_related("organisation", "person").get(person=person, id=credential_id)


def credentials_of(person: Person) -> Sequence[IssuedCredential]:
    rows = IssuedCredential.objects.filter(person=person).select_related("organisation", "person", "qualification")
    return _latest(rows.order_by("issued_at", "id"))


def _latest(rows: Iterable[IssuedCredential]) -> list[IssuedCredential]:
    """Without those of sign-offs that a later one of the same competency and context has renewed."""
    found: dict[object, tuple[datetime, IssuedCredential]] = {}
    for row in rows:
        if row.qualification_id:
            found[row.id] = row.issued_at, row
            continue
        said = read(json.loads(row.document))
        what = row.person_id, said.code, frozenset(said.context.items())
        if what not in found or found[what][0] <= said.signed_at:
            found[what] = said.signed_at, row
    return [row for _, row in found.values()]


def disclosures_of(person: Person) -> QuerySet[Disclosure]:
    rows = Disclosure.objects.filter(share__person=person)
    return rows.select_related("share__made_by").order_by("-share__made_at")


def disclosure_of(person: Person, disclosure_id: UUID) -> Disclosure:
    """Raises Disclosure.DoesNotExist."""
    return disclosures_of(person).get(id=disclosure_id)
