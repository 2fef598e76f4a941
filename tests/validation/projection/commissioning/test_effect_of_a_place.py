"""What one more place does, measured on a scenario, is survival through training × passing × staying."""

from dataclasses import replace
from math import exp
from pathlib import Path

import numpy as np
import pytest

from stillroom.planning.projection.commissioning.responses import Responses, TargetCells, figure_of
from stillroom.planning.projection.commissioning.verifying import error_of_linearity
from stillroom.planning.projection.laws.places import Places
from stillroom.planning.projection.runs.reading import read_text
from stillroom.planning.projection.scenario.scenario import Scenario

SCENARIO = """
schema = 1
title = "Two regions"
base = 2025-08-31
years = 5
[space]
regions = ["North", "South"]
sectors = ["technical services"]
[staff_groups.support]
name = "Support worker"
bands = ["2"]
[staff_groups.technician]
name = "Technician"
bands = ["4"]
[staff_groups.trainee]
name = "Trainee"
bands = ["3"]
[people]
rows = [
  { staff_group = "technician", band = "4", region = "North", headcount = 60, fte = 0.8, AT },
  { staff_group = "technician", band = "4", region = "South", headcount = 40, fte = 0.8, AT },
  { staff_group = "support", band = "2", region = "North", headcount = 40, fte = 1.0, AT },
]
[[leaving]]
name = "Technicians"
where = { staff_group = "technician" }
rate = 0.12
[[training]]
name = "PTPT"
staff_group = "trainee"
months = 24
qualifies_into = { staff_group = "technician", band = "4" }
passes = 0.9
resit_months = 6
drop_out = 0.1
[[places]]
name = "PTPT"
route = "PTPT"
number = { North = 4, South = 3 }
starts = [2025-08-01]
from_support = FROM_SUPPORT
support = { staff_group = "support" }
[[demand]]
name = "Posts"
staff_groups = ["technician", "support"]
sectors = ["technical services"]
vacancy = 0.1
[supervision]
on = true
drop_out = 0.5
delay = 0.5
[[supervision.takes]]
where = { staff_group = "technician" }
trainees = 0.25
""".replace("AT", 'sector = "technical services", age = 30, years_in_post = 5')


def scenario(from_support: float = 0.0) -> Scenario:
    return read_text(SCENARIO.replace("FROM_SUPPORT", str(from_support)), folder=Path()).scenario


def measured(of: Scenario, *targets: TargetCells) -> Responses:
    """One more place in each region from September 2026."""
    start = of.places[0].starts[0].replace(year=2026)
    offers: list[Places] = [
        replace(each, name="on offer", starts=(start,), number=figure_of(number))
        for number, each in enumerate(of.places)
    ]
    return Responses(of, offers, targets)


NORTH = TargetCells(("technician",), ("technical services",), ("North",), 60)
SOUTH = replace(NORTH, regions=("South",))
STAYING = 0.9 * exp(-0.1 * 2 - 0.12 * 2) + 0.1 * 0.9 * exp(-0.1 * 2.5 - 0.12 * 1.5)
"""Two years of training from month 12; those who pass then work two years to month 60, those who sit again 1½."""


def test_a_place_closes_what_passing_and_staying_leave_of_it() -> None:
    found = measured(scenario(), NORTH, SOUTH).effects({}, [0])
    assert found.closes[0] == pytest.approx(0.8 * STAYING * np.eye(2), abs=1e-9)


def test_a_place_taken_from_support_staff_opens_a_gap_there() -> None:
    support = replace(NORTH, staff_groups=("support",))
    found = measured(scenario(0.5), NORTH, support).effects({}, [0])
    assert found.closes[0, :, 0] == pytest.approx([0.8 * STAYING, -0.5], abs=1e-9)


def test_trainees_need_supervision_and_supervise_once_qualified() -> None:
    responses = measured(scenario(), NORTH)
    found = responses.effects({}, [0])
    assert found.adds is not None
    assert found.over is not None
    adds = dict(zip(((each.region, each.on.year) for each in found.checks), found.adds[0, :, 0], strict=True))
    assert adds["North", 2027] == pytest.approx(exp(-0.1), abs=1e-9)
    assert adds["North", 2030] == pytest.approx(-0.25 * STAYING, abs=1e-9)
    assert adds["South", 2027] == 0
    start = found.checks.index(next(each for each in found.checks if each.on.year == 2026))
    assert found.over[0, start] == pytest.approx(4 * exp(-0.1) - 0.25 * 60 * exp(-0.12), abs=1e-9)


def test_the_model_itself_agrees_while_supervisors_suffice_and_not_beyond() -> None:
    responses = measured(scenario(), NORTH, SOUTH)
    closes = responses.effects({}, [0]).closes
    assert error_of_linearity(responses, {}, [0], closes, np.array([5.0, 3.0])) < 1e-9
    assert error_of_linearity(responses, {}, [0], closes, np.array([40.0, 3.0])) > 1


def test_chances_played_out_give_the_expected_gap_on_average() -> None:
    responses = measured(scenario(), NORTH, SOUTH)
    gaps = responses.played_out({}, range(400), np.array([5.0, 3.0]), seed=1)
    expected = responses.expected_gap({}, np.array([5.0, 3.0]), feedback=True)
    assert gaps.mean(axis=0) == pytest.approx(expected, abs=4 * gaps.std(axis=0).max() / 20)


def test_a_target_of_which_data_is_missing_is_refused() -> None:
    of = scenario()
    with pytest.raises(ValueError, match="Insufficient data"):
        measured(replace(of, demand=()), NORTH)
