"""What a page reads of a text that anybody may have written, and what it refuses in words."""

import pytest

from stillroom.apps.workforce import engine
from stillroom.apps.workforce.limits import Refused, tables_in, too_large
from tests.integration.workforce.small import SMALL


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a = " + "[" * 5000 + "]" * 5000, "too deep"),
        (".".join("a" * 5000) + " = 1", "too deep"),
        ("years = " + "1" * 5000, "too many digits"),
        ("years = " + "1" * 400, "a number is not between"),
        ("years = inf", "a number is not between"),
        ("years = nan", "a number is not between"),
        ("years = = 3", "not TOML"),
    ],
)
def test_a_text_that_would_break_its_reader_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        tables_in(text)


@pytest.mark.parametrize("text", ["places = 5", "joining = 5", "[people]\nrows = 5", "staff_groups = 5", "space = 5"])
def test_what_is_no_scenario_is_told_by_the_schema(text: str) -> None:
    assert engine.check(text, {})


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("draws = 10", "draws = 5000", "5,000 draws"),
        ("years = 3", "years = 50", "50 years"),
        ("headcount = 60", "headcount = 3000000", "people"),
        ("number = 8", "number = 900000", "people"),
        ('bands = ["4"]', f"bands = [{', '.join(repr(str(n)) for n in range(4, 2000))}]", "cells"),
        ("draws = 10\n", "draws = 2000\n", "too many together"),
    ],
)
def test_what_is_too_large_is_refused_before_anything_is_made_of_it(old: str, new: str, words: str) -> None:
    text = SMALL.replace(old, new, 1)
    if "together" in words:
        text = text.replace("years = 3", "years = 40").replace(
            'bands = ["4"]', f"bands = {[str(n) for n in range(99)]}"
        )
    assert words in " ".join(too_large(tables_in(text), {}))


def test_places_by_the_name_of_a_parameter_count_too() -> None:
    text = SMALL.replace("number = 8", 'number = "many"') + "\n[parameters.many]\nvalue = 900000\n"
    assert "people" in " ".join(too_large(tables_in(text), {}))


def test_those_who_may_join_in_the_highest_draw_count_too() -> None:
    joining = '[[joining]]\nname = "x"\nto = { staff_group = "technician" }\nper_year = "many"\n'
    text = SMALL + joining + "[parameters.many]\nlow = 1e-9\nhigh = 1e5\n"
    assert any("enter in some draw" in reason for reason in engine.check(text, {}))


def test_a_scenario_that_extends_a_shipped_one_is_measured_whole() -> None:
    assert any("100,000 draws" in reason for reason in engine.check('extends = "example"\ndraws = 100000\n', {}))


def test_what_pages_are_for_is_not_too_large() -> None:
    assert too_large(tables_in(SMALL), {}) == []
    for each in engine.shipped():
        assert too_large(tables_in(each.text), each.files) == []
