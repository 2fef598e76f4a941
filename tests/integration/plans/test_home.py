"""The home page and the links in the header, by role."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import RoleGrant
from stillroom.apps.people.services.grant_role import grant_role
from tests.hospital import ISOLATOR, Hospital

pytestmark = pytest.mark.django_db

EVERYONE = {"Home", "Units", "People", "More"}


def home(client: Client, user: User) -> str:
    client.force_login(user)
    answer = client.get(reverse("home"))
    assert answer.status_code == 200
    return answer.content.decode()


def header(page: str) -> set[str]:
    found = re.findall(r'nhsuk-header__navigation-link"[^>]*>\s*(?:<strong[^>]*>)?([^<]+)', page)
    return {text.strip() for text in found} - {""}


@pytest.mark.parametrize(
    ("who", "more"),
    [
        ("otto", set()),
        ("tom", {"Assess", "Results"}),
        ("una", {"To sign"}),
        ("rita", {"Results"}),
        ("ann", set()),
    ],
)
def test_the_header_leads_where_the_role_may_go(client: Client, hospital: Hospital, who: str, more: set[str]) -> None:
    page = home(client, hospital.user(who))
    assert header(page) == EVERYONE | more
    assert page.count('aria-current="page"') == 1


@pytest.mark.parametrize(
    ("who", "more"),
    [
        ("otto", set()),
        ("ann", {"Ledger", "Specimen signatures"}),
        ("auditor", {"Ledger", "Specimen signatures"}),
        ("administrator", {"Ledger", "Specimen signatures", "Import", "Access"}),
    ],
)
def test_the_menu_lists_what_the_role_may_open(client: Client, hospital: Hospital, who: str, more: set[str]) -> None:
    granted = who in ("auditor", "administrator")
    client.force_login(hospital.officer(who) if granted else hospital.user(who))
    page = client.get(reverse("menu")).content.decode()
    of_roles = {"Ledger", "Specimen signatures", "Import", "Access"}
    assert {text for text in of_roles if f">{text}</a>" in page} == more
    assert ">Frameworks</a>" in page
    links = re.findall(r'<li><a href="([^"]+)"', page)
    assert links
    for link in links:
        assert client.get(link).status_code == 200, link


@pytest.mark.parametrize("who", ["otto", "tom", "una", "rita", "ann"])
def test_no_link_on_it_is_a_dead_end(client: Client, hospital: Hospital, who: str) -> None:
    page = home(client, hospital.user(who))
    links = {part.split('"')[0] for part in page.split('href="')[1:]}
    for link in sorted(link for link in links if link.startswith("/") and not link.startswith("/static/")):
        assert client.get(link.replace("&amp;", "&")).status_code == 200, link


def test_somebody_without_any_role_is_told_whom_to_ask(client: Client, db: None) -> None:
    page = home(client, User.objects.create_user("nobody@example.nhs.uk", name="Nobody"))
    assert "Nothing to show yet" in page
    assert header(page) == {"Home", "More"}


def test_a_learner_sees_what_is_next_and_who_can_sign(client: Client, hospital: Hospital) -> None:
    page = home(client, hospital.user("olive"))
    assert "1 gap stands between you and working alone as aseptic operator." in page
    assert "Can observe: Tom Trainer." in page
    assert "Can sign: Una Authoriser." in page
    assert "To observe" not in page


def test_an_assessor_sees_whom_to_observe(client: Client, hospital: Hospital) -> None:
    page = home(client, hospital.user("tom"))
    assert "5 people in your units lack an observation that you may make; 5 are overdue." in page
    assert reverse("assess_person", args=[hospital.people["olive"].id]) in page
    assert reverse("assess_person", args=[hospital.people["tom"].id]) not in page


def test_an_authoriser_sees_how_much_waits(client: Client, hospital: Hospital) -> None:
    assert "Nothing waits for your signature." in home(client, hospital.user("una"))
    hospital.observe("olive", "AS06", "observation", days_ago=1, context=ISOLATOR)
    hospital.record_all()
    assert "1 item waits for your signature." in home(client, hospital.user("una"))


def test_a_reader_of_results_sees_how_old_the_oldest_is(client: Client, hospital: Hospital) -> None:
    assert "No laboratory result is waiting to be read." in home(client, hospital.user("rita"))
    hospital.observe("otto", "AS05", "broth", days_ago=4, context=ISOLATOR, outcome="pending")
    hospital.record_all()
    page = home(client, hospital.user("rita"))
    assert "1 laboratory result waits to be read; the oldest sample was taken 4 days ago." in page


def test_the_accountable_person_sees_her_unit(client: Client, hospital: Hospital) -> None:
    page = home(client, hospital.user("ann"))
    assert "0 of 6 posts in your unit are role-ready." in page
    assert "0 of 6 ready" in page
    assert "required competencies on one person or nobody." in page


def test_an_auditor_and_an_administrator_see_what_they_keep(client: Client, hospital: Hospital) -> None:
    audit = home(client, hospital.officer("auditor"))
    assert f"The ledger holds {len(hospital.rows)} statements" in audit
    administration = home(client, hospital.officer("administrator"))
    assert "No two records look like one person." in administration
    assert reverse("access", args=[hospital.organisation.id]) in administration


def test_an_administrator_with_a_post_is_not_asked_to_act(client: Client, hospital: Hospital) -> None:
    """She signs for nobody, whatever else they are."""
    tom = hospital.user("tom")
    grant_role(user=tom, organisation=hospital.organisation, role=RoleGrant.Role.ADMINISTRATOR, by=None)
    page = home(client, User.objects.get(id=tom.id))
    assert "To observe" not in page
    assert "Administration" in page
