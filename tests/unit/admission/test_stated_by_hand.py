"""Who signs by hand is entitled both on the day she names and today; a row of a table is judged for its day."""

import pytest

from stillroom.competence.admission import admit
from stillroom.competence.statement import Statement
from tests.unit.admission.world import (
    appointment,
    exemption,
    observation,
    reinstatement,
    revocation,
    sign_off,
    suspension,
    world,
)
from tests.unit.competence.story import table

# Bo was an authoriser in January only.
TOLD = world("observation*1").then(
    appointment(of="bo", on="2026-01-01", until="2026-01-31"),
    observation(on="2026-01-05", name="seen"),
    suspension(on="2026-01-06", name="stop", of="asha"),
    observation(on="2026-01-07"),
)
LATE = {"by": "bo", "on": "2026-01-20", "recorded": "2026-02-10", "reason": True}
IN_TIME = LATE | {"recorded": "2026-01-21"}


@pytest.mark.parametrize(
    "make",
    table(
        ("a sign-off", lambda when: sign_off(**when)),
        ("an exemption", lambda when: exemption(until="2026-12-31", **when)),
        ("a reinstatement", lambda when: reinstatement(about="stop", **when)),
        ("a revocation", lambda when: revocation(about="seen", **when)),
    ),
)
def test_an_authoriser_no_longer_signs_back_in_time(make) -> None:  # type: ignore[no-untyped-def]
    assert _answer(make(LATE), stated_now=True) == "not_an_authoriser"
    assert _answer(make(LATE), stated_now=False) == "admitted"
    assert _answer(make(IN_TIME), stated_now=True) == "admitted"


def test_nor_one_who_was_not_one_yet() -> None:
    early = LATE | {"on": "2025-12-20", "recorded": "2026-01-20"}
    told = sign_off(**early)
    assert "not_an_authoriser" in _answer(told, stated_now=True)


def _answer(attempt: Statement, *, stated_now: bool) -> str:
    admission = admit(TOLD.book(), attempt._replace(seq=99, id="it"), stated_now=stated_now)
    return " ".join(refusal.rule for refusal in admission.refusals) or "admitted"
