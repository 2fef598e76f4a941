"""Small numbers, numbers of few organisations, and totals that give either away are not shown."""

import pytest

from stillroom.competence.suppression import suppress

EVEN = {"a": 2, "b": 2, "c": 2}


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ({"a": 2, "b": 2, "c": 1}, 5),  # five of three: just enough
        ({"a": 2, "b": 1, "c": 1}, None),  # one too few
        ({"a": 9, "b": 9}, None),  # of two only: each would know the other's
        ({}, 0),
        ({"a": 0}, 0),
    ],
)
def test_a_cell_is_shown_from_five_of_three_organisations_on(cell: dict[str, int], shown: int | None) -> None:
    assert suppress({"theme": cell, "other": EVEN}).cells["theme"] == shown


def test_the_total_goes_where_one_hidden_cell_would_follow_from_it() -> None:
    assert suppress({"x": EVEN, "y": EVEN}).total == 12
    assert suppress({"x": EVEN, "y": {"a": 1}}).total is None
    assert suppress({"x": EVEN, "y": {"a": 4}, "z": {"b": 3}}).total == 13
    assert suppress({"x": EVEN, "y": {"a": 1}, "z": {"b": 1}}).total is None


def test_nothing_at_all_is_no_secret() -> None:
    assert suppress({"x": {}}).total == 0
