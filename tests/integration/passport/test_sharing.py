"""A share shows what she chose, to whoever holds its link, until its day or until she stops, and nothing else."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.tokens import hash_token
from stillroom.apps.passport.models import Share, ShareView
from stillroom.apps.passport.selectors.shared import ShareClosed, passport_of_share, shared_under
from stillroom.apps.passport.services.note_view import Viewer
from stillroom.apps.passport.services.share_passport import disclose_passport, stop_sharing
from stillroom.apps.people.models import Person
from stillroom.competence.days import day_of
from stillroom.standards.credentials.passport_file import read_passport
from tests.hospital import Hospital, make_hospital
from tests.integration.passport.people import confirmed, credentials_of, shared, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def olive(hospital: Hospital) -> Person:
    return confirmed(hospital)


def test_the_file_holds_to_the_letter_what_was_signed(hospital: Hospital, olive: Person) -> None:
    chosen = credentials_of(olive)[:2]
    _, token = shared(hospital, olive, items=chosen)
    found = read_passport(passport_of_share(token, Viewer("B", program=True)))
    assert [each.decode() for each in found] == [each.document for each in chosen]


def test_only_the_hash_of_the_link_is_kept(hospital: Hospital, olive: Person) -> None:
    share, token = shared(hospital, olive)
    assert share.token_hash == hash_token(token)
    assert not any(token in str(value) for value in Share.objects.filter(id=share.id).values().get().values())


def test_expired_revoked_and_unknown_answer_alike(hospital: Hospital, olive: Person) -> None:
    (stopped, stopped_token), (over, over_token) = shared(hospital, olive), shared(hospital, olive)
    stop_sharing(share=stopped, person=olive, by=hospital.user("olive"))
    Share.objects.filter(id=over.id).update(
        made_at=clock.now() - timedelta(days=3), expires_at=clock.now() - timedelta(seconds=1)
    )
    client = Client()
    pages, files = set(), set()
    for token in (stopped_token, over_token, "x" * 43, "%00", "é" * 500):
        answer = client.get(f"/shared/{token}/")
        assert answer.status_code == 404
        pages.add(answer.content.partition(b"<main")[2].partition(b"</main>")[0])
        answer = client.get(f"/shared/{token}/", headers={"Accept": "application/json"})
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/json")
        files |= {answer.content, client.get(f"/shared/{token}/passport.json").content}
    assert (len(pages), len(files)) == (1, 1)
    page = pages.pop()
    assert b"Nothing is shared here" in page
    assert b"Olive" not in page + files.pop()
    assert not ShareView.objects.exists()


def test_a_stranger_says_who_she_is_before_she_reads(hospital: Hospital, olive: Person) -> None:
    share, token = shared(hospital, olive)
    client = Client()
    before = client.get(f"/shared/{token}/")
    assert b"Olive" not in before.content
    assert not share.views.exists()
    wrong = client.post(f"/shared/{token}/", {"name": " ", "organisation": "B"})
    assert b"Olive" not in wrong.content
    assert b"Enter your name" in wrong.content
    page = client.post(f"/shared/{token}/", {"name": "<b>Rhona</b>", "organisation": "Saltmarsh"}, follow=True)
    assert b"Olive Operator" in page.content
    assert b"<b>Rhona" not in page.content
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert page["Cache-Control"] == "no-store"
    view = share.views.get()
    assert (view.name, view.organisation, view.viewer) == ("<b>Rhona</b>", "Saltmarsh", None)


def test_of_who_looked_no_network_address_is_kept(hospital: Hospital, olive: Person) -> None:
    share, token = shared(hospital, olive)
    signed_in(hospital, "ann").get(f"/shared/{token}/", headers={"X-Forwarded-For": "203.0.113.9"})
    Client(REMOTE_ADDR="203.0.113.9").get(f"/shared/{token}/passport.json?reader=Hospital%20B%00")
    Client(REMOTE_ADDR="203.0.113.9").get(f"/shared/{token}/passport.json")
    assert [(each.name, each.how) for each in share.views.order_by("at", "id")] == [
        ("Ann Accountable", "page"), ("Hospital B", "program"), ("A program that gave no name", "program"),
    ]  # fmt: skip
    assert "203.0.113.9" not in str(list(ShareView.objects.values()))


def test_too_many_openings_wait(hospital: Hospital, olive: Person) -> None:
    _, token = shared(hospital, olive)
    client = Client()
    statuses = [client.get(f"/shared/{token}x/passport.json").status_code for _ in range(61)]
    assert set(statuses[:60]) == {404}
    assert statuses[60] == 429
    assert client.get(f"/shared/{token}/").status_code == 429


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("audience", "  "),
        ("purpose", ""),
        ("items", []),
        ("last_day", timedelta(days=-1)),
        ("last_day", timedelta(days=91)),
    ],
)
def test_what_a_share_cannot_be(hospital: Hospital, olive: Person, field: str, value: object) -> None:
    if isinstance(value, timedelta):
        value = day_of(clock.now()) + value
    with pytest.raises(ValidationError) as refused:
        shared(hospital, olive, **{field: value})
    assert list(refused.value.message_dict) == [field]
    assert not Share.objects.exists()


def test_nobody_else_shares_or_stops_or_reads_her_passport(hospital: Hospital, olive: Person) -> None:
    share, _ = shared(hospital, olive)
    with pytest.raises(PermissionDenied):
        shared(hospital, olive, by=hospital.user("ann"))
    with pytest.raises(PermissionDenied):
        stop_sharing(share=share, person=olive, by=hospital.user("otto"))
    otto = confirmed(hospital, "otto")
    with pytest.raises(ValidationError):
        shared(hospital, otto, items=credentials_of(olive))
    with pytest.raises(PermissionDenied):
        stop_sharing(share=share, person=otto, by=hospital.user("otto"))
    for number in ("ann", "otto", "tom"):
        client = signed_in(hospital, number)
        for page in ("", "save/", "shares/", "linked/", "passport.json", "passport.pdf", "shares/new/"):
            assert client.get(f"/passport/{olive.id}/{page}").status_code == 404
    mine = signed_in(hospital, "otto")
    assert mine.post(f"/passport/{otto.id}/shares/{share.id}/stop/").status_code == 404
    assert mine.get(f"/passport/{otto.id}/credentials/{credentials_of(olive)[0].id}/badge.svg").status_code == 404


def test_before_her_identity_is_confirmed_there_is_nothing_to_share(hospital: Hospital) -> None:
    olive = hospital.people["olive"]
    client = signed_in(hospital, "olive")
    page = client.get("/passport/").content.decode()
    assert "Ask Ann Accountable" in page
    assert "Share my passport" not in page
    assert client.get(f"/passport/{olive.id}/shares/new/").status_code == 302
    assert read_passport(client.get(f"/passport/{olive.id}/passport.json").content) == []


def test_a_lawful_decision_is_shown_to_her_and_is_not_hers_to_stop(hospital: Hospital, olive: Person) -> None:
    ann = hospital.user("ann")
    decided: dict[str, Any] = {
        "person": olive, "items": credentials_of(olive)[:1], "recipient": "An inspector", "purpose": "Inspection",
        "last_day": day_of(clock.now()), "reason": "inspection", "explanation": "The Act that gives the power",
        "by": ann,
    }  # fmt: skip
    for wrong in ({"reason": "because"}, {"explanation": " "}):
        with pytest.raises(ValidationError):
            disclose_passport(**decided | wrong)
    for nobody in ("olive", "tom", "una"):
        with pytest.raises(PermissionDenied):
            disclose_passport(**decided | {"by": hospital.user(nobody)})
    disclosure, token = disclose_passport(**decided)
    page = signed_in(hospital, "olive").get(f"/passport/{olive.id}/shares/").content.decode()
    assert "Shared without your act" in page
    assert "The Act that gives the power" in page
    assert "Ann Accountable" in page
    assert "Stop sharing" not in page
    with pytest.raises(PermissionDenied):
        stop_sharing(share=disclosure.share, person=olive, by=hospital.user("olive"))
    assert shared_under(token).share == disclosure.share
    client = signed_in(hospital, "ann")
    assert client.post(f"/people/{olive.id}/disclosures/{disclosure.id}/end/").status_code == 302
    with pytest.raises(ShareClosed):
        shared_under(token)


def test_another_hospital_finds_no_page_of_hers(hospital: Hospital, olive: Person) -> None:
    other = make_hospital("RTX", trained=False)
    client = signed_in(other, "ann")
    for page in ("identity/", "disclosures/", "disclosures/new/"):
        assert client.get(f"/people/{olive.id}/{page}").status_code == 404
    assert client.get(f"/passport/{olive.id}/").status_code == 404


def test_a_form_sends_what_it_may_and_no_more(hospital: Hospital, olive: Person) -> None:
    client = signed_in(hospital, "olive")
    today = day_of(clock.now())
    said = {"audience": "B", "purpose": "P", "last_day_day": today.day, "last_day_month": today.month,
            "last_day_year": today.year}  # fmt: skip
    stranger = str(uuid4())
    answer = client.post(f"/passport/{olive.id}/shares/new/", said | {"which": "chosen", "items": [stranger]})
    assert answer.status_code == 200
    assert not Share.objects.exists()
    client.post(f"/passport/{olive.id}/shares/new/", said | {"which": "current"})
    assert Share.objects.get().items.count() == 7
