"""A signature says what it means and when, inside what is hashed."""

import json

from django.test import Client
from django.urls import reverse

from stillroom.apps.accounts.clock import now
from stillroom.apps.ledger.draft import Draft, new_statement_id
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.services.state import state
from stillroom.competence.context import Context
from stillroom.competence.statement import Kind, Meaning
from tests.hospital import ISOLATOR, Hospital


def test_a_signature_carries_its_meaning_and_the_moment_in_what_is_hashed(hospital: Hospital) -> None:
    hospital.observe("olive", "AS06", "observation", days_ago=1, context=ISOLATOR)
    hospital.record_all()
    draft = Draft(
        id=new_statement_id(),
        kind=Kind.SIGN_OFF,
        person=hospital.people["olive"].canonical_id,
        author=hospital.people["una"].canonical_id,
        occurred_at=now(),
        competency="AS06",
        context=Context.parse(ISOLATOR),
        meaning=Meaning.APPROVED,
    )
    state(organisation=hospital.organisation, draft=draft, by=hospital.people["una"])
    row = Statement.objects.get(id=draft.id)
    said = json.loads(bytes(row.payload))
    assert said["meaning"] == "approved"
    assert said["author"] == str(hospital.people["una"].id)
    assert said["recorded_at"].startswith(f"{row.recorded_at:%Y-%m-%dT%H:%M:%S}")
    client = Client()
    client.force_login(hospital.user("una"))
    assert "Approved: the evidence shows" in client.get(reverse("statement", args=[row.id])).content.decode()
