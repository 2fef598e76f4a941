"""The level descriptors of a version, be it a draft or published."""

from stillroom.apps.framework.models import FrameworkVersion, LevelDescriptor
from stillroom.competence.level import Level


def levels_of(version: FrameworkVersion) -> dict[str, list[Level]]:
    """Competency code → its levels, from entry level on."""
    found: dict[str, list[Level]] = {}
    rows = LevelDescriptor.objects.filter(competency__framework_version=version).order_by("level")
    for code, level, title, descriptor in rows.values_list("competency__code", "level", "title", "descriptor"):
        found.setdefault(code, []).append(Level(level, title, descriptor))
    return found
