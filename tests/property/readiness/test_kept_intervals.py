"""What is kept of readiness equals what is derived anew, whatever changes and in whatever order."""

from hypothesis import HealthCheck, event, given, settings
from hypothesis.extra.django import TestCase

from tests.property.readiness.changes import Change, sequences
from tests.property.readiness.making import make
from tests.property.readiness.organisation import found
from tests.property.readiness.recomputed import kept, recomputed


class KeptIntervals(TestCase):
    def setUp(self) -> None:
        found()

    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    @given(sequences())
    def test_after_every_change_they_equal_recomputation(self, changes: list[Change]) -> None:
        assert kept() == recomputed()
        for change in changes:
            for came in make(change):
                event(came)
            assert kept() == recomputed(), change
