"""Put an issuer on the trust list, or take it off."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.passport.addresses import did_of
from stillroom.apps.passport.models import TrustedIssuer
from stillroom.apps.places.models import Organisation, Unit


@transaction.atomic
def trust_issuer(
    *,
    organisation: Organisation,
    did: str,
    name: str,
    by: User | None,
    unit: Unit | None = None,
    keys: Mapping[str, str] | None = None,
    compared_how: str = "",
) -> TrustedIssuer:
    """Once is enough: an issuer that is listed already stays as it is. Raises PermissionDenied, ValidationError."""
    _check_may(by, organisation)
    did, name = did.strip(), name.strip()
    if not did.startswith(("did:web:", "did:key:")):
        raise ValidationError({"did": "Enter an identifier that begins with did:web: or did:key:"})
    if did == did_of(organisation):
        raise ValidationError({"did": "That is this organisation itself, whose records need no passport here."})
    if not name:
        raise ValidationError({"name": "Enter the name of the issuer."})
    if unit is not None and unit.organisation_id != organisation.id:
        raise ValidationError({"unit": "Choose a unit of this organisation."})
    listed = TrustedIssuer.objects.filter(organisation=organisation, unit=unit, did=did, ended_at__isnull=True).first()
    return listed or TrustedIssuer.objects.create(
        organisation=organisation,
        unit=unit,
        did=did,
        name=name,
        keys=dict(keys or {}),
        compared_how=compared_how.strip()[:200],
        added_at=now(),
        added_by=by,
    )


def trust_organisation(*, organisation: Organisation, other: Organisation, by: User | None) -> TrustedIssuer:
    """Another organisation of this installation: its keys are read here, so there is nothing to compare."""
    return trust_issuer(organisation=organisation, did=did_of(other), name=other.name, by=by)


@transaction.atomic
def end_trust(*, row: TrustedIssuer, by: User) -> None:
    """From now on. What was accepted on its word stays, and is followed as before. Raises PermissionDenied."""
    _check_may(by, row.organisation)
    TrustedIssuer.objects.filter(id=row.id, ended_at__isnull=True).update(ended_at=now(), ended_by=by)


def _check_may(by: User | None, organisation: Organisation) -> None:
    if by is not None and not by.has_perm(Permission.KEEP_TRUST_LIST, organisation):
        raise PermissionDenied
