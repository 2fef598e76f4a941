"""An organisation with a short chain."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import Settings

from stillroom.apps.ledger.draft import REASON, Draft
from stillroom.apps.ledger.services.append import append, lock_chain
from stillroom.apps.places.models import Organisation

NOW = datetime(2026, 3, 14, 9, tzinfo=UTC)
PERSON = "01890000-0000-7000-8000-000000000001"
AUTHOR = "01890000-0000-7000-8000-000000000002"


def some_drafts(count: int, **changes: object) -> list[Draft]:
    said: dict[str, object] = {
        "kind": "observation",
        "person": PERSON,
        "author": AUTHOR,
        "occurred_at": NOW,
        "competency": "ASE-1",
        "version": "2026.1",
        "method": "broth",
        "outcome": "pass",
    }
    return [Draft(**(said | changes | {"details": {"lot": str(i)}})) for i in range(count)]  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _own_home(settings: Settings, tmp_path: Path) -> None:
    """Checkpoint files and keys of the test's own."""
    settings.STILLROOM_HOME = tmp_path
    settings.STILLROOM_KEYS = tmp_path / "keys"


@pytest.fixture
def organisation(db: None) -> Organisation:
    return Organisation.objects.create(ods_code="RR8", name="Leeds", recorded_at=NOW)


@pytest.fixture
def chain_of_ten(organisation: Organisation) -> Organisation:
    """Ten statements, the fourth with a reason."""
    drafts = some_drafts(10)
    drafts[3] = Draft(
        kind="suspension", person=PERSON, author=AUTHOR, occurred_at=NOW, texts={REASON: "A failed broth."}
    )
    with transaction.atomic():
        append(lock_chain(organisation), drafts, NOW)
    return organisation
