"""The page where anyone checks a credential: it answers about everything, says why not, and keeps nothing."""

import json
import logging
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from stillroom.apps.accounts import clock
from stillroom.apps.passport.models import IdentityCheck, IssuedCredential, Share, ShareView
from stillroom.apps.passport.services.confirm_identity import confirm_identity
from stillroom.apps.passport.services.issue_credentials import issue_credentials
from stillroom.apps.passport.services.issuer_keys import rotate_key
from stillroom.apps.passport.services.offline_codes import offline_code
from stillroom.apps.passport.services.share_passport import share_passport, stop_sharing
from stillroom.competence.days import day_of
from stillroom.competence.transfer import OfferState
from stillroom.standards.credentials import keys
from stillroom.standards.credentials.data_integrity import secure
from stillroom.standards.credentials.passport_file import write_passport
from tests.hospital import Hospital

pytestmark = [pytest.mark.django_db, pytest.mark.database]
MALLORY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


@pytest.fixture
def issued(hospital: Hospital) -> list[IssuedCredential]:
    olive = hospital.people["olive"]
    olive.user = hospital.user("olive")
    olive.save()
    confirm_identity(person=olive, how=IdentityCheck.How.PHOTO_DOCUMENT, by=hospital.user("ann"))
    return issue_credentials(person=olive, by=hospital.user("olive"))


@pytest.fixture
def document(issued: list[IssuedCredential]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(issued[0].document)
    return found


def asked(client: Client, text: str = "", file: bytes = b"") -> str:
    given = {"text": text} | ({"file": SimpleUploadedFile("shown", file)} if file else {})
    answer = client.post("/verify/", given)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    return " ".join(answer.content.decode().split())


def test_a_credential_of_ours_is_valid_in_every_form(issued: list[IssuedCredential], client: Client) -> None:
    first = issued[0]
    for given in (
        {"text": first.document},
        {"text": first.token},
        {"text": offline_code(first)},
        {"file": first.document.encode()},
    ):
        page = asked(client, **given)  # type: ignore[arg-type]
        for words in ("Valid", "Olive Operator", "AS01 ", "Its issuer had not withdrawn it as of now"):
            assert words in page, given
        assert "Not valid" not in page


def test_a_whole_passport_is_checked_item_by_item(issued: list[IssuedCredential], client: Client) -> None:
    documents = [json.loads(each.document) for each in issued[:2]]
    documents[1]["validUntil"] = "2099-01-01T00:00:00Z"
    page = asked(client, file=json.dumps(write_passport(documents)).encode())
    assert "1 of 2 are valid" in page
    assert "To <strong>Olive Operator</strong>." in page


def other_key(document: dict[str, Any], key: str = "key-1", **members: Any) -> dict[str, Any]:
    issuer = document["issuer"]["id"]
    unsigned = {name: item for name, item in {**document, **members}.items() if name != "proof"}
    return secure(unsigned, MALLORY, verification_method=f"{issuer}#{key}", created=clock.now())


FORGERIES = [
    (lambda found: other_key(found), "it was altered, or somebody else signed it"),
    (lambda found: {**found, "trusted": True}, "something the signature does not cover"),
    (lambda found: {**found, "validUntil": "2099-01-01T00:00:00Z"}, "it was altered, or somebody else signed it"),
    (lambda found: {**found, "issuer": {**found["issuer"], "id": "did:web:b.example.nhs.uk"}}, "key of another"),
    (lambda found: other_key(found, "key-9"), "does not list the key it is signed with"),
    (lambda found: {name: item for name, item in found.items() if name != "proof"}, "Nobody has signed it"),
    (lambda found: {"a": {"b": "c"}}, "JSON, but not a credential"),
]


def test_each_forgery_has_its_refusal(document: dict[str, Any], client: Client) -> None:
    for spoil, words in FORGERIES:
        page = asked(client, json.dumps(spoil(document)))
        assert "Not valid" in page
        assert words in page
        assert "Olive Operator" not in page  # what nobody signed is not repeated


def test_what_was_withdrawn_is_refused(issued: list[IssuedCredential], client: Client) -> None:
    for state, words in ((OfferState.REVOKED, "has revoked it"), (OfferState.SUSPENDED, "has suspended it")):
        IssuedCredential.objects.filter(id=issued[0].id).update(state=state)
        assert f"Its issuer {words}" in asked(client, issued[0].document)


def test_what_has_expired_is_refused(document: dict[str, Any], client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    later = clock.now() + timedelta(days=5000)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert "It has expired" in asked(client, json.dumps(document))


def test_an_issuer_nobody_here_knows_is_said_to_be_one(document: dict[str, Any], client: Client) -> None:
    name = keys.to_multibase(keys.public_of(MALLORY))
    did = f"did:key:{name}"
    unsigned = {key: item for key, item in document.items() if key not in ("proof", "credentialStatus")}
    unsigned["issuer"] = {**document["issuer"], "id": did}
    signed = secure(unsigned, MALLORY, verification_method=f"{did}#{name}", created=clock.now())
    page = asked(client, json.dumps(signed))
    assert "Cannot be told" in page
    assert "nobody here knows its issuer" in page


def test_what_is_none_is_refused_in_words(db: None, client: Client) -> None:
    for text in ("hello", "https://a.example.nhs.uk/", "STILLROOM1:AAAA", "eyJ.e.e", "{" * 100_000):
        assert "Not valid" in asked(client, text)


def test_ten_megabytes_are_refused_in_words(db: None, client: Client) -> None:
    assert "larger than this page takes as text" in asked(client, "x" * 10_000_000)
    assert "must be 5 MB or smaller" in asked(client, file=b"x" * 10_000_000)


def test_nothing_and_two_things_are_asked_for_again(db: None, client: Client) -> None:
    assert "Paste a link or a text, or choose a file" in asked(client)
    assert "not both" in asked(client, "a", b"b")


def test_a_link_is_good_until_she_stops(hospital: Hospital, issued: list[IssuedCredential], client: Client) -> None:
    olive, by = hospital.people["olive"], hospital.user("olive")
    today = day_of(clock.now())
    share, secret = share_passport(
        person=olive, items=issued[:2], audience="Hospital B", purpose="A new post", last_day=today, by=by
    )
    link = f"http://localhost:8000/shared/{secret}/"
    assert "All 2 are valid" in asked(client, link)
    assert "Somebody on the page" in ShareView.objects.get(share=share).name
    stop_sharing(share=share, person=olive, by=by)
    ended = "Nothing is shared under this link, or no longer"
    assert ended in asked(client, link)
    assert ended in asked(client, link.replace(secret, "A" * 43))


def test_nothing_is_kept_and_nothing_is_logged(
    document: dict[str, Any], client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="stillroom"):
        answer = client.post("/verify/", {"text": json.dumps(document)})
    assert "Olive" not in caplog.text
    assert document["id"] not in caplog.text
    assert not answer.cookies
    assert "sessionid" not in client.cookies


def test_the_same_address_asks_so_often(db: None, client: Client) -> None:
    codes = [client.post("/verify/", {"text": "hello"}).status_code for _ in range(61)]
    assert codes == [200] * 60 + [429]


def test_a_rotated_key_still_counts(hospital: Hospital, document: dict[str, Any], client: Client) -> None:
    rotate_key(organisation=hospital.organisation, by=None)
    assert "Not valid" not in asked(client, json.dumps(document))
    assert not Share.objects.exists()
