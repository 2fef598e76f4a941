"""What is said of training beside a run's numbers."""

from datetime import date
from typing import Any

from stillroom.apps.workforce.told_beside import training_told

BASE = date(2026, 3, 31)


def told(places: list[dict[str, Any]], **more: Any) -> str:
    training = [{"name": "PTPT", "months": 24}]
    return str(training_told({"base": BASE, "training": training, "places": places, **more})[0]["trainers"])


def test_a_part_of_a_trainer_is_one_more_trainer() -> None:
    places = [{"name": "x", "route": "PTPT", "region": "North", "number": 13, "starts": [date(2026, 9, 1)]}]
    supervision = {"on": True, "takes": [{"trainees": 3}]}
    assert "they need 5 trainers" in told(places, supervision=supervision)


def test_places_that_began_before_are_not_those_that_start() -> None:
    starts = [date(2024, 9, 1), date(2026, 9, 1)]
    assert "start in 2026" in told([{"name": "x", "route": "PTPT", "region": "North", "number": 13, "starts": starts}])


def test_places_in_a_table_are_not_said_to_be_none() -> None:
    assert "lists no number" in told([{"name": "x", "route": "PTPT", "file": "places.csv"}])
    assert told([]) == "no places are opened."
