"""If something falls later, what rested on it is flagged for review, not undone."""

import pytest

from stillroom.competence.review import look_backs, review_flags
from tests.unit.admission.world import (
    ASSESSOR,
    World,
    appointment,
    observation,
    qualified,
    reading,
    reinstatement,
    revocation,
    sign_off,
    suspension,
    taken_over,
    world,
)
from tests.unit.competence.story import CODE, moment, table

ISOLATOR, CABINET = "equipment=isolator", "equipment=cabinet"

# Bo, an assessor by her own competence, saw Asha; Sam signed.
BO = world("observation*2").then(
    *qualified("bo", CODE, on="2025-02-01", context=ISOLATOR), *qualified("bo", ASSESSOR, on="2025-02-01")
)
ASHA = BO.then(
    observation(by="bo", on="2026-01-05", context=ISOLATOR, name="first"),
    observation(on="2026-01-06", context=ISOLATOR, name="second"),
    sign_off(on="2026-01-07", name="sign-off"),
)


def flags(told: World, of: str = "asha") -> list[tuple[str, ...]]:
    book = told.book()
    return [(flag.statement, str(flag.why), *flag.because) for flag in review_flags(book.history(of), book.history)]


@pytest.mark.parametrize(
    ("told", "expected"),
    table(
        ("nothing has fallen", ASHA, []),
        (
            "an observation the sign-off rests on",
            ASHA.then(revocation(about="second", on="2026-02-01", name="r")),
            [("sign-off", "relied_on_revoked", "second", "r")],
        ),
        (
            "the authoriser's appointment",
            ASHA.then(revocation(of="sam", by="grace", about="sam's appointment", on="2026-02-01", code="*", name="r")),
            [("sign-off", "relied_on_revoked", "sam's appointment", "r")],
        ),
        (
            "the assessor's own sign-off: what she saw, and what was signed on it",
            ASHA.then(revocation(of="bo", about="bo's AS05", on="2026-02-01", name="r")),
            [("first", "relied_on_revoked", "bo's AS05", "r"), ("sign-off", "relied_on_flagged", "first")],
        ),
        (
            "a reading the sign-off rests on",
            world("broth*1").then(
                observation(on="2026-01-05", method="broth", outcome="pending", name="sample"),
                reading(of_sample="sample", outcome="pass", on="2026-01-19", name="reading"),
                sign_off(on="2026-01-20", name="sign-off"),
                revocation(about="reading", on="2026-02-01", name="r"),
            ),
            [("sign-off", "relied_on_revoked", "reading", "r")],
        ),
        (
            "evidence of a sign-off that was itself revoked",
            ASHA.then(revocation(about="second", on="2026-02-01"), revocation(about="sign-off", on="2026-02-02")),
            [],
        ),
        (
            "what a reinstatement rests on",
            ASHA.then(
                suspension(on="2026-02-01", name="suspension"),
                observation(on="2026-02-02", name="again"),
                observation(on="2026-02-03"),
                reinstatement(about="suspension", on="2026-02-04", name="reinstatement"),
                revocation(about="again", on="2026-02-05", name="r"),
            ),
            [("reinstatement", "relied_on_revoked", "again", "r")],
        ),
    ),
)
def test_what_rested_on_something_revoked(told: World, expected: list[tuple[str, ...]]) -> None:
    assert flags(told) == expected


def late(on: str, *, of: str = "bo", code: str = CODE, context: str = "", recorded: str = "2026-03-01") -> World:
    """A suspension entered on 1 March, of what happened on another day."""
    return ASHA.then(suspension(of=of, on=on, recorded=recorded, code=code, context=context, name="late"))


FIRST = [("first", "author_suspended", "late"), ("sign-off", "relied_on_flagged", "first")]


@pytest.mark.parametrize(
    ("told", "expected"),
    table(
        ("from before she observed", late("2026-01-04"), FIRST),
        ("from the moment she observed", late("2026-01-05"), FIRST),
        ("from after she observed", late("2026-01-05 12:00:01"), []),
        ("as an assessor", late("2026-01-04", code=ASSESSOR), FIRST),
        ("on other equipment", late("2026-01-04", context=CABINET), []),
        ("on this equipment", late("2026-01-04", context=ISOLATOR), FIRST),
        ("of the authoriser", late("2026-01-04", of="sam"), [("sign-off", "author_suspended", "late")]),
        ("of somebody who stated nothing", late("2026-01-04", of="cy"), []),
        (
            "of an author of what was taken over",
            world().then(
                taken_over(by="bo", on="2024-01-05", until="2026-12-31", recorded="2025-01-05"),
                suspension(of="bo", on="2024-01-04", recorded="2025-01-06"),
            ),
            [],
        ),
    ),
)
def test_an_author_of_whom_a_suspension_is_recorded_later(told: World, expected: list[tuple[str, ...]]) -> None:
    assert flags(told) == expected


def test_an_author_who_turns_out_to_be_the_person_herself() -> None:
    told = world().then(
        appointment(of="asha-2", capacity="assessor"),
        observation(by="asha-2", on="2026-01-05", name="first"),
        observation(on="2026-01-06"),
        sign_off(on="2026-01-07", name="sign-off"),
        taken_over(vouched_by="asha-2", on="2024-01-05", until="2026-12-31", recorded="2026-01-08", name="old"),
    )
    assert flags(told) == []
    assert flags(told.within(same={"asha-2": "asha"})) == [
        ("old", "author_is_person"),
        ("first", "author_is_person"),
        ("sign-off", "relied_on_flagged", "first"),
    ]


BROTH = world("observation*1; broth*1 on_fail=review").then(
    observation(on="2026-01-04"),
    observation(on="2026-01-05", method="broth"),
    sign_off(on="2026-01-07", name="sign-off"),
)


def failed(on: str, *, recorded: str = "", method: str = "viva", context: str = "") -> World:
    return BROTH.then(
        observation(on=on, recorded=recorded, method=method, context=context, outcome="fail", reason=True, name="f")
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    table(
        (
            "sampled before the sign-off, recorded after it",
            failed("2026-01-06", recorded="2026-01-08"),
            [("sign-off", "failure_recorded_later", "f")],
        ),
        ("sampled after the sign-off", failed("2026-01-08"), []),
        (
            "sampled before, and a later sign-off has followed",
            failed("2026-01-06", recorded="2026-01-08").then(
                observation(on="2026-01-09"),
                observation(on="2026-01-09", method="broth"),
                sign_off(on="2026-01-10"),
            ),
            [("sign-off", "failure_recorded_later", "f")],
        ),
        (
            "a pending result the scheme did not ask for, read after the sign-off",
            world("observation*1").then(
                observation(on="2026-01-04"),
                observation(on="2026-01-05", method="broth", outcome="pending", name="sample"),
                sign_off(on="2026-01-07", name="sign-off"),
                reading(of_sample="sample", outcome="fail", on="2026-01-19", name="f"),
            ),
            [("sign-off", "failure_recorded_later", "f")],
        ),
        (
            "recorded later, and revoked since",
            failed("2026-01-06", recorded="2026-01-08").then(revocation(about="f", on="2026-01-09")),
            [],
        ),
        (
            "a term that asks for review",
            failed("2026-02-01", method="broth"),
            [("f", "failure_to_review", "sign-off")],
        ),
        (
            "a term that asks for review, before the first sign-off",
            world("broth*1 on_fail=review").then(observation(on="2026-01-05", method="broth", outcome="fail")),
            [],
        ),
        ("a term that asks for nothing", failed("2026-02-01", method="observation"), []),
        (
            "a term that asks for review, as the result is read",
            BROTH.then(
                observation(on="2026-02-01", method="broth", outcome="pending", name="sample"),
                reading(of_sample="sample", outcome="fail", on="2026-02-15", name="f"),
            ),
            [("f", "failure_to_review", "sign-off")],
        ),
    ),
)
def test_failures(told: World, expected: list[tuple[str, ...]]) -> None:
    assert flags(told) == expected


SIGNED = world("broth*1 on_fail=suspend").then(
    observation(on="2026-01-05", method="broth", context=ISOLATOR, name="first"),
    sign_off(on="2026-01-06"),
    observation(on="2026-01-20", method="broth", context=CABINET, name="elsewhere"),
    observation(on="2026-02-05", method="broth", name="anywhere"),
)


@pytest.mark.parametrize(
    ("told", "expected"),
    table(
        ("no failure", SIGNED, []),
        (
            "from the last pass to the failure",
            SIGNED.then(observation(on="2026-03-01", method="broth", outcome="fail", name="f")),
            [("f", "anywhere", "2026-02-05", "2026-03-01")],
        ),
        (
            "to the reading, where the result was pending; a pass sampled in between does not shorten it",
            SIGNED.then(
                observation(on="2026-03-01", method="broth", outcome="pending", name="sample"),
                observation(on="2026-03-05", method="broth"),
                reading(of_sample="sample", outcome="fail", on="2026-03-15", name="f"),
            ),
            [("f", "anywhere", "2026-02-05", "2026-03-15")],
        ),
        (
            "a pass on other equipment does not count",
            SIGNED.then(
                revocation(about="anywhere", on="2026-02-10"),
                observation(on="2026-03-01", method="broth", outcome="fail", context=ISOLATOR, name="f"),
            ),
            [("f", "first", "2026-01-05", "2026-03-01")],
        ),
        (
            "no pass before",
            world("observation*1", renewal="broth*1 on_fail=suspend").then(
                observation(on="2026-01-05"),
                sign_off(on="2026-01-06"),
                observation(on="2026-03-01", method="broth", outcome="fail", name="f"),
            ),
            [("f", None, None, "2026-03-01")],
        ),
        ("a suspension that somebody stated", SIGNED.then(suspension(on="2026-03-01")), []),
    ),
)
def test_the_look_back_after_a_failure_that_suspends(
    told: World, expected: list[tuple[str, str | None, str | None, str]]
) -> None:
    record = told.book().history("asha").record(CODE)
    assert record is not None
    assert [(b.failure, b.last_pass, b.since, b.until) for b in look_backs(record)] == [
        (failure, passed, moment(since) if since else None, moment(until)) for failure, passed, since, until in expected
    ]
