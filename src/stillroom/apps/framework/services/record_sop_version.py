"""A version of a unit's standard operating procedure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import SopVersion
from stillroom.apps.framework.permissions import check_keeps_overlay
from stillroom.apps.framework.selectors.frameworks import frameworks
from stillroom.apps.places.models import Unit


@dataclass(frozen=True, slots=True)
class Sop:
    """What is said of one version. `kept_at`: where to find it."""

    code: str
    version: str
    title: str
    competencies: Sequence[str]
    asks: str
    effective_on: date
    owner: str
    review_on: date
    kept_at: str


@transaction.atomic
def record_sop_version(*, unit: Unit, sop: Sop, by: User | None) -> SopVersion:
    """Record it, or correct the version of this code and number that is recorded already.

    Raises PermissionDenied, ValidationError by field.
    """
    check_keeps_overlay(by, unit)
    moment = now()
    current = SopVersion.objects.filter(unit=unit, code=sop.code, replaced_at__isnull=True)
    _check(sop, [row for row in current if row.version != sop.version])
    current.filter(version=sop.version).update(replaced_at=moment, replaced_by=by)
    return SopVersion.objects.create(
        unit=unit,
        code=sop.code,
        version=sop.version,
        title=sop.title,
        competencies=sorted(sop.competencies),
        asks=SopVersion.Asks(sop.asks),
        effective_on=sop.effective_on,
        owner=sop.owner,
        review_on=sop.review_on,
        kept_at=sop.kept_at,
        recorded_at=moment,
        recorded_by=by,
    )


@transaction.atomic
def withdraw_sop_version(*, sop: SopVersion, by: User | None) -> None:
    """Take it out of use, once: nobody is asked for it any more. Raises PermissionDenied."""
    check_keeps_overlay(by, sop.unit)
    SopVersion.objects.filter(id=sop.id, replaced_at__isnull=True).update(replaced_at=now(), replaced_by=by)


def _check(sop: Sop, others: Sequence[SopVersion]) -> None:
    unknown = sorted(set(sop.competencies) - frameworks().competencies.keys())
    if unknown:
        raise ValidationError({"competencies": f"No published framework has the competency “{unknown[0]}”."})
    if not sop.competencies:
        raise ValidationError({"competencies": "Choose at least one competency that the procedure stands behind."})
    if sop.review_on <= sop.effective_on:
        raise ValidationError({"review_on": "The review must come after the day the version takes effect."})
    for other in others:
        if other.effective_on == sop.effective_on:
            raise ValidationError(
                {"effective_on": f"Version {other.version} takes effect that day already. Choose another day."}
            )
