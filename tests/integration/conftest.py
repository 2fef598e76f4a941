"""The hospital that tests begin with. A directory or a file whose tests begin with another has a `build` of its own."""

from collections.abc import Callable
from copy import deepcopy

import pytest

from tests.hospital import Hospital, make_hospital


@pytest.fixture(scope="module")
def build() -> Callable[[], object]:
    return make_hospital


@pytest.fixture
def hospital(built: Hospital, db: None) -> Hospital:
    """A copy, since tests change what they hold as well as what is stored."""
    return deepcopy(built)
