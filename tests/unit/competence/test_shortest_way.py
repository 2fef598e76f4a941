"""Who is near to ready, and by which steps."""

from stillroom.competence.context import ANY
from stillroom.competence.shortest_way import shortest_way
from tests.unit.competence.story import CODE, Story, moment, story

SIGNED = story("knowledge*1; observation*2", months=12).signed_off(on="2026-01-10", until="2026-06-30")


def way(told: Story, on: str, *, months: int = 6) -> tuple[list[str], int] | None:
    found = shortest_way(told.history(), CODE, ANY, moment(on), months=months)
    return None if found is None else ([f"{s.action} {s.method}".strip() for s in found.steps], found.length)


def test_who_may_work_has_nothing_to_do() -> None:
    assert way(SIGNED, "2026-06-30") == ([], 0)


def test_who_lapsed_lately_has_the_scheme_to_do() -> None:
    assert way(SIGNED, "2026-07-01") == (["observe knowledge", "observe observation", "sign_off"], 4)


def test_what_was_passed_since_shortens_it() -> None:
    told = SIGNED.observed("pass", on="2026-07-02", method="observation")
    assert way(told, "2026-07-03") == (["observe knowledge", "observe observation", "sign_off"], 3)


def test_who_lapsed_longer_ago_is_not_found() -> None:
    assert way(SIGNED, "2026-12-31") is not None
    assert way(SIGNED, "2027-01-01") is None


def test_suspended_is_neither_current_nor_lapsed() -> None:
    assert way(SIGNED.suspended(on="2026-02-01"), "2026-03-01") is None


def test_who_never_held_it_is_not_found() -> None:
    assert way(story("observation*1").observed("pass", on="2026-01-01"), "2026-01-02") is None
