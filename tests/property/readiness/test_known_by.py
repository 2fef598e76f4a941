"""What a board showed at a moment can be shown again, whatever was recorded, replaced or decided since.

Proves H3.
"""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis.extra.django import TestCase

from stillroom.apps.accounts import clock
from stillroom.apps.readiness.selectors.report import readiness_report
from stillroom.apps.readiness.selectors.standings import PostStanding, standings
from tests.property.readiness.changes import Change, sequences
from tests.property.readiness.making import make
from tests.property.readiness.organisation import found, organisation

AFTER = timedelta(milliseconds=1)  # a batch of statements is recorded a few microseconds long


def shown(at: datetime, known_by: datetime | None = None) -> tuple[list[PostStanding], dict[str, Any]]:
    """How everyone stands, and the report with who may observe and sign; in no particular order."""
    report = readiness_report(organisation(), at=at, known_by=known_by)
    report["posts"].sort(key=str)
    found = standings(organisation(), at=at, known_by=known_by)
    return sorted(found, key=lambda standing: str(standing.post.id)), report


class KnownBy(TestCase):
    def setUp(self) -> None:
        found()

    @settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
    @given(sequences())
    def test_as_known_by_then_equals_what_was_shown_then(self, changes: list[Change]) -> None:
        snapshots = []
        for change in changes:
            make(change)
            moment = datetime.fromisoformat(change["at"]) + AFTER
            with clock.standing_at(moment):
                snapshots.append((moment, shown(moment)))
        for moment, then in snapshots:
            assert shown(moment, known_by=moment) == then, moment
