"""A pending result has no outcome until it is read; then it counts where it was sampled."""

import pytest

from tests.unit.competence.story import Question, story, table

SAMPLED = story("broth*1; observation*1").observed("pending", method="broth", on="2026-01-05", name="sample")
OBSERVED = SAMPLED.observed("pass", on="2026-01-04")
PASSED = OBSERVED.read("pass", of="sample", on="2026-01-20 10:00", name="reading")
FAILED = OBSERVED.read("fail", of="sample", on="2026-01-20 10:00", name="reading")
MISREAD = FAILED.revoked("reading", on="2026-01-22 10:00")
RUN = story("broth*3 consecutive")


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        ("sampled, something else missing, nothing counting", SAMPLED.at("2026-01-06"), "not_started"),
        ("sampled, all else met", OBSERVED.at("2026-01-06"), "result_pending"),
        ("the moment before the reading", PASSED.at("2026-01-20 09:59:59"), "result_pending"),
        ("read as a pass", PASSED.at("2026-01-20 10:00:00"), "ready_to_sign"),
        ("read as a fail", FAILED.at("2026-01-20 10:00:00"), "in_training"),
        ("the fail still stands before the reading is revoked", MISREAD.at("2026-01-22 09:59:59"), "in_training"),
        ("a revoked reading leaves the result pending", MISREAD.at("2026-01-22 10:00:00"), "result_pending"),
        ("read again as a pass", MISREAD.read("pass", of="sample", on="2026-01-23").at("2026-01-24"), "ready_to_sign"),
        (
            "the pending observation itself revoked",
            OBSERVED.revoked("sample", on="2026-01-10").at("2026-01-11"),
            "in_training",
        ),
        (
            "pending results that cannot meet the scheme",
            RUN.observed("pass", method="broth", on="2026-01-01")
            .observed("pending", method="broth", on="2026-01-02")
            .at("2026-01-06"),
            "in_training",
        ),
        (
            "several pending, met if every one passed",
            RUN.observed_all("pass pending pending", method="broth", month="2026-01").at("2026-01-06"),
            "result_pending",
        ),
        (
            "a pending one in the middle of the run",
            RUN.observed_all("pass pending pass", method="broth", month="2026-01").at("2026-01-06"),
            "result_pending",
        ),
        (
            "an unresolved one beyond those asked refuses the signature",
            RUN.observed_all("pass pass pass pending", method="broth", month="2026-01").at("2026-01-06"),
            "result_pending",
        ),
        (
            "a pending one of a method not asked for is nobody's concern",
            story()
            .observed("pass", on="2026-01-04")
            .observed("pending", method="broth", on="2026-01-05")
            .at("2026-01-06"),
            "ready_to_sign",
        ),
    ),
)
def test_before_and_after_the_reading(question: Question, state: str) -> None:
    assert question.state == state


def test_a_result_breaks_the_run_where_it_was_sampled_not_where_it_was_read() -> None:
    told = (
        RUN.observed("pending", method="broth", on="2026-01-01", name="sample")
        .observed("pass", method="broth", on="2026-01-02")
        .observed("pass", method="broth", on="2026-01-03")
        .observed("pass", method="broth", on="2026-01-04")
        .read("fail", of="sample", on="2026-01-20")
    )
    assert told.at("2026-01-21").state == "ready_to_sign"


def test_a_sample_taken_before_the_cut_off_does_not_count_when_read_after_it() -> None:
    told = (
        story("broth*1")
        .observed("pending", method="broth", on="2026-01-05", name="sample")
        .signed_off(on="2026-01-10", until="2026-12-31")
        .read("pass", of="sample", on="2026-01-20")
    )
    assert told.missing_at("2026-01-21") == "broth*1"
