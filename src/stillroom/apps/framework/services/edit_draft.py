"""Changes a draft: one competency, its place, its levels, or everything from a file."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.core.exceptions import ValidationError

from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import Competency, FrameworkVersion, LevelDescriptor
from stillroom.apps.framework.services.competency_rows import read_rows
from stillroom.apps.framework.services.draft_lock import editing
from stillroom.apps.framework.services.write_content import Content, write_content
from stillroom.competence.framework import Change
from stillroom.competence.level import Level
from stillroom.standards.tables import ImportReport, Problem, Row, Table
from stillroom.standards.tables.formats import COMPETENCIES


def replace_content(*, draft: FrameworkVersion, content: Content, by: User) -> None:
    with editing(draft, by) as held:
        write_content(held, content)


def save_competency(
    *, draft: FrameworkVersion, competency_id: UUID | None, cells: Mapping[str, str], by: User
) -> list[Problem]:
    """Write one competency from the cells of its row, a new one at the end. With problems nothing is written.

    Its class of change is asked anew by whoever compares it: what it was chosen for may no longer be what it says.
    """
    with editing(draft, by) as held:
        rows = Competency.every.filter(framework_version=held)
        stored = rows.get(id=competency_id) if competency_id else None
        table = Table("draft", COMPETENCIES, (Row("draft", 1, {**cells, "change": "", "transition_until": ""}),))
        report = ImportReport.of(table, dry_run=False)
        read = read_rows(table, report)
        problems = list(report.problems)
        others = rows.exclude(id=competency_id) if competency_id else rows
        if read and others.filter(code=read[0].code).exists():
            wrong = f"“{read[0].code}” stands in this draft already."
            problems.append(Problem("draft", 1, "code", wrong, "Give it another code."))
        if problems:
            return problems
        found = stored or Competency(framework_version=held, position=_last_position(held) + 1)
        found.code = read[0].code
        for name, value in read[0].content.items():
            setattr(found, name, value)
        found.change, found.transition_until = Change.UNCHANGED, None
        found.save()
    return []


def drop_competency(*, draft: FrameworkVersion, competency_id: UUID, by: User) -> str:
    """Take it out of the draft; returns its code. Raises Competency.DoesNotExist."""
    with editing(draft, by) as held:
        found = Competency.every.get(framework_version=held, id=competency_id)
        found.delete()
        return found.code


def move_competency(*, draft: FrameworkVersion, competency_id: UUID, earlier: bool, by: User) -> None:
    """Change places with its neighbour; at either end nothing happens. Raises Competency.DoesNotExist."""
    with editing(draft, by) as held:
        rows = Competency.every.filter(framework_version=held)
        found = rows.get(id=competency_id)
        if earlier:
            other = rows.filter(position__lt=found.position).order_by("-position").first()
        else:
            other = rows.filter(position__gt=found.position).order_by("position").first()
        if other is not None:
            found.position, other.position = other.position, found.position
            Competency.every.bulk_update([found, other], ["position"])


def set_levels(*, draft: FrameworkVersion, competency_id: UUID, levels: Sequence[Level], by: User) -> None:
    """Say anew what the competency looks like at each level. Raises Competency.DoesNotExist."""
    if len({each.level for each in levels}) != len(levels):
        raise ValidationError("A level stands twice. Give each level its own number.")
    with editing(draft, by) as held:
        found = Competency.every.get(framework_version=held, id=competency_id)
        LevelDescriptor.objects.filter(competency=found).delete()
        LevelDescriptor.objects.bulk_create(
            LevelDescriptor(competency=found, level=each.level, title=each.title, descriptor=each.descriptor)
            for each in levels
        )


def _last_position(draft: FrameworkVersion) -> int:
    last = Competency.every.filter(framework_version=draft).order_by("position").last()
    return last.position if last else 0
