from collections.abc import Callable

import pytest

from stillroom.apps.framework.services.import_competencies import import_competencies
from stillroom.demo.tables import read_rows, table_of
from stillroom.standards.tables.formats import COMPETENCIES
from tests.hospital import REFERENCE, Hospital, make_hospital


@pytest.fixture(scope="module")
def build() -> Callable[[], Hospital]:
    return hospital_with_a_logbook


def hospital_with_a_logbook() -> Hospital:
    """Where AS05 asks for two activities in 30 days; Olive was signed off in it 59 days ago."""
    hospital = make_hospital()
    rows = [row | {"change": ""} for row in read_rows(REFERENCE / "competencies.csv")]
    for row in rows:
        if row["code"] == "AS05":
            row |= {"change": "editorial", "activity_count": "2", "activity_days": "30"}
    table = table_of("competencies", COMPETENCIES, rows)
    report = import_competencies(table=table, framework="STARTER", version="2026.2", dry_run=False)
    assert report.ok, [str(problem) for problem in report.problems]
    return hospital
