"""The one door to the engine: every shipped scenario can be copied, moved and asked about; nothing reaches out."""

import re
from datetime import date

import pytest

from stillroom.apps.workforce import engine
from stillroom.apps.workforce.engine import Answer
from stillroom.apps.workforce.levers import Levers, movable
from stillroom.apps.workforce.presenters.answer import answer_page
from stillroom.apps.workforce.presenters.words import SMALL
from stillroom.standards.toml_text import toml_text
from tests.integration.workforce.small import SMALL as SMALL_SCENARIO

SHIPPED = engine.shipped()


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda each: each.code)
def test_a_shipped_scenario_can_be_copied_moved_and_kept(shipped: engine.Shipped) -> None:
    assert engine.check(shipped.text, shipped.files) == []
    assert engine.is_shipped(shipped.code, shipped.text)
    document, _ = engine.document_of(shipped.text, shipped.files)
    levers = Levers(**{name: 95 for name in movable(document) if name != "growth"})
    moved, files = engine.pulled(shipped.text, shipped.files, levers)
    assert engine.check(toml_text(moved), files) == []
    before, after = (engine.answer(shipped.text, shipped.files, each) for each in (Levers(), levers))
    assert after.dates == before.dates
    assert after.after["headcount"][0] == before.after["headcount"][0]
    assert after.after["headcount"] != before.after["headcount"]


class TestWhosePeople:
    """Small numbers of people who may be real are not shown, whatever the scenario says of itself."""

    @pytest.mark.parametrize("shipped", SHIPPED, ids=lambda each: each.code)
    def test_those_of_a_shipped_scenario_are_known_also_under_other_figures(self, shipped: engine.Shipped) -> None:
        assert engine.has_shipped_people(shipped.text, shipped.files)
        changed = re.sub(r"(?m)^title = .*", 'title = "Ours"', shipped.text)
        assert changed != shipped.text
        assert engine.has_shipped_people(changed, shipped.files)

    def test_an_extended_scenario_keeps_them(self) -> None:
        assert engine.has_shipped_people('extends = "example"\ntitle = "Ours"\n', {})

    def test_one_more_person_in_a_copy_makes_it_others(self) -> None:
        example = engine._shipped("example")
        people = example.files["people.csv"]
        files = {**example.files, "people.csv": people + people.splitlines()[-1] + "\n"}
        assert not engine.has_shipped_people(example.text, files)

    def test_rows_beside_the_table_make_it_others(self) -> None:
        example = engine._shipped("example")
        cell = example.files["people.csv"].splitlines()[1].split(",")
        names = ("staff_group", "band", "sector", "region", "age")
        row = "".join(f'{name} = "{value}"\n' for name, value in zip(names, cell, strict=False))
        assert not engine.has_shipped_people(f'extends = "example"\n[[people.rows]]\n{row}', {})

    def test_saying_synthetic_is_not_enough(self) -> None:
        assert "synthetic = true" in SMALL_SCENARIO
        assert not engine.has_shipped_people(SMALL_SCENARIO, {})


@pytest.mark.parametrize("name", ["../x.csv", "/etc/passwd", ".hidden", "a/b.csv", "missing.csv", 3])
def test_a_file_outside_the_scenario_is_refused_before_it_is_opened(name: object) -> None:
    text = f"schema = 1\n[people]\nfile = {name!r}\n"
    (reason,) = engine.check(text, {"people.csv": ""})
    assert "people.file: name a table that is kept with this scenario: people.csv" in reason


def test_a_file_named_in_a_list_is_refused_too() -> None:
    text = 'schema = 1\n[[places]]\nname = "x"\nfile = "../x.csv"\n'
    assert "places[1].file" in engine.check(text, {})[0]


def test_only_a_shipped_scenario_can_be_extended() -> None:
    assert "extends: name a scenario that comes with Stillroom" in engine.check('extends = "../x.toml"\n', {})[0]
    assert engine.check('extends = "example"\ntitle = "Ours"\n', {}) == []


def test_what_is_no_toml_is_told_with_its_line() -> None:
    assert "this is not TOML" in engine.check("a = \n", {})[0]


def test_a_sector_of_a_few_real_people_is_not_told_of_nor_one_it_follows_from() -> None:
    shown = Answer(
        dates=(date(2026, 3, 31), date(2027, 3, 31)),
        before={"headcount": (62.0, 66.0)},
        after={"headcount": (62.0, 72.0)},
        sectors_before={"headcount": {"community": (3.0, 4.0), "mental health": (21.0, 22.0), "other": (38.0, 40.0)}},
        sectors_after={"headcount": {"community": (3.0, 5.0), "mental health": (21.0, 25.0), "other": (38.0, 42.0)}},
    )
    for suppress, after in ((True, [SMALL, SMALL, "42 (+2)"]), (False, ["5 (+1)", "25 (+3)", "42 (+2)"])):
        page = answer_page(shown, Levers(places=120), {}, suppress=suppress)
        assert [row["after"] for row in page["sectors"]] == after
        assert page["finding"] == "About 72 people on 31 March 2027: 6 more than in the scenario as run."
