from collections.abc import Callable
from copy import deepcopy

import pytest

from tests.architecture.world import World, make_world


@pytest.fixture(scope="module")
def build() -> Callable[[], World]:
    return make_world


@pytest.fixture
def world(built: World, db: None) -> World:
    return deepcopy(built)
