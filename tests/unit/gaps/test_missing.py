"""What is missing until somebody may work alone, in the words of the readiness report."""

import pytest

from stillroom.competence.context import Context
from stillroom.competence.gap import missing
from tests.unit.competence.story import CODE, Story, competency, moment, story, story_of, table, versions

ON = "2026-03-01"
ISOLATOR = "equipment=isolator"


def words(told: Story, context: str = "", on: str = ON) -> str:
    return "; ".join(missing(told.history(), CODE, Context.parse(context), moment(on)).words)


BROTHS = story("knowledge*1; broth*3 consecutive")
SIGNED = (
    story("observation*1", renewal="log_review*1", requalification="observation*2", window=30)
    .observed("pass", on="2026-01-05")
    .signed_off(on="2026-01-06", until="2026-06-30", name="signed")
)
SUSPENDED = SIGNED.suspended(on="2026-02-01", name="it")
TWICE = SUSPENDED.suspended(on="2026-02-10", name="the second")
FAILED = (
    story("broth*1 on_fail=suspend", requalification="broth*3 consecutive on_fail=suspend")
    .observed("pass", on="2026-01-05", method="broth")
    .signed_off(on="2026-01-06", until="2026-06-30")
    .observed("fail", on="2026-02-01", method="broth", name="it")
)
REQUIRES = story_of(competency(requires=("AS01", "AS04")), competency("AS01"), competency("AS04"))
BLOCKED = REQUIRES.observed("pass", on="2026-01-05").signed_off(on="2026-01-06")
AWAY = story(recency=90).observed("pass", on="2025-06-05").signed_off(on="2025-06-06").absent(on="2025-07-01")


@pytest.mark.parametrize(
    ("told", "expected"),
    table(
        ("nothing done", BROTHS, "knowledge*1; broth*3; sign_off"),
        (
            "some of it done",
            BROTHS.observed("pass", on="2026-01-05", method="knowledge").observed(
                "pass", on="2026-01-06", method="broth"
            ),
            "broth*2; sign_off",
        ),
        (
            "a run that broke",
            BROTHS.observed_all("pass pass fail", method="broth", month="2026-01"),
            "knowledge*1; broth*3; sign_off",
        ),
        (
            "a result still pending is not there yet",
            BROTHS.observed_all("pass pass pending", method="broth", month="2026-01"),
            "knowledge*1; broth*1; sign_off",
        ),
        ("all of it done", story().observed("pass", on="2026-01-05"), "sign_off"),
        ("done on other equipment", story().observed("pass", on="2026-01-05", context="equipment=cabinet"), "sign_off"),
        ("signed off", SIGNED, ""),
        ("exempted", story().exempted(on="2026-01-05", until="2026-12-31"), ""),
        ("blocked by what it requires", BLOCKED, "AS01; AS04"),
        ("away too long", AWAY, "return_assessment*1"),
        ("revoked: requalify", SIGNED.revoked("signed", on="2026-02-01"), "observation*2; sign_off"),
        ("suspended: requalify, then be reinstated", SUSPENDED, "observation*2; reinstatement"),
        ("suspended by a failure", FAILED, "broth*3; reinstatement"),
        (
            "suspended, requalified",
            SUSPENDED.observed_all("pass pass", method="observation", month="2026-02").observed(
                "pass", on="2026-02-03"
            ),
            "reinstatement",
        ),
        ("each suspension needs its own reinstatement", TWICE, "observation*2; reinstatement; reinstatement"),
        (
            "requalified since the first, half since the second",
            TWICE.observed("pass", on="2026-02-05").observed("pass", on="2026-02-12"),
            "observation*1; reinstatement; reinstatement",
        ),
        (
            "suspended, cleared to work supervised",
            SUSPENDED.cleared(on="2026-02-02", about="it"),
            "observation*2; reinstatement",
        ),
        (
            "suspended before the first sign-off",
            story().suspended(on="2026-02-01"),
            "observation*1; reinstatement; sign_off",
        ),
        ("cleared to train under supervision", story().cleared(on="2026-02-02"), "observation*1; sign_off"),
    ),
)
def test_missing(told: Story, expected: str) -> None:
    assert words(told) == expected


@pytest.mark.parametrize(
    ("told", "on", "expected"),
    table(
        ("before renewal is due", SIGNED, "2026-05-30 23:59:59", ""),
        ("renewal is due", SIGNED, "2026-05-31 00:00:00", "log_review*1; sign_off"),
        ("lapsed", SIGNED, "2026-07-01 00:00:00", "log_review*1; sign_off"),
        ("suspended, and lapsed meanwhile", SUSPENDED, "2026-07-01", "observation*2; reinstatement; sign_off"),
    ),
)
def test_by_time_alone(told: Story, on: str, expected: str) -> None:
    assert words(told, on=on) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    table(
        (
            "on the wrong equipment",
            story().observed("pass", on="2026-01-05", context="equipment=cabinet"),
            "observation*1; sign_off",
        ),
        ("on the right equipment", story().observed("pass", on="2026-01-05", context=ISOLATOR), "sign_off"),
        ("on equipment not named", story().observed("pass", on="2026-01-05"), "observation*1; sign_off"),
    ),
)
def test_in_a_context(told: Story, expected: str) -> None:
    assert words(told, ISOLATOR) == expected


CHANGED = versions(
    v1=competency(scheme="observation*1"),
    v2=competency(scheme="observation*2", change="substantive", transition="2026-06-30"),
)


@pytest.mark.parametrize(
    ("told", "expected", "version"),
    table(
        ("in the current version", CHANGED, "observation*2; sign_off", "v2"),
        (
            "met in the one before, still in transition",
            CHANGED.observed("pass", on="2026-01-05", version="v1"),
            "sign_off",
            "v1",
        ),
        (
            "needs an update",
            CHANGED.observed("pass", on="2026-01-05", version="v1").signed_off(on="2026-01-06", version="v1"),
            "",
            "",
        ),
    ),
)
def test_the_version_to_sign_in(told: Story, expected: str, version: str) -> None:
    found = missing(told.history(), CODE, Context(), moment(ON))
    assert ("; ".join(found.words), found.version) == (expected, version)


def test_after_the_transition_the_current_version_is_asked_for() -> None:
    told = CHANGED.observed("pass", on="2026-01-05", version="v1").signed_off(on="2026-01-06", version="v1")
    assert words(told, on="2026-07-01") == "observation*2; sign_off"


def test_a_reinstatement_names_the_suspensions_it_would_lift() -> None:
    assert [s.id for s in missing(TWICE.history(), CODE, Context(), moment(ON)).suspensions] == ["it", "the second"]


def test_ready_to_sign_only_when_nothing_but_signatures_is_missing() -> None:
    met = (
        story("observation*1; broth*1")
        .observed("pass", on="2026-01-05")
        .observed("pass", on="2026-01-06", method="broth")
    )
    pending = met.observed("pending", on="2026-01-07", method="broth")
    assert missing(met.history(), CODE, Context(), moment(ON)).ready_to_sign
    assert not missing(pending.history(), CODE, Context(), moment(ON)).ready_to_sign
