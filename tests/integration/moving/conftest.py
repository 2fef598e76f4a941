import pytest

from tests.two_hospitals import TwoHospitals, two_hospitals


@pytest.fixture
def hospitals(db: None) -> TwoHospitals:
    return two_hospitals()
