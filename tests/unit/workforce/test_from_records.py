"""What a scenario that begins with records says of people."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from stillroom.apps.workforce import engine
from stillroom.apps.workforce.from_records import PEOPLE, PTPT, Asked, people_table, scenario_document
from stillroom.apps.workforce.levers import Levers
from stillroom.apps.workforce.picture import Held
from stillroom.apps.workforce.selectors.in_training import InTraining
from stillroom.apps.workforce.selectors.live_workforce import Experience
from stillroom.standards.toml_text import toml_text

ON = date(2026, 3, 31)
TECHNICIAN = Held("pharmacy_technician", "5", "community", "North", 40, 9, Decimal(1), registered=True)


def test_a_trainee_who_is_past_her_two_years_is_still_to_qualify() -> None:
    """A scenario refuses training that ended before its base date."""
    (row,) = _rows([_trainee(1, "North")], [_in_training(1, date(2026, 1, 1))])
    assert date.fromisoformat(row["training_ends"]) > ON


def test_each_trainee_qualifies_where_she_is() -> None:
    """Whatever the order of the records, and where some have no enrolment."""
    people = [_trainee(1, "North"), _trainee(2, "South"), _trainee(3, "West")]
    trainees = [_in_training(2, date(2027, 9, 1)), _in_training(3, None), _in_training(1, date(2026, 9, 1))]
    for order in (trainees, trainees[::-1]):
        rows = _rows(people, order)
        assert {row["region"]: row["training_ends"] for row in rows} == {
            "North": "2026-09-01",
            "South": "2027-09-01",
            "West": "",
        }


def test_whose_course_is_completed_qualifies_soon() -> None:
    (row,) = _rows([_trainee(1, "North")], [_in_training(1, date(2026, 2, 1), done=True)])
    assert row["training_ends"] == "2026-05-01"


def test_without_technicians_to_become_the_engine_takes_the_scenario_too() -> None:
    asked = Asked(title="Ours", years=2, draws=10, growth=0, vacancy=None, places=0)
    people, trainees = [_trainee(1, "North")], [_in_training(1, date(2026, 9, 1))]
    past = _past(left={}, joined={})
    document = scenario_document(asked, people, past, owner="Tests", synthetic=True, trainees=trainees)
    assert engine.check(toml_text(document), {PEOPLE: people_table(people, trainees, ON)}) == []


@pytest.mark.parametrize(
    ("qualifies", "said"),
    [
        (date(2027, 9, 1), "two years after the enrolment on record; no other expected day is recorded."),
        (date(2026, 1, 1), "a month from the base date."),
        (None, "spread evenly over the 24 months."),
    ],
)
def test_the_scenario_says_by_which_record_trainees_qualify(qualifies: date | None, said: str) -> None:
    asked = Asked(title="Ours", years=2, draws=10, growth=0, vacancy=None, places=0)
    past = _past(left={}, joined={})
    trainees = [_in_training(1, qualifies)]
    people = [_trainee(1, "North"), TECHNICIAN]
    document = scenario_document(asked, people, past, owner="Tests", synthetic=True, trainees=trainees)
    assert document["description"].endswith(said)


class TestSmallNumbersOfWhoCameAndWent:
    def test_groups_with_five_or_more_or_none_are_told_by_themselves(self) -> None:
        told = _parameters(left={"a": 7, "b": 0}, joined={("a", "community", "North"): 5})
        assert [(name, each["events"]) for name, each in told.items()] == [
            ("a_leave", 7),
            ("b_leave", 0),
            ("a_join_community_North", 5),
        ]

    @pytest.mark.parametrize("few", [1, 4])
    def test_one_small_number_puts_all_groups_together(self, few: int) -> None:
        joined = {("a", "community", "North"): 5, ("b", "community", "North"): few}
        told = _parameters(left={"a": 7, "b": few}, joined=joined)
        assert [(name, each["events"], each["exposure"]) for name, each in told.items()] == [
            ("all_leave", 7 + few, 60.0),
            ("all_join", 5 + few, 5.0),
        ]
        assert all("all staff groups together" in each["evidence"] for each in told.values())

    def test_fewer_than_five_in_all_are_not_told(self) -> None:
        """Whether it was one or four, the file is the same."""
        told = [_parameters(left={"a": each}, joined={("b", "", ""): each}) for each in (1, 2, 3, 4)]
        assert all(each == told[0] for each in told)
        for each in told[0].values():
            assert (each["events"], each["prior_events"]) == (0, 2.5)
            assert "fewer than 5, not shown" in each["evidence"]

    def test_the_engine_takes_the_scenario(self) -> None:
        people = [Held(code, "4", "community", "North", 40, 2, Decimal(1), registered=True) for code in ("a", "a", "b")]
        past = _past(left={"a": 2}, joined={("a", "community", "North"): 6, ("b", "", ""): 1})
        asked = Asked(title="Ours", years=2, draws=10, growth=0, vacancy=None, places=0)
        document = scenario_document(asked, people, past, owner="Tests", synthetic=True)
        text, files = toml_text(document), {PEOPLE: people_table(people, [], ON)}
        assert engine.check(text, files) == []
        assert engine.answer(text, files, Levers()).after["headcount"][0] == 3
        assert {each["rate"] for each in document["leaving"]} == {"all_leave"}


def _trainee(person: int, region: str) -> Held:
    return Held(PTPT, "4", "community", region, 23, 1, Decimal(1), registered=False, person=UUID(int=person))


def _in_training(person: int, qualifies: date | None, *, done: bool = False) -> InTraining:
    return InTraining(PTPT, UUID(int=0), qualifies, done, UUID(int=person))


def _rows(people: Sequence[Held], trainees: Sequence[InTraining]) -> list[dict[str, str]]:
    """Of trainees, beside a technician."""
    table = people_table([*people, TECHNICIAN], trainees, ON)
    return [row for row in csv.DictReader(table.splitlines()) if row["staff_group"] == PTPT]


def _past(left: Mapping[str, int], joined: Mapping[tuple[str, str, str], int]) -> Experience:
    return Experience(ON.replace(year=2021), ON, {"a": 40.0, "b": 20.0}, left, joined)


def _parameters(left: Mapping[str, int], joined: Mapping[tuple[str, str, str], int]) -> dict[str, dict[str, Any]]:
    people = [Held(code, "4", "community", "North", 40, 2, Decimal(1), registered=True) for code in ("a", "b")]
    asked = Asked(title="Ours", years=2, draws=10, growth=0, vacancy=None, places=0)
    document = scenario_document(asked, people, _past(left, joined), owner="Tests", synthetic=True)
    found: dict[str, dict[str, Any]] = document["parameters"]
    return found
