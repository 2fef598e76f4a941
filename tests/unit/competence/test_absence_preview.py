"""What an absence would block, said before it is recorded."""

from stillroom.competence.absence import blocks
from stillroom.competence.context import ANY
from stillroom.competence.statement import Statement
from tests.unit.competence.story import Story, moment, story

SIGNED = story(recency=90).signed_off(on="2026-01-10")


def would_block(told: Story, absence: Statement) -> list[str]:
    found = blocks(told.history(), [(told.code, ANY)], absence._replace(id="proposed", seq=99))
    return [f"{each.competency} {each.start:%Y-%m-%d %H:%M}" for each in found]


def away(until: str) -> Statement:
    return SIGNED.absent(on="2026-02-01", until=until).statements[-1]


def test_one_that_is_longer_than_the_recency_blocks_from_the_day_after() -> None:
    assert would_block(SIGNED, away("2026-05-02")) == ["AS05 2026-05-01 23:00"]  # midnight in London


def test_one_that_is_exactly_as_long_does_not() -> None:
    assert would_block(SIGNED, away("2026-05-01")) == []


def test_who_is_not_signed_off_has_nothing_to_lose() -> None:
    assert would_block(story(recency=90), away("2026-05-02")) == []


def test_another_last_day_for_one_recorded_before() -> None:
    told = SIGNED.absent(on="2026-02-01", until="2026-03-01", name="leave")
    longer = told.back(on="2026-02-20", until="2026-05-02", about="leave").statements[-1]
    assert would_block(told, longer._replace(occurred_at=moment("2026-02-20"))) == ["AS05 2026-05-01 23:00"]
