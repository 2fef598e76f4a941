"""A scenario that cannot be is refused before it runs: file, line and field, and what to do."""

import re
from pathlib import Path

import pytest

from stillroom.planning.projection.runs.reading import NotAScenario, read, read_text
from stillroom.planning.projection.scenario.drawn import drawn
from stillroom.planning.projection.scenario.problems import Impossible
from tests.unit.projection.scenarios.small import SMALL, refused, small, written

SUPERVISION = """
[supervision]
on = true
drop_out = 0.5
delay = 0.2
[[supervision.takes]]
where = { staff_group = "technician", band = "5" }
trainees = 2
"""
OTHERWISE = """
[[demand]]
name = "Doses"
sector = "hospital"
activity = { North = 1000 }
minutes = { technician = 10 }
hours = 1500
"""


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("headcount = 60", "headcount = -60", "people.rows[1].headcount: It is -60. It must be 0 or more."),
        ("headcount = 60", "headcount = 6.5", "people.rows[1].headcount: It is 6.5. Write a whole number."),
        ("rate = 0.05", "rate = 1.4", "moving_sector[1].rate: It is 1.4. A rate lies from 0 to 1"),
        ("rate = 0.05", "rate = -0.05", "moving_sector[1].rate: It is -0.05."),
        ('rate = "leave"', 'rate = "leaver"', "leaving[1].rate: There is no parameter “leaver”."),
        ("hospital = 0.6 }", 'hospital = 0.6, "primary care" = 0.6 }', "donors: They add up to 1.2."),
        ("hospital = 0.6 }", "hospital = 1.6 }", "recruiting[1].donors.hospital: It is 1.6. A share lies from 0 to 1"),
        ("number = 8", "number = -8", "places[1].number: It is -8. It must be 0 or more."),
        ("vacancy = 0.1", "vacancy = 1", "demand[1].vacancy: It is 1."),
        ('to = { sector = "primary care" }', 'to = { sector = "moon" }', "There is no sector “moon”."),
        ('route = "PTPT"', 'route = "STP"', "places[1].route: There is no route “STP”. The scenario has: PTPT."),
        ('region = "North", age = "25-54"', 'region = "West", age = "25-54"', "There is no region “West”."),
        ("drop_out = 0.1", "drop_ot = 0.1", "training[1].drop_ot: There is no such field. Did you mean `drop_out`?"),
        ("base = 2025-03-31", 'base = "last March"', "base: It is “last March”. Write a date such as 2025-03-31"),
        ("base = 2025-03-31\n", "", "`base` is missing. Add it."),
        ("years = 3", "years = 0", "years: It is 0. It must be 1 or more."),
        ("events = 30", "events = 30\nlow = 1", "parameters.leave: Give one of: value;"),
        ("low = 0.4", "low = 0.7", "parameters.half: The interval from 0.7 to 0.6 does not rise."),
        ('rate = "leave"', 'rate = "leave"\nby_age = { 30 = 1 }', "leaving[1].by_age: `16` is missing."),
        ('name = "Autumn"', 'name = "Autumn"\nfile = "places.csv"', "places[1].file: there is no file"),
        ('bands = ["4"]\nsectors', 'bands = ["7"]\nsectors', "It leads to technician, band 7, hospital"),
        ("starts = [2025-09-01, 2026-09-01]", "", "Give either `starts` or `every_year`."),
        ('support = { staff_group = "support" }', "", "Say in `support` who the support staff are"),
        ("draws = 6", "draws = 6\nexecutor = \"guesses\"", "executor: It is “guesses”. Write one of: expected,"),
    ],
)  # fmt: skip
def test_it_names_the_field_and_what_to_do(tmp_path: Path, old: str, new: str, words: str) -> None:
    said = refused(tmp_path, (old, new))
    assert words in said
    assert str(tmp_path / "scenario.toml") in said


def test_it_names_the_line(tmp_path: Path) -> None:
    line = SMALL.splitlines().index("number = 8") + 1
    assert f"scenario.toml, line {line}, places[1].number" in refused(tmp_path, ("number = 8", "number = -8"))


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    said = refused(tmp_path, ("number = 8", "number = -8"), ("rate = 0.05", 'rate = "x"'))
    assert "places[1].number" in said
    assert "moving_sector[1].rate" in said


def test_places_without_anybody_who_supervises(tmp_path: Path) -> None:
    """Band 5 technicians are in the South only; the places in the North."""
    said = refused(tmp_path, more=SUPERVISION)
    assert "supervision.takes: North has places of PTPT, and nobody at the base date who supervises." in said
    assert small(tmp_path, more=SUPERVISION.replace('"5"', '"4"')).scenario.supervising


def test_two_entries_about_the_same_people(tmp_path: Path) -> None:
    more = '\n[[leaving]]\nname = "Again"\nwhere = { region = "North" }\nrate = 0.1\n'
    said = refused(tmp_path, more=more)
    assert (
        "“Technicians” and “Again” both say how readily somebody of technician, band 4, hospital, North leaves" in said
    )


def test_nobody_enters_training_by_a_rate(tmp_path: Path) -> None:
    law = '[[progressing]]\nname = "x"\nrate = 0.1\nwhere = { staff_group = "support" }\n'
    more = law + 'to = { staff_group = "trainee", band = "4" }\n'
    assert "Training is entered when places open" in refused(tmp_path, more=more)


def test_more_than_all_time_for_quality_and_training(tmp_path: Path) -> None:
    said = refused(tmp_path, more=OTHERWISE + "quality = 0.6\ntraining = 0.5\n")
    assert "demand[2]: Quality assurance and training leave no time for production." in said


def test_places_that_start_too_late_to_qualify_are_only_noted(tmp_path: Path) -> None:
    (said,) = [each for each in small(tmp_path).notices if "qualify nobody" in each]
    assert "from 2026-09-01 on" in said


def test_a_draw_that_cannot_be_is_refused_before_anybody_is_simulated(tmp_path: Path) -> None:
    change = ('low = 0.4\nhigh = 0.6\nkind = "bounded"', "low = 0.4\nhigh = 0.9")
    said = refused(tmp_path, change, ("draws = 6", "draws = 500"))
    assert re.search(r"places\[1\].from_support: In \d+ of 500 draws “half” cannot be", said)
    with pytest.raises(Impossible):  # and again where a command asks for more draws than the file
        drawn(small(tmp_path, change).scenario, 500)


def test_donors_that_together_give_more_than_all_in_some_draw(tmp_path: Path) -> None:
    more = ("donors = { hospital = 0.6 }", 'donors = { hospital = "half", "primary care" = 0.5 }')
    said = refused(tmp_path, more, ("draws = 6", "draws = 100"))
    assert "recruiting[1].donors: In some draws the donors of “Primary care” add up to 1." in said


def test_correlations_that_contradict_each_other(tmp_path: Path) -> None:
    pairs = (("leave", "half", 0.9), ("leave", "third", 0.9), ("half", "third", -0.9))
    more = "\n[parameters.third]\nlow = 1\nhigh = 2\n" + "".join(
        f'[[correlations]]\none = "{one}"\nother = "{other}"\nby = {by}\n' for one, other, by in pairs
    )
    assert "correlations: The correlations contradict each other" in refused(tmp_path, more=more)


def test_trainees_hold_no_posts(tmp_path: Path) -> None:
    said = refused(tmp_path, ('staff_groups = ["technician"]', 'staff_groups = ["trainee"]'))
    assert "demand[1].staff_groups: trainee are in training and hold no posts." in said


def test_tables_name_row_and_field(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(
        "staff_group,band,sector,region,age,headcount\n"
        "technician,4,hospital,North,30,ten\n"
        "technician,4,hospital,North,old,5\n",
        "utf-8",
    )
    said = refused(tmp_path, ("[people]\n", '[people]\nfile = "people.csv"\n'))
    assert "people.csv, row 2, headcount: it is “ten”. Write a whole number, 0 or more." in said
    assert "people.csv, row 3, age: it is “old”." in said


def test_tables_with_cells_that_there_are_not(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("staff_group,band,sector,region,age\nsupport,2,moon,North,30\n", "utf-8")
    said = refused(tmp_path, ("[people]\n", '[people]\nfile = "people.csv"\n'))
    assert "people.csv, row 2, sector: There is no sector “moon”." in said


def test_what_is_not_toml(tmp_path: Path) -> None:
    with pytest.raises(NotAScenario, match="this is not TOML"):
        read_text("schema = = 1", folder=tmp_path)


def test_extending_in_a_circle(tmp_path: Path) -> None:
    written(tmp_path, 'extends = "b.toml"', "a.toml")
    written(tmp_path, 'extends = "a.toml"', "b.toml")
    with pytest.raises(NotAScenario, match=r"a.toml extends b.toml extends a.toml. Remove one"):
        read(tmp_path / "a.toml")


def test_extending_what_is_not_there(tmp_path: Path) -> None:
    path = written(tmp_path, '\nextends = "none.toml"')
    with pytest.raises(NotAScenario, match=r"line 2, extends: there is no file .*none.toml"):
        read(path)
