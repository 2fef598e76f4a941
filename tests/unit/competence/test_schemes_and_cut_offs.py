"""Which scheme the next sign-off is held to, and after when its evidence counts."""

import pytest

from tests.unit.competence.story import Story, story, table

SCHEMES = {"scheme": "knowledge*1; observation*3", "renewal": "observation*1", "requalification": "viva*1"}
FRESH = story(**SCHEMES)
SIGNED = FRESH.signed_off(on="2026-01-10", until="2026-12-31", name="first")
SUSPENDED = SIGNED.suspended(on="2026-02-10", name="stop")
REINSTATED = SUSPENDED.observed("pass", method="viva", on="2026-02-20").reinstated(on="2026-02-21", about="stop")
REVOKED = SIGNED.revoked("first", on="2026-02-10")


@pytest.mark.parametrize(
    ("told", "missing"),
    table(
        ("the first sign-off: the scheme", FRESH, "knowledge*1 observation*3"),
        ("a later one: the renewal scheme", SIGNED, "observation*1"),
        ("after it lapsed: the renewal scheme", FRESH.signed_off(on="2025-01-10", until="2025-12-31"), "observation*1"),
        ("after a suspension: the requalification scheme", SUSPENDED, "viva*1"),
        ("after a revocation: the requalification scheme", REVOKED, "viva*1"),
        ("after a reinstatement, what lifted it counts", REINSTATED, ""),
        ("signed since the suspension: renewal again", REINSTATED.signed_off(on="2026-02-22"), "observation*1"),
        ("signed since the revocation: renewal again", REVOKED.signed_off(on="2026-02-22"), "observation*1"),
        (
            "after a taken-over one: the renewal scheme",
            FRESH.taken_over(on="2026-01-10", until="2026-12-31"),
            "observation*1",
        ),
        ("after an acceptance: the renewal scheme", FRESH.accepted(on="2026-01-10"), "observation*1"),
    ),
)
def test_which_scheme(told: Story, missing: str) -> None:
    assert told.missing_at("2026-03-01") == missing


def test_a_first_sign_off_in_another_context_is_held_to_the_first_scheme() -> None:
    told = FRESH.signed_off(on="2026-01-10", context="equipment=lafc")
    assert told.missing_at("2026-03-01", context="equipment=isolator") == "knowledge*1 observation*3"
    assert told.missing_at("2026-03-01", context="equipment=lafc") == "observation*1"


PLAIN = story("observation*1")
PLAIN_SIGNED = PLAIN.signed_off(on="2026-01-10 09:00", name="first")


@pytest.mark.parametrize(
    ("told", "missing"),
    table(
        (
            "before the previous sign-off",
            PLAIN.observed("pass", on="2026-01-05").signed_off(on="2026-01-10"),
            "observation*1",
        ),
        ("at its very moment", PLAIN_SIGNED.observed("pass", on="2026-01-10 09:00"), "observation*1"),
        ("after it", PLAIN_SIGNED.observed("pass", on="2026-01-10 09:01"), ""),
        (
            "before a suspension",
            PLAIN_SIGNED.observed("pass", on="2026-02-01").suspended(on="2026-02-10"),
            "observation*1",
        ),
        ("after a suspension", PLAIN_SIGNED.suspended(on="2026-02-10").observed("pass", on="2026-02-11"), ""),
        (
            "before a reinstatement, after its suspension",
            PLAIN_SIGNED.suspended(on="2026-02-10", name="s")
            .observed("pass", on="2026-02-11")
            .reinstated(on="2026-02-12", about="s"),
            "",
        ),
        (
            "before a revocation",
            PLAIN_SIGNED.observed("pass", on="2026-02-01").revoked("first", on="2026-02-10"),
            "observation*1",
        ),
        ("after a revocation", PLAIN_SIGNED.revoked("first", on="2026-02-10").observed("pass", on="2026-02-11"), ""),
        (
            "the revocation of an observation cuts nothing",
            PLAIN.observed("pass", on="2026-01-05", name="o")
            .observed("pass", on="2026-01-06")
            .revoked("o", on="2026-01-07"),
            "",
        ),
        (
            "entered late, gathered before the cut-off",
            PLAIN_SIGNED.observed("pass", on="2026-01-09", recorded="2026-02-01"),
            "observation*1",
        ),
    ),
)
def test_after_the_cut_off(told: Story, missing: str) -> None:
    assert told.missing_at("2026-03-01") == missing


def test_a_suspension_in_another_context_cuts_nothing_here() -> None:
    told = PLAIN.observed("pass", on="2026-01-05", context="equipment=lafc").suspended(
        on="2026-01-06", context="equipment=isolator"
    )
    assert told.missing_at("2026-03-01", context="equipment=lafc") == ""


def test_a_failed_broth_cuts_from_its_reading() -> None:
    told = (
        story("broth*1 on_fail=suspend")
        .signed_off(on="2026-01-10")
        .observed("pending", method="broth", on="2026-02-01", name="sample")
        .observed("pass", method="broth", on="2026-02-05")
        .read("fail", of="sample", on="2026-02-15")
    )
    assert told.missing_at("2026-02-16") == "broth*1"
    assert told.observed("pass", method="broth", on="2026-02-17").missing_at("2026-02-18") == ""


@pytest.mark.parametrize(
    ("told", "met"),
    table(
        ("nothing since", SUSPENDED, False),
        ("the requalification scheme since", SUSPENDED.observed("pass", method="viva", on="2026-02-20"), True),
        (
            "only before",
            SIGNED.observed("pass", method="viva", on="2026-02-01").suspended(on="2026-02-10", name="stop"),
            False,
        ),
        ("a result still pending", SUSPENDED.observed("pending", method="viva", on="2026-02-20"), False),
        ("the renewal scheme does not do", SUSPENDED.observed("pass", on="2026-02-20"), False),
    ),
)
def test_what_lifts_a_suspension(told: Story, met: bool) -> None:
    record = told.record()
    suspension = record.suspension_about("stop")
    assert suspension is not None
    last = told.at("2026-03-01").moment
    assert record.requalification(suspension, record.competency.current_version, last).met is met
