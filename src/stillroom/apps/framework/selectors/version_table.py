"""A version as the tables people fill in: what is exported, checked before publishing, and signed."""

import hashlib
import json
from collections.abc import Mapping

from stillroom.apps.framework.models import Competency, FrameworkVersion
from stillroom.apps.framework.selectors.frameworks import competencies_of
from stillroom.apps.framework.selectors.levels import levels_of
from stillroom.standards.tables import Row, Table
from stillroom.standards.tables.formats import COMPETENCIES


def competency_cells(row: Competency) -> dict[str, str]:
    """One competency as its row says it; every column of the table stands in the model by its name."""
    return {name: _cell(getattr(row, name)) for name in COMPETENCIES.names}


def version_table(version: FrameworkVersion) -> Table:
    """Its competencies in their order; the row number is the position."""
    rows = [Row(version.version, row.position, competency_cells(row)) for row in competencies_of(version)]
    return Table(version.version, COMPETENCIES, tuple(rows))


def level_cells(version: FrameworkVersion) -> list[Mapping[str, str]]:
    return [
        {"code": code, "level": str(each.level), "title": each.title, "descriptor": each.descriptor}
        for code, levels in levels_of(version).items()
        for each in levels
    ]


def fingerprint(version: FrameworkVersion) -> str:
    """SHA-256 of everything the version states: what a reviewer approves and an owner signs."""
    stated = {
        "framework": version.framework.code,
        "version": version.version,
        "competencies": [row.cells for row in version_table(version).rows],
        "levels": sorted(level_cells(version), key=lambda row: (row["code"], row["level"])),
    }
    return hashlib.sha256(json.dumps(stated, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _cell(value: object) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case list():
            return "; ".join(value)
        case _:
            return str(value)
