from collections.abc import Callable
from copy import deepcopy

import pytest

from tests.two_hospitals import TwoHospitals, two_hospitals


@pytest.fixture(scope="module")
def build() -> Callable[[], TwoHospitals]:
    return two_hospitals


@pytest.fixture
def hospitals(built: TwoHospitals, db: None) -> TwoHospitals:
    return deepcopy(built)
