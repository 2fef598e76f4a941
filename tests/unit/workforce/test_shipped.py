"""Every scenario that comes with Stillroom works in the pages: its levers answer, and what would reverse it is told."""

import pytest

from stillroom.apps.workforce import engine
from stillroom.apps.workforce.levers import Levers, movable


@pytest.mark.parametrize("code", ["register-2021", "strategy-2025"])
def test_its_levers_answer(code: str) -> None:
    each = next(one for one in engine.shipped() if one.code == code)
    document, _ = engine.document_of(each.text, each.files)
    still = engine.answer(each.text, each.files, Levers())
    name = movable(document)[0]
    moved = engine.answer(each.text, each.files, Levers(**{name: 90.0}))
    assert moved.dates == still.dates
    assert moved.after["headcount"] != still.after["headcount"]
