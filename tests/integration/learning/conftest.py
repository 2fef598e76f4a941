"""Olive lacks one observation of AS06; Tom is her line manager, and so reviews her plan."""

import pytest

from stillroom.apps.academy.models import LearningItem
from stillroom.apps.accounts import clock
from stillroom.apps.plans.models import LearningPlan
from stillroom.apps.plans.services.open_plan import open_plan
from tests.hospital import Hospital


@pytest.fixture
def plan(hospital: Hospital) -> LearningPlan:
    return open_plan(person=hospital.people["olive"], role_profile="aseptic_operator", by=hospital.user("olive"))


@pytest.fixture
def transfers(hospital: Hospital) -> LearningItem:
    return LearningItem.objects.create(
        code="LI6", title="Transfers on a training isolator", competencies=["AS06"], minutes=30, recorded_at=clock.now()
    )
