from collections.abc import Callable
from functools import partial

import pytest

from stillroom.apps.accounts import clock
from stillroom.apps.improvement.models import Finding
from stillroom.apps.improvement.services.record_finding import Said, record_finding
from stillroom.competence.days import ONE_DAY, day_of
from tests.hospital import Hospital, make_hospital


@pytest.fixture(scope="module")
def build() -> Callable[[], Hospital]:
    return partial(make_hospital, trained=False)


@pytest.fixture
def finding(hospital: Hospital) -> Finding:
    """Of ten days ago, about gowning; Ann answers for the unit."""
    said = Said("el97", day_of(clock.now()) - 10 * ONE_DAY, "section10", "major", "behaviour", "Cuffs", "", ["AS01"])
    return record_finding(unit=hospital.unit, reference="A1", said=said, by=hospital.user("ann"))
