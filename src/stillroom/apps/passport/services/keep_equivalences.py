"""Say that a competency elsewhere stands for one here, or that it no longer does."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.passport.models import CompetencyEquivalence
from stillroom.apps.places.selectors.known import known
from stillroom.competence.framework import Frameworks
from stillroom.competence.transfer import Extent

IDENTITY = ("source_framework", "source_competency", "source_version", "target_competency", "target_version")


@dataclass(frozen=True, slots=True)
class EquivalenceRow:
    """One row, with the names of the model's fields."""

    source_framework: str
    source_competency: str
    target_competency: str
    extent: str
    why: str
    source_version: str = ""
    target_version: str = ""
    methods: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(getattr(self, name) for name in IDENTITY)

    def as_fields(self) -> dict[str, Any]:
        return asdict(self) | {"methods": list(self.methods)}


def problems_of(row: EquivalenceRow, found: Frameworks) -> dict[str, str]:
    """Field → what is wrong and what to do about it."""
    problems: dict[str, str] = {}
    target = found.history(row.target_competency)
    if target is None:
        problems["target_competency"] = f"No published framework has the competency “{row.target_competency}”."
        return problems
    if row.target_version and target.edition(row.target_version) is None:
        problems["target_version"] = f"{target.code} is not in version “{row.target_version}”."
    if found.framework_of.get(target.code) == row.source_framework and target.code == row.source_competency:
        problems["source_competency"] = "That is the same competency, and stands for itself. Name another."
    in_scheme = target.current.scheme.methods
    if row.extent == Extent.PART and not row.methods:
        problems["methods"] = "Name the methods whose passes stand here, for example knowledge."
    elif row.extent == Extent.WHOLE and row.methods:
        problems["methods"] = "Leave the methods empty where it stands for the whole."
    elif unknown := sorted(set(row.methods) - set(in_scheme)):
        problems["methods"] = f"{target.code} does not ask for {', '.join(unknown)}. Use: {', '.join(in_scheme)}."
    if row.valid_from and row.valid_until and row.valid_until < row.valid_from:
        problems["valid_until"] = "The last day is before the first. Correct one of the two."
    if not row.why:
        problems["why"] = "Say on what grounds, for example who compared the two and when."
    return problems


@transaction.atomic
def keep_equivalence(*, row: EquivalenceRow, by: User | None) -> CompetencyEquivalence:
    """One for the same pair of competencies and versions is closed and replaced. Raises by field what is wrong."""
    check_may_keep(by)
    problems = problems_of(row, frameworks())
    if problems:
        raise ValidationError(problems)
    return write_equivalences([row], by=by)[0]


def write_equivalences(rows: list[EquivalenceRow], *, by: User | None) -> list[CompetencyEquivalence]:
    """Checked already; in a transaction."""
    moment = now()
    for row in rows:
        same = dict(zip(IDENTITY, row.key, strict=True))
        CompetencyEquivalence.objects.filter(known(), **same).update(replaced_at=moment, replaced_by=by)
    return CompetencyEquivalence.objects.bulk_create(
        CompetencyEquivalence(recorded_at=moment, recorded_by=by, **row.as_fields()) for row in rows
    )


def end_equivalence(*, row: CompetencyEquivalence, by: User) -> None:
    """Raises PermissionDenied."""
    check_may_keep(by)
    CompetencyEquivalence.objects.filter(known(), id=row.id).update(replaced_at=now(), replaced_by=by)


def check_may_keep(by: User | None) -> None:
    if by is not None and not by.has_perm(Permission.EDIT_FRAMEWORK):
        raise PermissionDenied
