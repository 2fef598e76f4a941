"""Asking for a run on a page, with the id that the form carries."""

import pytest
from django.test import Client
from django.urls import reverse

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.models import Job, User
from stillroom.apps.workforce.models import ProjectionRun
from stillroom.apps.workforce.services.keep_scenario import begin_scenario
from tests.hospital import Hospital
from tests.integration.workforce.small import SMALL

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_an_id_that_somebody_else_uses_asks_for_a_run_of_ones_own(hospital: Hospital, planner: User) -> None:
    scenario = begin_scenario(organisation=hospital.organisation, title="x", text=SMALL, files={}, by=planner)
    page, given = reverse("run_scenario", args=[scenario.id]), {"job": str(new_id())}
    for user in (planner, hospital.user("ann")):
        client = Client()
        client.force_login(user)
        for _ in range(2):
            assert client.post(page, given).status_code == 302
    assert [run.asked_by for run in ProjectionRun.objects.order_by("asked_at")][:2] == [planner, hospital.user("ann")]
    assert str(Job.objects.get(owner=planner).id) == given["job"]
    assert ProjectionRun.objects.filter(asked_by=planner).count() == 1
