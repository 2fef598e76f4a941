from datetime import timedelta

import pytest

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import RoleGrant
from stillroom.apps.people.services.grant_role import Limit, grant_role
from stillroom.competence.days import day_of
from tests.hospital import PASSWORD, Hospital


@pytest.fixture
def lead(hospital: Hospital) -> User:
    """From outside, with no record anywhere; the hospital's administrator let her look."""
    user = User.objects.create_user("lead@region.example", PASSWORD, name="Lena Lead")
    limit = Limit(day_of(now()) + timedelta(days=30))
    role = RoleGrant.Role.REGIONAL_LEAD
    grant_role(user=user, organisation=hospital.organisation, role=role, limit=limit, by=None)
    return User.objects.get(id=user.id)
