"""Logbook entries: of one's own work while one may do it, or by somebody who could assess it; countersigned once."""

import pytest

from stillroom.competence.statement import Statement
from tests.unit.admission.world import World, activity, observation, revocation, sign_off, suspension, world
from tests.unit.competence.story import table

ON = "2026-02-01"
TRAINING = world("observation*1", activities=(2, 30))
SIGNED = TRAINING.then(observation(on="2026-01-05"), sign_off(on="2026-01-06"))
ENTERED = SIGNED.then(activity(on="2026-01-20", name="entry"))
STOPPED = SIGNED.then(suspension(on="2026-01-20"))
BLOCKED_ON = "2026-02-06"  # 31 days after the sign-off
COUNTERSIGNED = ENTERED.then(activity(by="ada", about="entry", on="2026-01-21", name="countersignature"))


@pytest.mark.parametrize(
    ("told", "attempt", "answer"),
    table(
        ("her own, signed off", SIGNED, activity(on=ON), "admitted"),
        ("her own, in training", TRAINING, activity(on=ON), "admitted"),
        ("her own, while suspended", STOPPED, activity(on=ON), "may_not_work"),
        ("her own, while blocked by too few", SIGNED, activity(on=BLOCKED_ON), "may_not_work"),
        ("… on the last day before", SIGNED, activity(on="2026-02-05 23:59"), "admitted"),
        ("… entered late, of when she could", SIGNED, activity(on="2026-02-05", recorded="2026-02-07"), "admitted"),
        ("her supervisor's, while blocked", SIGNED, activity(by="ada", on=BLOCKED_ON), "admitted"),
        ("an authoriser's", SIGNED, activity(by="sam", on=ON), "admitted"),
        ("a colleague's", SIGNED, activity(by="bo", on=ON), "not_entitled_to_observe"),
        ("none at all", SIGNED, activity(on=ON, times=0), "missing_field"),
        ("too many to be true", SIGNED, activity(on=ON, times=1000), "missing_field"),
        ("about every competency", SIGNED, activity(on=ON, code="*"), "unknown_competency"),
        ("late without a reason", SIGNED, activity(on="2026-01-20", recorded=ON), "reason_missing"),
        ("countersigned by an assessor", ENTERED, activity(by="ada", about="entry", on=ON), "admitted"),
        ("countersigned by herself", ENTERED, activity(about="entry", on=ON), "herself"),
        (
            "countersigned by who entered it",
            SIGNED.then(activity(by="ada", on="2026-01-20", name="entry")),
            activity(by="ada", about="entry", on=ON),
            "herself",
        ),
        ("countersigned by a colleague", ENTERED, activity(by="bo", about="entry", on=ON), "not_entitled_to_observe"),
        ("countersigned twice", COUNTERSIGNED, activity(by="sam", about="entry", on=ON), "already_done"),
        (
            "countersigned, though revoked",
            ENTERED.then(revocation(about="entry", on="2026-01-22")),
            activity(by="ada", about="entry", on=ON),
            "about_wrong",
        ),
        (
            "a countersignature countersigned",
            COUNTERSIGNED,
            activity(by="sam", about="countersignature", on=ON),
            "about_wrong",
        ),
        ("revoked", ENTERED, revocation(about="entry", on=ON), "admitted"),
    ),
)
def test_logbook(told: World, attempt: Statement, answer: str) -> None:
    assert told.answer(attempt) == answer
