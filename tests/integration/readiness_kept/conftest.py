"""An installation in which one item waits for a signature."""

import pytest

from tests.installation import Installation
from tests.integration.readiness_kept.processes import run

BEFORE = "4 statements, 0 sign-offs: ready_to_sign"


@pytest.fixture
def waiting(migrated: Installation) -> Installation:
    assert run(migrated, "prepare()") == BEFORE
    return migrated
