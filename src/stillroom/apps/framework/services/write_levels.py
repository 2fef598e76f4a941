"""Writes the level descriptors of competencies that were just written."""

from collections.abc import Iterable, Mapping, Sequence

from stillroom.apps.framework.models import Competency, CompetencyFramework, LevelDescriptor
from stillroom.apps.framework.selectors.frameworks import versions_of
from stillroom.apps.framework.selectors.levels import levels_of
from stillroom.competence.level import Level


def write_levels(competencies: Iterable[Competency], levels: Mapping[str, Sequence[Level]]) -> None:
    """`levels`: code → its levels."""
    LevelDescriptor.objects.bulk_create(
        LevelDescriptor(competency=each, level=level.level, title=level.title, descriptor=level.descriptor)
        for each in competencies
        for level in levels.get(each.code, ())
    )


def carry_levels(competencies: Iterable[Competency], framework: CompetencyFramework, *, before: int) -> None:
    """Let each keep what the version before the one of that ordinal says of its levels."""
    earlier = versions_of(framework).filter(ordinal__lt=before).first()
    if earlier is not None:
        write_levels(competencies, levels_of(earlier))
