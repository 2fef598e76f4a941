"""A competence written as a credential and read back, and the tampering that its signature catches."""

import dataclasses
import json
from datetime import UTC, date, datetime

import pytest

from stillroom.standards.credentials.competence_credential import Assessed, Competence, Signatory, read, write
from stillroom.standards.credentials.problem import CredentialRefused
from stillroom.standards.credentials.verification import Verdict, verify
from tests.unit.standards.credentials.issuing import ISSUER, NOW, TRUST, document, signed

pytestmark = pytest.mark.unit

ISOLATOR = Competence(
    id="urn:uuid:01a20287-1f73-738e-b6ad-a82c0e0dbdff",
    issuer=ISSUER,
    issuer_name="Hospital A",
    subject="urn:uuid:01a20287-1f70-7dcd-86a1-23795e163d44",
    subject_name="Otto Ó Example",
    framework="AS",
    framework_title="Aseptic services",
    version="2026.1",
    code="AS06",
    title="Isolator technique",
    description="Works in an isolator.",
    item_url="https://a.example.nhs.uk/ims/case/v1p1/CFItems/01a20287-1f70-7dcd-86a1-23795e163d45",
    criteria="knowledge*1; observation*3 consecutive",
    signed_at=datetime(2026, 3, 1, 9, 30, tzinfo=UTC),
    signed_by=Signatory("Una Example", "Authoriser, appointed by the Accountable Pharmacist on 2025-01-02", "ab" * 32),
    valid_until=date(2027, 2, 10),
    context={"equipment": "isolator", "facility": "section10"},
    assessed=(
        Assessed("knowledge", "Knowledge questions", 1, date(2026, 1, 5), date(2026, 1, 5)),
        Assessed("observation", "Observed practice", 3, date(2026, 1, 6), date(2026, 2, 10)),
    ),
    observed_by=(Signatory("Tom Example", "Assessor, current in AS06 and AS12", "cd" * 32),),
    critical=True,
)
PLAIN = dataclasses.replace(ISOLATOR, valid_until=None, context={}, assessed=(), observed_by=(), critical=False)


@pytest.mark.parametrize("competence", [ISOLATOR, PLAIN, dataclasses.replace(PLAIN, taken_over=True)])
def test_nothing_is_lost_between_signing_and_reading(competence: Competence) -> None:
    signed_document = json.loads(json.dumps(signed(write(competence))))
    assert verify(json.dumps(signed_document).encode(), trust=TRUST, at=NOW).verdict is Verdict.VALID
    assert read(signed_document) == competence


def test_it_holds_to_the_end_of_its_last_valid_day_in_london() -> None:
    summer = dataclasses.replace(ISOLATOR, valid_until=date(2026, 7, 1))
    assert write(summer)["validUntil"] == "2026-07-01T22:59:59Z"
    assert read(write(summer)).valid_until == date(2026, 7, 1)


def test_another_credential_is_refused_in_words() -> None:
    with pytest.raises(CredentialRefused) as refused:
        read(signed(document()))
    assert "how a competence was assessed" in refused.value.words
