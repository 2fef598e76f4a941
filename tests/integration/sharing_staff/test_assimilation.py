"""A unit's staff on levels: proposed from the ledger, adjusted with a reason, confirmed as a record."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from stillroom.apps.framework.models import Competency, FrameworkVersion, LevelDescriptor
from stillroom.apps.ledger.models import Statement
from stillroom.apps.passport.models import Assimilation, AssimilationLine
from stillroom.apps.passport.selectors.assimilation import lines_of
from stillroom.apps.passport.services.assimilate import adjust_level, confirm_assimilation, propose_assimilation
from tests.hospital import Hospital

pytestmark = pytest.mark.database


@pytest.fixture
def proposed(hospital: Hospital) -> Assimilation:
    for code in ("AS01", "AS06"):
        competency = Competency.objects.get(code=code)
        for level, title in ((1, "Entry"), (2, "Core"), (3, "Advanced")):
            LevelDescriptor.objects.create(competency=competency, level=level, title=title)
    return propose_assimilation(unit=hospital.unit, version=FrameworkVersion.objects.get(), by=hospital.user("ann"))


def line(found: Assimilation, name: str, code: str) -> AssimilationLine:
    return next(each for each in lines_of(found) if each.person.first_name == name and each.competency == code)


def test_the_ledger_proposes(proposed: Assimilation) -> None:
    levels = {(each.person.first_name, each.competency): each.level for each in lines_of(proposed)}
    assert levels["Olive", "AS01"] == 2
    assert levels["Olive", "AS06"] == 1
    assert levels["Otto", "AS01"] is None


def test_an_adjustment_needs_a_reason_and_keeps_what_was(hospital: Hospital, proposed: Assimilation) -> None:
    olive = line(proposed, "Olive", "AS01")
    with pytest.raises(ValidationError):
        adjust_level(line=olive, level=3, because=" ", by=hospital.user("ann"))
    adjust_level(line=olive, level=3, because="Trains other sites", by=hospital.user("ann"))
    again = line(proposed, "Olive", "AS01")
    assert (again.proposed_level, again.level, again.because) == (2, 3, "Trains other sites")
    assert AssimilationLine.objects.get(id=olive.id).replaced_at


def test_confirmed_it_stands_and_signs_nobody_off(hospital: Hospital, proposed: Assimilation) -> None:
    before = Statement.objects.count()
    confirm_assimilation(assimilation=proposed, by=hospital.user("ann"))
    assert Statement.objects.count() == before
    with pytest.raises(ValidationError):
        adjust_level(line=line(proposed, "Olive", "AS01"), level=1, because="Second thoughts", by=hospital.user("ann"))


def test_the_page_and_the_workbook(hospital: Hospital, proposed: Assimilation) -> None:
    client = Client()
    client.force_login(hospital.user("ann"))
    assert "2 Core" in client.get(f"/levels/{proposed.id}/").content.decode()
    assert client.get(f"/levels/{proposed.id}/download/").content.startswith(b"PK")
    client.force_login(hospital.user("olive"))
    assert client.get(f"/levels/{proposed.id}/").status_code == 404
