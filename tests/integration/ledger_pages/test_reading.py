"""Reading the ledger on pages: who may, what is told, what is found broken."""

import pytest
from django.test import Client
from django.urls import reverse

from stillroom.apps.accounts.models import User
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.selectors.ledger_page import ON_A_PAGE
from stillroom.apps.ledger.services.erase_text import erase_text
from tests.hospital import Hospital
from tests.integration.ledger.tampering import tamper

pytestmark = pytest.mark.django_db


def page(user: User, route: str, about: object, query: str = "") -> str:
    client = Client()
    client.force_login(user)
    answer = client.get(reverse(route, args=[about]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def status(user: User, route: str, about: object) -> int:
    client = Client()
    client.force_login(user)
    return client.get(reverse(route, args=[about])).status_code


@pytest.mark.parametrize(
    ("who", "ledger", "her_own", "of_another"),
    [
        ("olive", 403, 200, 403),
        ("tom", 200, 200, 200),
        ("una", 200, 200, 200),
        ("ann", 200, 200, 200),
        ("auditor", 200, 200, 200),
        ("administrator", 200, 200, 200),
    ],
)
def test_who_reads_what(hospital: Hospital, who: str, ledger: int, her_own: int, of_another: int) -> None:
    user = hospital.user(who) if who in hospital.people else hospital.officer(who)
    about_olive = Statement.objects.filter(person=str(hospital.people["olive"].id)).first()
    about_tom = Statement.objects.filter(person=str(hospital.people["tom"].id)).first()
    assert about_olive
    assert about_tom
    for route in ("ledger", "verify_ledger", "signatures"):
        assert status(user, route, hospital.organisation.id) == ledger
    assert status(user, "statement", about_olive.id) == her_own
    assert status(user, "statement", about_tom.id) == of_another


def test_a_sign_off_is_told_whole(hospital: Hospital) -> None:
    row = Statement.objects.get(kind="sign_off", competency="AS08")
    text = page(hospital.user("tom"), "statement", row.id)
    for words in (
        "Una Authoriser signed off Olive Operator in AS08 Cytotoxics and spills.",
        "equipment=isolator",
        "from the paper record",
        "Ann Accountable appointed Una Authoriser as an authoriser for every competency",
        "Tom Trainer assessed Olive Operator in AS08",
        "Verified now",
        bytes(row.hash).hex(),
    ):
        assert words in text


def test_the_evidence_says_what_rests_on_it(hospital: Hospital) -> None:
    sign_off = Statement.objects.get(kind="sign_off", competency="AS08")
    text = page(hospital.user("tom"), "statement", sign_off.relied_on.split()[1])
    assert "What rests on it" in text
    assert reverse("statement", args=[sign_off.id]) in text


def test_a_learner_reads_what_hers_rests_on_without_a_link_to_what_is_closed_to_her(hospital: Hospital) -> None:
    sign_off = Statement.objects.get(kind="sign_off", competency="AS08")
    appointment = sign_off.relied_on.split()[0]
    text = page(hospital.user("olive"), "statement", sign_off.id)
    assert "appointed Una Authoriser" in text
    assert reverse("statement", args=[appointment]) not in text


def test_an_erased_reason_says_so_and_the_statement_still_verifies(hospital: Hospital) -> None:
    row = Statement.objects.get(kind="sign_off", competency="AS08")
    erase_text(statement=row.id, field="reason", reason="Asked for", by=hospital.user("ann"))
    text = page(hospital.user("tom"), "statement", row.id)
    assert "Erased. The text was deleted" in text
    assert "Verified now" in text


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE ledger_statement SET outcome = 'fail' WHERE id = %s", "differs from the recorded bytes"),
        ("UPDATE ledger_statementtext SET text = 'other' WHERE statement = %s", "not the text that was recorded"),
    ],
)
def test_what_was_altered_is_not_verified(hospital: Hospital, sql: str, said: str) -> None:
    row = Statement.objects.get(kind="sign_off", competency="AS08")
    assert tamper(sql, row.id) == 1
    text = page(hospital.user("tom"), "statement", row.id)
    assert "Not verified" in text
    assert said in text
    client = Client()
    client.force_login(hospital.user("tom"))
    verified = client.post(reverse("verify_ledger", args=[hospital.organisation.id])).content.decode()
    assert "The ledger is broken" in verified
    assert reverse("statement", args=[row.id]) in verified


def test_a_whole_ledger_says_how_much_was_verified(hospital: Hospital) -> None:
    client = Client()
    client.force_login(hospital.user("tom"))
    text = client.post(reverse("verify_ledger", args=[hospital.organisation.id])).content.decode()
    assert "The ledger is whole" in text
    assert str(Statement.objects.count()) in text


def test_the_list_is_narrowed(hospital: Hospital) -> None:
    reader = hospital.user("tom")

    def shown(query: str) -> int:
        return page(reader, "ledger", hospital.organisation.id, query).count('href="/statements/')

    assert shown("?kind=appointment") == 3
    assert shown("?kind=sign_off&competency=AS08") == 1
    assert shown("?person=Rita+Reader") == 1
    assert shown("?person=rita") == 1
    assert shown("?person=nobody+at+all") == 0
    assert shown("?until=2001-01-01") == 0
    assert shown("?kind=nonsense&since=nonsense&before=nonsense") == min(ON_A_PAGE, Statement.objects.count())


def test_pages_follow_each_other_both_ways_without_a_gap(hospital: Hospital) -> None:
    for number in range(ON_A_PAGE + 20):
        hospital.observe("otto", "AS02", "observation", days_ago=3 + number / 100)
    assert hospital.record().ok
    client = Client()
    client.force_login(hospital.user("tom"))
    url, seen = reverse("ledger", args=[hospital.organisation.id]), []
    while url:
        text = client.get(url).content.decode()
        seen += [part.split("/")[0] for part in text.split('href="/statements/')[1:]]
        last, url = url, _link(text, "next")
    assert len(seen) == len(set(seen)) == Statement.objects.count()
    back = client.get(_link(client.get(last).content.decode(), "prev")).content.decode()
    assert back.count('href="/statements/') == ON_A_PAGE


def _link(text: str, rel: str) -> str:
    """The address of the link with this relation; empty when there is none."""
    for tag in text.split("<a ")[1:]:
        tag = tag.partition(">")[0]
        if f'rel="{rel}"' in tag:
            return tag.split('href="')[1].partition('"')[0].replace("&amp;", "&")
    return ""


def test_queries_do_not_grow_with_the_list(hospital: Hospital, django_assert_max_num_queries: object) -> None:
    client = Client()
    client.force_login(hospital.user("tom"))
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        client.get(reverse("ledger", args=[hospital.organisation.id]))


def test_the_signature_log_names_who_has_signed_and_who_may(hospital: Hospital) -> None:
    text = page(hospital.user("tom"), "signatures", hospital.organisation.id)
    for words in ("Tom Trainer", ">TT<", "GPhC 5012345", "not registered", "Accountable person of ASU", "Rita Reader"):
        assert words in text
    assert "Otto" not in text
