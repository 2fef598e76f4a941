"""The pages on which a unit says what it adds, and the measure of how units differ."""

import pytest
from django.test import Client

from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import (
    CompetencyFramework,
    FrameworkVersion,
    LocalNote,
    RoleAdoption,
    RoleProfile,
    RoleRequirement,
)
from stillroom.apps.framework.selectors.variants import RoleVariants, role_variants
from stillroom.apps.framework.services.adopt_role import adopt_role
from stillroom.apps.framework.services.write_local_note import write_local_note
from tests.hospital import Hospital, make_hospital

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def role(code: str = "aseptic_operator") -> RoleProfile:
    return RoleProfile.objects.get(code=code)


def measured(code: str = "aseptic_operator") -> RoleVariants:
    return next(each for each in role_variants() if each.role.code == code)


def test_its_keeper_adopts_adds_and_notes(hospital: Hospital) -> None:
    client, base = signed_in(hospital.user("ann")), f"/units/{hospital.unit.id}/local/"
    framework = CompetencyFramework.objects.get(code="STARTER")
    client.post(f"{base}adopt/", {"role_profile": role().id, "framework": framework.id})
    client.post(f"{base}note/", {"competency": "AS06", "text": "Gassed overnight."})
    said = {"role_profile": role().id, "competency": "AS12", "context": "", "mandatory": "no", "grace_days": 60}
    assert client.post(f"{base}requirement/", said).status_code == 302
    page = client.get(base).content.decode()
    assert "This unit has adopted 1 national role, asks for 1 competency more, notes 1 difference" in page
    assert RoleAdoption.objects.get().adopted_by == hospital.user("ann")


def test_a_weakening_is_refused_on_the_page_in_words(hospital: Hospital) -> None:
    said = {"role_profile": role().id, "competency": "AS02", "context": "", "mandatory": "no", "grace_days": 30}
    address = f"/units/{hospital.unit.id}/local/requirement/"
    answer = signed_in(hospital.user("ann")).post(address, said)
    assert "a unit cannot make it optional" in answer.content.decode()
    assert not RoleRequirement.objects.filter(unit=hospital.unit).exists()


@pytest.mark.parametrize("page", ["adopt", "requirement", "note", "sop"])
def test_others_read_and_do_not_write(hospital: Hospital, page: str) -> None:
    client = signed_in(hospital.user("olive"))
    assert client.get(f"/units/{hospital.unit.id}/local/").status_code == 200
    assert client.get(f"/units/{hospital.unit.id}/local/{page}/").status_code == 403


def test_a_note_is_replaced_ended_and_kept(hospital: Hospital) -> None:
    for text in ("One.", "Two.", "Two.", ""):
        write_local_note(unit=hospital.unit, competency="AS06", text=text, by=hospital.user("ann"))
    assert [(note.text, note.replaced_at is None) for note in LocalNote.objects.order_by("recorded_at", "id")] == [
        ("One.", False),
        ("Two.", False),
    ]


def test_the_role_is_read_everywhere_or_at_one_unit(hospital: Hospital) -> None:
    write_local_note(unit=hospital.unit, competency="AS06", text="Gassed overnight.", by=None)
    client, address = signed_in(hospital.user("olive")), f"/roles/{role().id}/"
    everywhere = client.get(address).content.decode()
    assert "AS06 Isolator technique" in everywhere
    assert "Gassed overnight." not in everywhere
    assert "Gassed overnight." in client.get(f"{address}?unit={hospital.unit.id}").content.decode()


def test_a_framework_is_read_with_what_differs_in_the_unit_chosen(hospital: Hospital) -> None:
    write_local_note(unit=hospital.unit, competency="AS06", text="Gassed overnight.", by=None)
    version = FrameworkVersion.objects.get(framework__code="STARTER")
    client, address = signed_in(hospital.user("olive")), f"/frameworks/{version.id}/"
    assert "Gassed overnight." not in client.get(address).content.decode()
    assert "Gassed overnight." in client.get(f"{address}?unit={hospital.unit.id}").content.decode()


def test_variants_are_counted_by_what_differs(hospital: Hospital) -> None:
    other = make_hospital_beside(hospital)
    assert (measured().variants, len(measured().units), measured().unchanged) == (1, 2, 2)
    write_local_note(unit=hospital.unit, competency="AS06", text="Gassed overnight.", by=None)
    assert (measured().variants, measured().unchanged) == (2, 1)
    write_local_note(unit=other.unit, competency="AS06", text="gassed  overnight.", by=None)
    assert measured().variants == 1
    write_local_note(unit=other.unit, competency="AS11", text="Not of this role.", by=None)
    assert measured().variants == 1


def test_adopting_counts_as_using(hospital: Hospital) -> None:
    framework = CompetencyFramework.objects.get(code="STARTER")
    adopted = [
        adopt_role(unit=hospital.unit, role_profile=role("radiopharmacy_operator"), framework=framework, by=None)
        for _ in range(2)
    ]
    assert adopted[0] == adopted[1]
    assert measured("radiopharmacy_operator").adopted == {hospital.unit.id}


def test_what_differs_elsewhere_is_counted_and_not_told(hospital: Hospital) -> None:
    other = make_hospital_beside(hospital)
    write_local_note(unit=other.unit, competency="AS06", text="Theirs.", by=None)
    page = signed_in(hospital.user("olive")).get("/roles/local-variants/").content.decode()
    assert "1 unit that you may not open differs." in page
    assert "RX9" not in page
    assert "68 similar but different" in page
    role_page = signed_in(hospital.user("olive")).get(f"/roles/{role().id}/?unit={other.unit.id}").content.decode()
    assert "Theirs." not in role_page


def make_hospital_beside(hospital: Hospital) -> Hospital:
    return make_hospital("RX9", trained=False)
