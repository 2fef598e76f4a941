from collections.abc import Callable
from functools import partial

import pytest

from stillroom.apps.accounts.models import User
from tests.hospital import Hospital, make_hospital


@pytest.fixture(scope="module")
def build() -> Callable[[], Hospital]:
    return partial(make_hospital, trained=False)


@pytest.fixture
def planner(hospital: Hospital) -> User:
    return hospital.officer("workforce_planner")
