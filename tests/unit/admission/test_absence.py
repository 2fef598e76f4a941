"""Anyone may say that somebody is away; why is never kept; who shortens an absence must be able to end it."""

import pytest

from stillroom.competence.statement import Statement
from tests.unit.admission.world import World, absence, revocation, world
from tests.unit.competence.story import table

AWAY = world().then(absence(on="2026-01-05", until="2026-03-31", name="leave"))
LONGER = absence(on="2026-01-10", until="2026-04-30", about="leave")
BACK = absence(on="2026-01-20", until="2026-01-19", about="leave")


def by(who: str, told: Statement) -> Statement:
    return told._replace(author=who)


@pytest.mark.parametrize(
    ("told", "attempt", "answer"),
    table(
        ("by anyone", world(), absence(by="bo", on="2026-01-05"), "admitted"),
        ("with a reason", world(), absence(on="2026-01-05", reason=True), "text_not_kept"),
        ("late, without a reason", world(), absence(on="2026-01-05", recorded="2026-03-05"), "admitted"),
        ("longer, by anyone", AWAY, by("bo", LONGER), "admitted"),
        ("back early, by the accountable person", AWAY, by("grace", BACK), "admitted"),
        ("back early, by an authoriser", AWAY, by("sam", BACK), "admitted"),
        ("back early, by a colleague", AWAY, by("bo", BACK), "not_an_authoriser"),
        ("back early, by herself", AWAY, by("asha", BACK), "herself"),
        ("without a last day", AWAY, BACK._replace(valid_until=None), "missing_field"),
        (
            "back before she left",
            AWAY,
            absence(on="2026-01-20", until="2026-01-04", about="leave"),
            "ends_before_start",
        ),
        ("changed before it began", AWAY, absence(on="2026-01-04", until="2026-04-30", about="leave"), "about_wrong"),
        ("what is not known", AWAY, absence(on="2026-01-20", until="2026-01-19", about="x"), "about_unknown"),
        (
            "one that was revoked",
            AWAY.then(revocation(about="leave", by="grace", on="2026-01-06", code="*")),
            LONGER,
            "about_wrong",
        ),
    ),
)
def test_absence(told: World, attempt: Statement, answer: str) -> None:
    assert told.answer(attempt) == answer
