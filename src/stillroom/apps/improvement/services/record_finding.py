"""Records a finding, or what is known of it now: the former row is closed and another written."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.improvement.models import Finding, FindingClosure, FindingDetails
from stillroom.apps.places.models import Unit
from stillroom.apps.places.selectors.known import known
from stillroom.competence.days import day_of


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a finding, by the names of its columns."""

    body: str
    found_on: date
    facility: str
    deficiency: str
    theme: str
    description: str
    root_cause: str = ""
    competencies: Sequence[str] = ()

    def as_fields(self) -> dict[str, object]:
        return asdict(self) | {"competencies": list(self.competencies)}

    def difference(self, stored: FindingDetails) -> str:
        """“theme: knowledge → behaviour”, or nothing."""
        wanted = self.as_fields()
        names = [name for name, value in wanted.items() if getattr(stored, name) != value]
        return "; ".join(f"{name}: {getattr(stored, name) or '–'} → {wanted[name] or '–'}" for name in names)


@transaction.atomic
def record_finding(*, unit: Unit, reference: str, said: Said, by: User, id_: UUID | None = None) -> Finding:
    """A new one. Raises PermissionDenied, or ValidationError when the reference is taken."""
    if not by.has_perm(Permission.RECORD_FINDING, unit):
        raise PermissionDenied
    if said.found_on > day_of(now()):
        raise ValidationError({"found_on": "The day must be today or in the past"})
    if Finding.objects.filter(unit=unit, reference=reference).exists():
        raise ValidationError({"reference": f"A finding with the reference {reference} is recorded already"})
    finding = Finding.objects.create(id=id_ or new_id(), unit=unit, reference=reference, recorded_at=now())
    write_details(finding, said, moment=now(), by=by)
    return finding


@transaction.atomic
def change_finding(*, finding: Finding, said: Said, by: User) -> None:
    """Say more, or correct it. What was said before is kept. Raises PermissionDenied, ValidationError once closed."""
    if not by.has_perm(Permission.RECORD_FINDING, finding.unit):
        raise PermissionDenied
    if FindingClosure.objects.filter(finding=finding).exists():
        raise ValidationError("This finding is closed and signed. Record another if it came back.")
    if said.found_on > day_of(now()):
        raise ValidationError({"found_on": "The day must be today or in the past"})
    stored = FindingDetails.objects.select_for_update().get(known(), finding=finding)
    if said.difference(stored):
        write_details(finding, said, moment=now(), by=by)


def write_details(finding: Finding, said: Said, *, moment: datetime, by: User | None) -> None:
    FindingDetails.objects.filter(known(), finding=finding).update(replaced_at=moment)
    FindingDetails.objects.create(finding=finding, recorded_at=moment, recorded_by=by, **said.as_fields())
