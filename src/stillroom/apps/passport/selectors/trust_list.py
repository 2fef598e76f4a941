"""Whose credentials count at a unit."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Q, QuerySet

from stillroom.apps.passport.addresses import did_of
from stillroom.apps.passport.models import IssuerKey
from stillroom.apps.passport.models import TrustedIssuer as Row
from stillroom.apps.places.models import Organisation, Unit
from stillroom.standards.credentials.trust import TrustedIssuer, TrustList


def trusted_by(organisation: Organisation) -> QuerySet[Row]:
    """The organisation's whole list, everywhere first."""
    rows = Row.objects.filter(organisation=organisation, ended_at__isnull=True)
    return rows.select_related("unit", "added_by").order_by("unit__code", "name")


def trusted_row(organisation: Organisation, row_id: UUID) -> Row:
    """Raises TrustedIssuer.DoesNotExist, also when it is another organisation's."""
    return trusted_by(organisation).select_related("organisation").get(id=row_id)


def _at(unit: Unit) -> QuerySet[Row]:
    return trusted_by(unit.organisation).filter(Q(unit=unit) | Q(unit__isnull=True))


def trusted_dids(unit: Unit) -> frozenset[str]:
    return frozenset(_at(unit).values_list("did", flat=True))


def trust_list_of(unit: Unit) -> TrustList:
    """For checking: each issuer with its pinned keys; those of this installation with the keys they hold here."""
    return _trust_list(_at(unit))


def trust_list_of_organisation(organisation: Organisation) -> TrustList:
    """Of all its units together: for asking after what was accepted already."""
    return _trust_list(trusted_by(organisation))


def _trust_list(rows: Iterable[Row]) -> TrustList:
    local = local_dids()
    found: dict[str, TrustedIssuer] = {}
    for row in rows:
        keys = {name: pem.encode() for name, pem in row.keys.items()}
        if row.did in local:
            keys |= local_keys(local[row.did])
        found[row.did] = TrustedIssuer(row.did, row.name, keys)
    return TrustList(found)


def local_dids() -> Mapping[str, Organisation]:
    """The organisations of this installation, by the identifier they issue under."""
    return {did_of(each): each for each in Organisation.objects.order_by("name")}


def local_keys(organisation: Organisation) -> dict[str, bytes]:
    did = did_of(organisation)
    rows = IssuerKey.objects.filter(organisation=organisation)
    return {f"{did}#{name}": pem.encode() for name, pem in rows.values_list("name", "public_pem")}


def other_organisations(organisation: Organisation) -> list[Organisation]:
    """Those of this installation that are not on its list yet."""
    listed = set(trusted_by(organisation).filter(unit__isnull=True).values_list("did", flat=True))
    return [each for did, each in local_dids().items() if each != organisation and did not in listed]
