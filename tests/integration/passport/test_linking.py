"""Records at two employers are hers to link, from both sides, and nobody else sees it."""

from datetime import timedelta
from unittest import mock

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from stillroom.apps.accounts import clock
from stillroom.apps.passport.models import LinkCode, LinkedRecord
from stillroom.apps.passport.selectors import linked_passports
from stillroom.apps.passport.selectors.own import linked_people, links_of
from stillroom.apps.passport.selectors.shared import passport_of_share, shared_under
from stillroom.apps.passport.services.link_records import (
    link_by_code,
    link_own_record,
    link_share,
    make_link_code,
    unlink,
)
from stillroom.apps.passport.services.note_view import Viewer
from stillroom.apps.people.models import Person
from stillroom.standards.credentials.problem import CredentialRefused, Problem
from tests.hospital import Hospital, make_hospital
from tests.integration.passport.people import confirmed, credentials_of, shared, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def olive(hospital: Hospital) -> Person:
    return confirmed(hospital)


@pytest.fixture
def elsewhere(olive: Person) -> Hospital:
    """Where she also works, under another account."""
    other = make_hospital("RTX", trained=False)
    other.user("olive")
    other.people["olive"].refresh_from_db()
    return other


def test_a_code_from_one_account_links_the_record_of_another(
    hospital: Hospital, olive: Person, elsewhere: Hospital
) -> None:
    there = elsewhere.people["olive"]
    code = make_link_code(person=olive, by=hospital.user("olive"))
    link = link_by_code(person=there, code=code.lower().replace("-", " "), by=elsewhere.user("olive"))
    assert linked_people(olive) == [there]
    assert linked_people(there) == [olive]
    page = signed_in(elsewhere, "olive").get("/passport/").content.decode()
    assert "Linked record" in page
    assert "AS01 Gowning" in page
    for employer, whose in ((elsewhere, there), (hospital, olive)):
        assert signed_in(employer, "ann").get(f"/passport/{whose.id}/linked/").status_code == 404
    with pytest.raises(ValidationError):
        link_by_code(person=there, code=code, by=elsewhere.user("olive"))
    unlink(person=olive, link=link, by=hospital.user("olive"))
    assert linked_people(there) == []


def test_a_code_is_good_once_for_minutes_and_for_whoever_makes_it(
    hospital: Hospital, olive: Person, elsewhere: Hospital
) -> None:
    there, her = elsewhere.people["olive"], elsewhere.user("olive")
    with pytest.raises(PermissionDenied):
        make_link_code(person=olive, by=her)
    first = make_link_code(person=olive, by=hospital.user("olive"))
    second = make_link_code(person=olive, by=hospital.user("olive"))
    assert second not in str(list(LinkCode.objects.values()))
    for wrong in (first, "", "BBBB-BBBB-BBBB", "<script>"):
        with pytest.raises(ValidationError):
            link_by_code(person=there, code=wrong, by=her)
    with pytest.raises(ValidationError):
        link_by_code(person=olive, code=second, by=hospital.user("olive"))
    with clock.standing_at(clock.now() + timedelta(minutes=16)), pytest.raises(ValidationError):
        link_by_code(person=there, code=second, by=her)
    assert not LinkedRecord.objects.exists()


def test_records_of_one_account_are_linked_by_her_word_only(
    hospital: Hospital, olive: Person, elsewhere: Hospital
) -> None:
    there = elsewhere.people["olive"]
    Person.objects.filter(id=there.id).update(user=olive.user)
    assert linked_people(olive) == []
    client = signed_in(hospital, "olive")
    assert "link it to this one" in client.get(f"/passport/{olive.id}/").content.decode()
    with pytest.raises(PermissionDenied):
        link_own_record(person=olive, other_id=hospital.people["otto"].id, by=hospital.user("olive"))
    assert client.post(f"/passport/{olive.id}/linked/own/{there.id}/").status_code == 302
    assert [each.id for each in linked_people(olive)] == [there.id]
    client.post(f"/passport/{olive.id}/linked/own/{there.id}/")
    assert links_of(olive).count() == 1


def test_what_is_unlinked_is_no_longer_shared_from_there(
    hospital: Hospital, olive: Person, elsewhere: Hospital
) -> None:
    there, her = elsewhere.people["olive"], elsewhere.user("olive")
    confirmed(elsewhere)
    link = link_by_code(person=there, code=make_link_code(person=olive, by=hospital.user("olive")), by=her)
    _, token = shared(elsewhere, there, items=credentials_of(olive), by=her)
    assert len(shared_under(token).credentials) == 7
    unlink(person=olive, link=link, by=hospital.user("olive"))
    assert shared_under(token).credentials == []


def test_a_share_elsewhere_is_fetched_each_time_and_its_address_is_sealed(hospital: Hospital, olive: Person) -> None:
    _, token = shared(hospital, olive)
    address = f"https://b.example.nhs.uk/shared/{token}/"
    for wrong in ("", "b.example/shared/x", "javascript:alert(1)//shared/", "https://b.example/other/"):
        with pytest.raises(ValidationError):
            link_share(person=olive, address=wrong, by=hospital.user("olive"))
    link_share(person=olive, address=address, by=hospital.user("olive"))
    assert token not in str(list(LinkedRecord.objects.values()))
    asked: list[str] = []

    def fetch(url: str) -> bytes:
        asked.append(url)
        if url.startswith("https://b.example.nhs.uk/shared/"):
            return passport_of_share(token, Viewer("A", program=True))
        raise CredentialRefused(Problem.UNREACHABLE, "Nobody answers there.")

    with mock.patch.object(linked_passports, "remote_fetch", return_value=fetch):
        (found,) = linked_passports.remote_passports_of(olive, clock.now())
    assert asked[0] == f"{address}passport.json"
    assert (found.label, found.unread) == ("b.example.nhs.uk", 7)  # nothing is shown whose key cannot be had
    for hostile in (b"", b"{", b"[" * 100_000, b"<html>", b'{"type": "StillroomPassport", "version": 1}'):
        with mock.patch.object(linked_passports, "remote_fetch", return_value=lambda _, it=hostile: it):
            (found,) = linked_passports.remote_passports_of(olive, clock.now())
        assert found.problem
