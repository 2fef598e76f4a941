"""Work under supervision is cleared by an assessor or an authoriser, and may be about a suspension."""

import pytest

from stillroom.competence.statement import Statement
from tests.unit.admission.world import World, clearance, observation, sign_off, suspension, world
from tests.unit.competence.story import table

ON = "2026-01-10"
STOPPED = world().then(
    suspension(on="2026-01-01", name="the suspension"),
    suspension(of="cy", on="2026-01-01", name="cy's suspension"),
    suspension(on="2026-01-01", code="AS12", name="the assessor suspension"),
)
FAILED = world("broth*1 on_fail=suspend").then(
    observation(on="2025-12-01", method="broth"),
    sign_off(on="2025-12-02"),
    observation(on="2026-01-01", method="broth", outcome="fail", name="the failure"),
)


@pytest.mark.parametrize(
    ("told", "attempt", "answer"),
    table(
        ("by an assessor", world(), clearance(on=ON), "admitted"),
        ("by an authoriser", world(), clearance(by="sam", on=ON), "admitted"),
        ("by a result reader", world(), clearance(by="lee", on=ON), "not_entitled_to_observe"),
        ("by nobody in particular", world(), clearance(by="bo", on=ON), "not_entitled_to_observe"),
        (
            "by an authoriser who is suspended",
            world().then(suspension(of="sam", on="2026-01-01")),
            clearance(by="sam", on=ON),
            "suspended",
        ),
        ("about her suspension", STOPPED, clearance(on=ON, about="the suspension"), "admitted"),
        ("about the failure that suspended her", FAILED, clearance(on=ON, about="the failure"), "admitted"),
        ("about another's suspension", STOPPED, clearance(on=ON, about="cy's suspension"), "about_wrong"),
        (
            "about her suspension in another competency",
            STOPPED,
            clearance(on=ON, about="the assessor suspension"),
            "about_wrong",
        ),
        ("about nothing that is known", STOPPED, clearance(on=ON, about="something"), "about_wrong"),
    ),
)
def test_clearance(told: World, attempt: Statement, answer: str) -> None:
    assert told.answer(attempt) == answer
