"""What she saves: the same signed credentials, in every form, and paper that a screen reader can follow."""

import io
import json
from typing import Any

import pytest
from pypdf import PdfReader

from stillroom.apps.accounts import clock
from stillroom.apps.passport.services.copies import FORMS, credential_copy, passport_paper
from stillroom.apps.passport.services.offline_codes import offline_code
from stillroom.apps.people.models import Person, Qualification
from stillroom.competence.days import day_of
from stillroom.standards.credentials.passport_file import read_passport
from stillroom.standards.credentials.presented import read_presented
from tests.hospital import Hospital
from tests.integration.passport.people import confirmed, credentials_of, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def olive(hospital: Hospital) -> Person:
    person = hospital.people["olive"]
    Qualification.objects.create(
        person=person, kind="rqf2", title="Level 2 <certificate>", awarded_by="An awarding body",
        awarded_on=day_of(clock.now()), recorded_at=clock.now(),
    )  # fmt: skip
    Person.objects.filter(id=person.id).update(first_name="Olive 李", last_name="O’Perator #[]\\")
    return confirmed(hospital)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_holds_the_same_credential(hospital: Hospital, olive: Person, form: str) -> None:
    for row in (credentials_of(olive)[0], credentials_of(olive)[-1]):
        copy = credential_copy(row, form)
        assert copy.name.isascii()
        assert copy.name.endswith(f".{form}")
        found = read_presented(copy.content).document
        assert found["id"] == f"urn:uuid:{row.id}"
        assert found["credentialSubject"] == json.loads(row.document)["credentialSubject"]


def test_the_files_are_named_and_typed(hospital: Hospital, olive: Person) -> None:
    client = signed_in(hospital, "olive")
    answer = client.get(f"/passport/{olive.id}/passport.json")
    assert answer["Content-Type"] == "application/json"
    assert answer["Content-Disposition"].startswith('attachment; filename="skills-passport-olive')
    assert len(read_passport(answer.content)) == 8
    row = credentials_of(olive)[0]
    for path, kind in (
        ("badge.svg", "image/svg+xml"),
        ("badge.png", "image/png"),
        ("credential.jwt", "application/vc+jwt"),
    ):
        assert client.get(f"/passport/{olive.id}/credentials/{row.id}/{path}")["Content-Type"] == kind


def test_paper_is_tagged_named_and_says_all(hospital: Hospital, olive: Person) -> None:
    reader = PdfReader(io.BytesIO(passport_paper(olive).content))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert reader.xmp_metadata
    assert "pdfuaid" in reader.xmp_metadata.stream.get_data().decode()
    assert reader.metadata
    assert str(reader.metadata.title).startswith("Skills passport of Olive")
    text = "".join(page.extract_text() for page in reader.pages)
    for said in ("AS01 Gowning", "Una Authoriser", "Level 2 <certificate>", "O’Perator #[]\\", "isolator"):
        assert said in text.replace("\n", " ")
    tags = _tags(root["/StructTreeRoot"])
    assert tags.count("Figure") == 7
    assert {"H1", "H2", "H3", "Table", "TH"} <= set(tags)


def test_the_code_on_paper_is_checked_without_a_network(hospital: Hospital, olive: Person) -> None:
    rows = credentials_of(olive)
    codes = [offline_code(row) for row in rows]
    assert codes[-1] == ""  # a qualification is its awarding body's to answer for
    found = read_presented(codes[0].encode()).document
    assert found["credentialSubject"]["achievement"]["humanCode"] == "AS01"


def _tags(node: Any) -> list[str]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [tag for each in node for tag in _tags(each)]
    if not isinstance(node, dict):
        return []
    own = [str(node["/S"]).lstrip("/")] if "/S" in node else []
    return own + (_tags(node["/K"]) if "/K" in node else [])
