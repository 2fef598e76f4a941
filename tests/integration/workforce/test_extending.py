"""A scenario that extends a shipped one, changed on pages: it goes on extending, for there its tables are."""

import pytest
from django.test import Client
from django.urls import reverse

from stillroom.apps.accounts.models import User
from stillroom.apps.workforce import engine
from stillroom.apps.workforce.levers import places_to_come
from stillroom.apps.workforce.selectors.scenarios import current_version
from stillroom.apps.workforce.services.keep_scenario import begin_scenario
from tests.hospital import Hospital

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TEXT = 'extends = "example"\ntitle = "Ours"\n'


def test_its_places_and_its_file_are_changed(hospital: Hospital, planner: User) -> None:
    client = Client()
    client.force_login(planner)
    ours = begin_scenario(organisation=hospital.organisation, title="Ours", text=TEXT, files={}, by=planner)
    places = reverse("scenario_places", args=[ours.id])
    to_come = places_to_come(engine.tables_of(TEXT, {}))
    plain = [each.number for each in to_come if not isinstance(each.number, str)]
    given = {f"places_{at}": int(number) + (at == 0) for at, number in enumerate(plain)}
    assert client.post(places, given).status_code == 302
    version = current_version(ours)
    assert version.number == 2
    assert version.text.startswith('extends = "example"')
    text = version.text.replace('"Ours"', '"Ours, changed"')
    answer = client.post(reverse("scenario_file", args=[ours.id]), {"changed": "The title", "text": text})
    assert answer.status_code == 302
    assert current_version(ours).text == text
