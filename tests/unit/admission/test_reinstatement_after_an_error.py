"""A failure that was an error is revoked; its suspension still ends by reinstatement only, without requalifying."""

import pytest

from stillroom.competence.statement import Statement
from tests.unit.admission.test_reinstatement import FAILED, FAILED_LATE, ON, SUSPENDED, broths
from tests.unit.admission.world import World, observation, reading, reinstatement, revocation
from tests.unit.competence.story import table

LIFT = reinstatement(about="it", on=ON)
READING_REVOKED = FAILED_LATE.then(revocation(about="it", on="2026-01-12"))
PASSED_AFTER_ALL = READING_REVOKED.then(reading(of_sample="sample", outcome="pass", on="2026-01-13", name="pass"))
FAILED_AFTER_ALL = READING_REVOKED.then(reading(of_sample="sample", outcome="fail", on="2026-01-13", name="fail"))
SAMPLE_REVOKED = FAILED.then(revocation(about="it", on="2026-01-12", name="the revocation"))
FAILED_TWICE = FAILED.then(
    observation(on="2026-01-11", method="broth", outcome="fail", name="another"),
    revocation(about="it", on="2026-01-12"),
)
BOTH_REVOKED = FAILED_TWICE.then(revocation(about="another", on="2026-01-13"))


@pytest.mark.parametrize(
    ("told", "attempt", "answer"),
    table(
        ("the failure stands", FAILED, LIFT, "scheme_not_met"),
        ("the failed observation revoked", SAMPLE_REVOKED, LIFT, "admitted"),
        ("revoked only later", SAMPLE_REVOKED, reinstatement(about="it", on="2026-01-11"), "scheme_not_met"),
        ("without a reason", SAMPLE_REVOKED, reinstatement(about="it", on=ON, reason=False), "reason_missing"),
        ("by an assessor", SAMPLE_REVOKED, reinstatement(about="it", on=ON, by="ada"), "not_an_authoriser"),
        ("the reading revoked, not read again", READING_REVOKED, LIFT, "scheme_not_met"),
        ("the reading revoked, read again as a pass", PASSED_AFTER_ALL, LIFT, "admitted"),
        ("the reading revoked, read again as a fail", FAILED_AFTER_ALL, LIFT, "scheme_not_met"),
        ("… about the second reading", FAILED_AFTER_ALL, reinstatement(about="fail", on=ON), "scheme_not_met"),
        ("… and requalified", FAILED_AFTER_ALL.then(*broths("14", "15")), LIFT, "admitted"),
        (
            "the reading and the sample revoked",
            READING_REVOKED.then(revocation(about="sample", on="2026-01-13")),
            LIFT,
            "admitted",
        ),
        ("another sample failed while she was suspended", FAILED_TWICE, LIFT, "scheme_not_met"),
        ("another failed, and was revoked too", BOTH_REVOKED, LIFT, "admitted"),
        ("a suspension that somebody stated", SUSPENDED, LIFT, "scheme_not_met"),
    ),
)
def test_reinstated_without_requalifying_only_after_an_error(told: World, attempt: Statement, answer: str) -> None:
    assert told.answer(attempt) == answer


def test_the_revocation_is_what_it_rests_on() -> None:
    assert SAMPLE_REVOKED.hear(LIFT).statement.relied_on == ("sam's appointment", "the revocation")
