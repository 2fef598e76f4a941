"""The scenarios that are shipped, run by the engine, say what was worked out beside it."""

import numpy as np
import pytest

from stillroom.planning.projection.calibration.reconstruction.vacancy import vacancy
from stillroom.planning.projection.calibration.stock import Stock
from stillroom.planning.projection.executors import run
from stillroom.planning.projection.runs.answering import expected_of
from stillroom.planning.projection.runs.calibrating import case_of
from stillroom.planning.projection.runs.reading import document, read
from stillroom.planning.projection.scenario.assembly import Assembly
from stillroom.planning.projection.scenario.drawn import drawn, of_draw


def test_the_register_is_forecast_by_the_engine_as_by_the_calibration() -> None:
    """The expected course of some fitted draws: places, sittings and months against the yearly formula."""
    scenario, history = read("register-2021").scenario, case_of(document("register-2021")).history
    assembly, figures = Assembly(scenario), drawn(scenario, 3).values
    technician = int(np.argmax(assembly.space.where(staff_group=["technician"])))
    for draw in range(3):
        values = of_draw(figures, draw)
        counts = run(assembly.model(values), assembly.start, years=4, seed=1, draws=[draw], executor="expected")
        stock = Stock(
            {
                "leaving": np.array([values["leaving"]]),
                "joining": np.zeros(1),
                "swing": np.zeros(1),
                "registering": np.array([1 - (1 - values["passes"]) ** 2]),
            }
        )
        started = {**history.started, 2022: values["places_later"], 2023: values["places_later"]}
        people = float(history.people[-1])
        for year in range(1, 5):
            joining = np.array([values[f"others_{2020 + year}_{21 + year}"]])
            people = float(stock.expected(people, stock.qualifying(started, 2021 + year), joining)[0])
            assert counts.people[0, 12 * year, technician] == pytest.approx(people, abs=3 * year)


def test_the_strategys_formula_is_the_engine_where_nobody_leaves() -> None:
    """Where people leave, those recruited leave primary care too and are replaced elsewhere: a point more is vacant."""
    scenario = read("strategy-2025").scenario
    assembly = Assembly(scenario)
    within = assembly.space.where(sector=["secondary care", "primary care"])
    found = []
    for leaving in (0.0, 0.045):
        values = {name: each.middle for name, each in scenario.parameters.items()}
        values |= {"gap_at_start": 0.06, "growth_of_posts": 0.01, "leaving": leaving, "joining": 237 + 20_372 * leaving}
        counts = run(assembly.model(values), assembly.start, years=4, seed=1, draws=[0], executor="expected")
        posts = assembly.need.of(values, [48])[0].sum()
        growth = (float(counts.people[0, 48].sum()) / 20_372) ** 0.25 - 1
        given = {
            "people": 8_015, "share_of_register": 8_015 / 20_372, "base_gap": 0.06, "demand_growth": 0.01,
            "new_posts": 2_500, "new_share": 1, "register_growth": growth, "more_leaving": 0, "extra_places": 0,
            "registering": 0, "from_outside": 1, "years": 4,
        }  # fmt: skip
        formula = float(vacancy({name: np.array([value], np.float64) for name, value in given.items()})[0])
        found.append(1 - float(counts.people[0, 48, within].sum()) / posts - formula)
    assert found[0] == pytest.approx(0, abs=1e-4)
    assert 0.005 < found[1] < 0.02


def test_the_donors_share_is_computed_from_the_counts() -> None:
    """D2:268 prints one third; 8,015 of 20,372 is 39.3%."""
    scenario = read("strategy-2025").scenario
    shares = {sector: scenario.parameters[str(name)].middle for sector, name in scenario.recruiting[0].donors.items()}
    assert shares["secondary care"] == pytest.approx(8_015 / 20_372, abs=5e-6)
    assert sum(shares.values()) == pytest.approx(1)
    assert sum(row.headcount for row in scenario.people if row.sector == "secondary care") == 8_015


def test_with_too_few_trainers_fewer_technicians_are_there_at_the_end() -> None:
    """The two examples differ in nothing but how many trainees a supervisor takes."""
    enough, few = (expected_of(read(name).scenario).whole for name in ("example", "example-few-trainers"))
    assert sum(each or 0 for each in few["qualified"]) < 0.99 * sum(each or 0 for each in enough["qualified"])
    assert (few["headcount"][-1] or 0) < (enough["headcount"][-1] or 0)
    assert few["headcount"][0] == enough["headcount"][0]
