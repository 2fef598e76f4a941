"""The costs of routes from their file, each problem with its file, line and field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.costing.comparison import Assumption
from stillroom.planning.costing.levy import Kind, LevyRefused, Payer
from stillroom.planning.costing.route import Line, Phase, Route
from stillroom.planning.projection.drawing import Correlation, draw_parameters
from stillroom.planning.projection.laws.figures import Figure
from stillroom.planning.projection.parameters import Judged, Known, Parameter, Rate, Share
from stillroom.planning.projection.runs import shipped
from stillroom.planning.projection.runs.reading import Input, NotAScenario
from stillroom.planning.projection.runs.toml_file import open_toml, placed
from stillroom.planning.projection.scenario.parsing import parameter_of
from stillroom.planning.projection.scenario.problems import Path as Place
from stillroom.planning.projection.scenario.problems import Problem, choice, field

Table = Mapping[str, Any]
SCHEMA = shipped.FOLDER / "costs.schema.json"
SHARES = ("already_met", "works_trained")


@dataclass(frozen=True, eq=False)
class Costs:
    """`values[name][draw]`; `groups`: parameter → group. `assumptions`: plain numbers among them, as such."""

    title: str
    currency: str
    synthetic: bool
    months: int
    draws: int
    routes: Sequence[Route]
    values: Mapping[str, NDArray[np.float64]]
    groups: Mapping[str, str]
    assumptions: Sequence[Assumption]
    tables: Table
    input: Input


def read_costs(path: Path) -> Costs:
    """Raises `NotAScenario`, whose reasons name file, line and field."""
    located, tables, this = open_toml(path, SCHEMA)
    reading = _Reading(tables)
    routes = reading.routes()
    values = reading.values()
    if reading.problems:
        raise NotAScenario(placed(reading.problems, located))
    return Costs(
        tables["title"], tables.get("currency", "£"), tables.get("synthetic", False), tables["months"], reading.draws,
        routes, values, reading.groups, reading.assumptions(), tables, this,
    )  # fmt: skip


class _Reading:
    def __init__(self, tables: Table) -> None:
        self.tables = tables
        self.draws = int(tables.get("draws", 1000))
        self.problems: list[Problem] = []
        self.plain: list[tuple[str, float]] = []
        self.parameters = self._parameters()

    @property
    def groups(self) -> dict[str, str]:
        return {name: each.get("group", name) for name, each in self.tables.get("parameters", {}).items()}

    def routes(self) -> list[Route]:
        found: list[Route] = []
        for number, entry in enumerate(self.tables["routes"]):
            path: Place = ("routes", number)
            if entry["code"] in {each.code for each in found}:
                self._refuse((*path, "code"), f"There are two routes {entry['code']}. Name one differently.")
            lines = self._lines(path, entry["lines"])
            named = {
                name: self._figure((*path, name), entry[name], share=name in SHARES)
                for name in ("begins", "months", "already_met", "works_trained", "worth", "leaves")
                if name in entry
            }
            works = {
                int(month): self._figure((*path, "works", month), share, share=True)
                for month, share in entry["works"].items()
            }
            try:
                found.append(Route(code=entry["code"], name=entry["name"], works=works, lines=lines, **named))
            except ValueError as error:
                self._refuse((*path, "lines"), str(error))
        return found

    def values(self) -> dict[str, NDArray[np.float64]]:
        links = [Correlation(each["one"], each["other"], each["by"]) for each in self.tables.get("correlations", ())]
        try:
            seed = int(self.tables.get("seed", 1))
            return dict(draw_parameters(self.parameters, self.draws, seed=seed, correlations=links).values)
        except ValueError as error:
            self._refuse(("correlations",), str(error))
            return {}

    def assumptions(self) -> list[Assumption]:
        given = self.tables.get("parameters", {})
        named = [
            Assumption(
                name, told(parameter), given[name].get("owner", ""), given[name].get("evidence", ""),
                date.fromisoformat(given[name]["date"]) if "date" in given[name] else None,
            )
            for name, parameter in self.parameters.items()
        ]  # fmt: skip
        return [*named, *(Assumption(name, f"{value:g}", "", "None given", None) for name, value in self.plain)]

    def _parameters(self) -> dict[str, Parameter]:
        found: dict[str, Parameter] = {}
        for name, each in self.tables.get("parameters", {}).items():
            try:
                found[name] = parameter_of(each)
            except ValueError as error:
                self._refuse(("parameters", name), str(error))
                found[name] = Known(0.0)
        return found

    def _lines(self, path: Place, entries: Sequence[Table]) -> list[Line]:
        found = []
        for number, entry in enumerate(entries):
            at: Place = (*path, "lines", number)
            once = "once" in entry
            if once == ("per_month" in entry):
                self._refuse(at, "Give either `per_month` or `once`.")
                continue
            price = "once" if once else "per_month"
            amount = self._figure((*at, price), entry[price])
            hours = self._figure((*at, "hours"), entry["hours"]) if "hours" in entry else None
            kind, payer = Kind(entry["kind"]), Payer(entry.get("paid_by", "employer"))
            try:
                during = Phase(entry.get("during", "training"))
                found.append(Line(entry["name"], kind, payer, during, amount, hours, once))
            except LevyRefused as refused:
                self._refuse((*at, "paid_by"), str(refused))
        return found

    def _figure(self, path: Place, given: Any, *, share: bool = False) -> Figure:
        if isinstance(given, str):
            if given not in self.parameters:
                known = choice(sorted(self.parameters))
                self._refuse(
                    path, f"There is no parameter “{given}”. Add [parameters.{given}], or name one of: {known}."
                )
                return 0.0
            return given
        if given < 0 or (share and given > 1):
            self._refuse(path, f"It is {given:g}. It must be {'from 0 to 1' if share else '0 or more'}.")
        self.plain.append((field(path), float(given)))
        return float(given)

    def _refuse(self, path: Place, words: str) -> None:
        self.problems.append(Problem(path, words))


def told(parameter: Parameter) -> str:
    """What is known of a figure, in words."""
    match parameter:
        case Known(value):
            return f"{value:g}"
        case Rate(events, exposure):
            return f"{events:g} events in {exposure:g} person-years"
        case Share(count, of):
            return f"{count:g} of {of:g}"
        case Judged(low, high):
            return f"8 in 10 between {low:g} and {high:g} (judged)"
    return str(parameter)
