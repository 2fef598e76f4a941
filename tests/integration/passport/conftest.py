import pytest

from tests.hospital import Hospital, make_hospital


@pytest.fixture
def hospital(db: None) -> Hospital:
    return make_hospital()
