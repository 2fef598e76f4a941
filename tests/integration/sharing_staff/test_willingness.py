"""Unwillingness is visible to nobody: not willing, never asked and no answer look exactly alike, everywhere."""

import re
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.passport.models import HelpRequest, StaffSearch, Willingness
from stillroom.apps.passport.selectors.staff_finder import Wanted, find_helpers
from stillroom.apps.passport.services.be_willing import say_willing, say_yes, unsay
from stillroom.apps.passport.services.find_staff import Asked, ask_for_help
from stillroom.apps.people.models import Person, RoleGrant
from stillroom.apps.people.services.end_role import end_role
from stillroom.competence.context import Context
from stillroom.competence.days import day_of
from tests.hospital import ISOLATOR, Hospital

pytestmark = pytest.mark.database
CODE = "AS01"
MADE_ANEW = re.compile(r"[A-Za-z0-9]{64}|nonce=\S+|reference: \S+")
"""What differs between two answers that say the same: tokens, nonces, the reference of an error page."""


def willing(hospital: Hospital, number: str, *, since: int = 0, days: int = 30, codes: tuple[str, ...] = ()) -> None:
    by = hospital.user(number)
    with clock.standing_at(hospital.now - timedelta(days=since)):
        today = day_of(clock.now())
        say_willing(
            person=hospital.people[number],
            competencies=codes,
            from_date=today,
            until_date=today + timedelta(days=days),
            travel=Willingness.Travel.REGION,
            by=by,
        )


def wanted(hospital: Hospital) -> Wanted:
    return Wanted(CODE, Context.parse(ISOLATOR), 24, day_of(hospital.now), hospital.organisation)


def search_address(hospital: Hospital) -> str:
    today = day_of(hospital.now)
    query = {"what": f"{CODE}|{ISOLATOR}", "place": hospital.organisation.id, "months": 24}
    query |= {"on_day": today.day, "on_month": today.month, "on_year": today.year}
    return f"/find-staff/?{urlencode(query)}"


def asked(today: date) -> Asked:
    return Asked("Saltmarsh, vaccines", today, today + timedelta(days=7), today + timedelta(days=3))


def took_it_back(hospital: Hospital) -> None:
    willing(hospital, "olive")
    unsay(person=hospital.people["olive"], by=hospital.user("olive"))


def was_willing_until_yesterday(hospital: Hospital) -> None:
    willing(hospital, "olive", since=5, days=4)


STATES = (took_it_back, was_willing_until_yesterday)


def test_every_way_of_not_being_willing_looks_alike(hospital: Hospital, lead: User) -> None:
    for number in ("ann", "olive"):
        hospital.user(number)
    readers = (lead, hospital.user("ann"), hospital.officer("administrator"))
    with clock.standing_at(hospital.now):
        everything_seen(hospital, *readers)  # what is read once in the life of a process is read now
        never_asked = everything_seen(hospital, *readers)
        for state in STATES:
            state(hospital)
            for one, other in zip(never_asked, everything_seen(hospital, *readers), strict=True):
                assert one == other, state.__name__


def everything_seen(hospital: Hospital, lead: User, manager: User, administrator: User) -> list[object]:
    """What each reader gets of every page that could tell, with the number of queries it took."""
    olive, search = hospital.people["olive"], search_address(hospital)
    pages = [
        (lead, search),
        (lead, f"{search.replace('/find-staff/?', '/find-staff/ask/?')}&person={olive.id}"),
        (lead, "/trainees/"),
        (lead, "/trainees/download/?as=csv&of=willing"),
        (manager, "/trainees/"),
        (manager, "/shared-staff/"),
        (manager, f"/people/{olive.id}/"),
        (administrator, f"/organisations/{hospital.organisation.id}/staff-searches/"),
    ]
    seen: list[object] = []
    for reader, page in pages:
        StaffSearch.objects.all().delete()
        client = Client()
        client.force_login(reader)
        with CaptureQueriesContext(connection) as queries:
            response = client.get(page)
        body = MADE_ANEW.sub("", response.content.decode("utf-8", "replace"))
        seen.append((str(reader), page, response.status_code, body, len(queries)))
    return seen


def test_who_is_willing_is_found_with_the_way_and_who_can_assess(hospital: Hospital, lead: User) -> None:
    willing(hospital, "olive")
    client = Client()
    client.force_login(lead)
    page = client.get(search_address(hospital)).content.decode()
    assert "Olive Operator" in page
    assert "1 person is willing to be asked; 1 may work in it today." in page
    assert "Otto" not in page


def test_who_is_willing_for_other_work_is_not_found(hospital: Hospital, lead: User) -> None:
    willing(hospital, "olive", codes=("AS08",))
    assert find_helpers(lead, wanted(hospital), at=hospital.now) == []


def test_a_search_is_recorded_but_not_whom_it_found(hospital: Hospital, lead: User) -> None:
    willing(hospital, "olive")
    client = Client()
    client.force_login(lead)
    client.get(search_address(hospital))
    found = StaffSearch.objects.get()
    assert (found.searched_by, found.competency) == (lead, CODE)
    assert str(hospital.people["olive"].id) not in str(StaffSearch.objects.values().get())


def test_nothing_is_found_where_no_administrator_lets_her(hospital: Hospital, lead: User) -> None:
    willing(hospital, "olive")
    grant = RoleGrant.objects.get(user=lead)
    end_role(grant=grant, by=hospital.officer("administrator"))
    client = Client()
    client.force_login(User.objects.get(id=lead.id))
    assert client.get(search_address(hospital)).status_code == 403


def test_a_request_goes_to_her_and_to_her_manager_once_she_says_yes(hospital: Hospital, lead: User) -> None:
    willing(hospital, "olive")
    olive, today = hospital.people["olive"], day_of(hospital.now)
    request = ask_for_help(person_id=olive.id, wanted=wanted(hospital), asked=asked(today), by=lead)
    hers, manager = Client(), Client()
    hers.force_login(hospital.user("olive"))
    manager.force_login(hospital.user("ann"))
    assert "Saltmarsh, vaccines" in hers.get("/help-elsewhere/").content.decode()
    assert "Saltmarsh, vaccines" not in manager.get("/shared-staff/").content.decode()
    assert hers.post(f"/help-elsewhere/{request.id}/yes/").status_code == 302
    assert "Saltmarsh, vaccines" in manager.get("/shared-staff/").content.decode()


def test_no_answer_looks_like_the_day_before_it(hospital: Hospital, lead: User) -> None:
    willing(hospital, "olive")
    olive, today = hospital.people["olive"], day_of(hospital.now)
    ask_for_help(person_id=olive.id, wanted=wanted(hospital), asked=asked(today), by=lead)
    client = Client()
    client.force_login(lead)
    before = re.findall("No yes", client.get("/find-staff/").content.decode())
    unsay(person=olive, by=hospital.user("olive"))
    assert re.findall("No yes", client.get("/find-staff/").content.decode()) == before == ["No yes"]


def test_who_is_not_willing_cannot_be_asked(hospital: Hospital, lead: User) -> None:
    with pytest.raises(Person.DoesNotExist):
        ask_for_help(
            person_id=hospital.people["olive"].id,
            wanted=wanted(hospital),
            asked=asked(day_of(hospital.now)),
            by=lead,
        )
    assert not HelpRequest.objects.exists()


def test_only_she_speaks_for_herself(hospital: Hospital, lead: User) -> None:
    willing(hospital, "olive")
    olive, today = hospital.people["olive"], day_of(hospital.now)
    request = ask_for_help(person_id=olive.id, wanted=wanted(hospital), asked=asked(today), by=lead)
    with pytest.raises(PermissionDenied):
        say_yes(request=request, by=hospital.user("ann"))
    with pytest.raises(PermissionDenied):
        unsay(person=olive, by=hospital.user("ann"))
