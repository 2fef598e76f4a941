from collections.abc import Callable

import pytest

from stillroom.apps.oversight.services.set_review_settings import SUGGESTED, set_review_settings
from tests.hospital import Hospital, make_hospital


@pytest.fixture(scope="module")
def build() -> Callable[[], Hospital]:
    return reviewed_hospital


def reviewed_hospital() -> Hospital:
    """Reviewed on a schedule; what its people are trained in was recorded today."""
    made = make_hospital()
    set_review_settings(organisation=made.organisation, by=None, **SUGGESTED)
    return made
