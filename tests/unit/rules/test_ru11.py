"""RU11: a licensed unit may prepare batches, a Section 10 unit for one patient: the competency's context tells."""

from datetime import date

import pytest

from stillroom.competence.context import Context
from stillroom.competence.rules import Outcome
from tests.unit.rules.known import asked, person, post

DAY = date(2026, 11, 22)
BATCH = Context.parse("preparation=batch; equipment=isolator")


@pytest.mark.parametrize(
    ("facility", "contexts", "outcome"),
    [
        ("ms", (BATCH,), Outcome.MET),
        ("section10", (BATCH,), Outcome.BREACHED),
        ("section10", (Context.parse("equipment=isolator"),), Outcome.MET),
        ("qc", (BATCH,), Outcome.DOES_NOT_APPLY),
    ],
)
def test_batches(facility: str, contexts: tuple[Context, ...], outcome: Outcome) -> None:
    found = asked("RU11", DAY, person(), post(facilities=frozenset({facility}), contexts=contexts))
    assert found.outcome is outcome
    assert not found.blocks
