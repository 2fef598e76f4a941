"""`broth*3 consecutive`: the last three all pass, in order of sampling."""

import pytest

from tests.unit.competence.story import Story, story, table

RUN = story("broth*3 consecutive")
FAILED_SECOND = (
    RUN.observed("pass", method="broth", on="2026-01-01")
    .observed("fail", method="broth", on="2026-01-02", name="slip")
    .observed("pass", method="broth", on="2026-01-03")
    .observed("pass", method="broth", on="2026-01-04")
)


@pytest.mark.parametrize(
    ("told", "missing"),
    table(
        ("three passes", RUN.observed_all("pass pass pass", method="broth", month="2026-01"), ""),
        ("two passes", RUN.observed_all("pass pass", method="broth", month="2026-01"), "broth*1"),
        ("a fail in between", FAILED_SECOND, "broth*1"),
        ("a fail at the end", RUN.observed_all("pass pass pass fail", method="broth", month="2026-01"), "broth*3"),
        ("a fail before the run", RUN.observed_all("fail pass pass pass", method="broth", month="2026-01"), ""),
        (
            "a fail of another method",
            RUN.observed_all("pass pass", method="broth", month="2026-01")
            .observed("fail", on="2026-01-03")
            .observed("pass", method="broth", on="2026-01-04"),
            "",
        ),
        ("the fail is revoked", FAILED_SECOND.revoked("slip", on="2026-01-05"), ""),
        (
            "a fail in another context",
            RUN.observed_all("pass pass", method="broth", month="2026-01")
            .observed("fail", method="broth", on="2026-01-03", context="equipment=lafc")
            .observed("pass", method="broth", on="2026-01-04"),
            "broth*2",
        ),
        (
            "not consecutive: a fail does not matter",
            story("broth*3").observed_all("pass fail pass pass", method="broth", month="2026-01"),
            "",
        ),
    ),
)
def test_what_is_missing(told: Story, missing: str) -> None:
    assert told.missing_at("2026-02-01") == missing


def test_a_fail_in_another_context_does_not_break_this_ones_run() -> None:
    isolator = {"method": "broth", "context": "equipment=isolator"}
    told = (
        RUN.observed_all("pass pass", month="2026-01", **isolator)
        .observed("fail", method="broth", on="2026-01-03", context="equipment=lafc")
        .observed("pass", on="2026-01-04", **isolator)
    )
    assert told.missing_at("2026-02-01", context="equipment=isolator") == ""
    assert told.missing_at("2026-02-01", context="equipment=lafc") == "broth*3"
