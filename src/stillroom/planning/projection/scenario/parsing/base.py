"""What reads a scenario's tables, which agree with the schema: each problem is noted, so that all are told at once."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from stillroom.planning.projection.laws.figures import Figure
from stillroom.planning.projection.laws.opening import EveryYear
from stillroom.planning.projection.laws.where import NOT_IN_POST, PARTS, To, Where
from stillroom.planning.projection.scenario.parsing.values import Table, as_date
from stillroom.planning.projection.scenario.problems import Path, Problem, choice, field
from stillroom.planning.projection.scenario.scenario import Assumption, PlainFigure, StaffGroup
from stillroom.planning.projection.scenario.uses import Use, out_of_bounds


class Parsing:
    """Reads the tables one by one, noting each problem with its path."""

    def __init__(self, tables: Table, fitted: Mapping[str, Sequence[float]]) -> None:
        self.tables, self.fitted = tables, fitted
        self.problems: list[Problem] = []
        self.uses: list[Use] = []
        self.plain: list[PlainFigure] = []
        self.regions = tuple(tables["space"]["regions"])
        self.sectors = tuple(tables["space"]["sectors"])
        self.staff_groups = self._staff_groups()
        self.bands = tuple(dict.fromkeys(band for each in self.staff_groups.values() for band in each.bands))
        self.assumptions: Mapping[str, Assumption] = {}

    def refuse(self, path: Path, words: str) -> None:
        self.problems.append(Problem(path, words))

    def entries(self, name: str) -> list[tuple[Path, Table]]:
        """Those of a list of tables. Two of one name are refused."""
        found: list[tuple[Path, Table]] = [
            ((name, number), each) for number, each in enumerate(self.tables.get(name, ()))
        ]
        seen: set[str] = set()
        for path, each in found:
            if each.get("name") in seen:
                self.refuse((*path, "name"), f"There are two entries “{each['name']}”. Name one differently.")
            seen.add(each.get("name", ""))
        return found

    def figure(self, path: Path, given: Any, kind: str) -> Figure:
        """A number that can be what it is used as, or the name of a parameter."""
        if isinstance(given, str):
            if given not in self.assumptions:
                known = choice(sorted(self.assumptions))
                self.refuse(
                    path, f"There is no parameter “{given}”. Add [parameters.{given}], or name one of: {known}."
                )
                return 0.0
            self.uses.append(Use(path, given, kind))
            return given
        wrong = out_of_bounds(kind, float(given))
        if wrong:
            self.refuse(path, wrong)
        self.plain.append(PlainFigure(field(path), float(given)))
        return float(given)

    def get(self, path: Path, entry: Table, name: str, kind: str, default: float = 0.0) -> Figure:
        return self.figure((*path, name), entry[name], kind) if name in entry else default

    def named(self, path: Path, given: str, known: Sequence[str], what: str) -> str:
        if given not in known:
            self.refuse(path, f"There is no {what} “{given}”. The scenario has: {choice(list(known))}.")
        return given

    def where(self, path: Path, given: Table | None) -> Where:
        """Of `given`; each part is one name or several."""
        known = self.known
        parts = {}
        for name, value in (given or {}).items():
            values = (value,) if isinstance(value, str) else tuple(value)
            for each in values:
                self.named((*path, name), each, known[name], name.replace("_", " "))
            parts[name] = values
        return Where(**parts)

    def to(self, path: Path, given: Table) -> To:
        known = self.known
        for name, each in given.items():
            self.named((*path, name), each, known[name], name.replace("_", " "))
        return To(**given)

    @property
    def known(self) -> dict[str, Sequence[str]]:
        away = (NOT_IN_POST,) if self.tables.get("dormancy") else ()
        values = (tuple(self.staff_groups), self.bands, (*self.sectors, *away), self.regions)
        return dict(zip(PARTS, values, strict=True))

    def dates(self, path: Path, entry: Table, name: str) -> tuple[date, ...]:
        """As listed, or once in each of so many years."""
        if (name in entry) == ("every_year" in entry):
            self.refuse(path, f"Give either `{name}` or `every_year`.")
            return ()
        if name in entry:
            return tuple(as_date(each) for each in entry[name])
        given = entry["every_year"]
        if given["until"] < given["from"]:
            self.refuse((*path, "every_year"), f"It ends in {given['until']}, before it begins in {given['from']}.")
        return EveryYear(given["month"], given["from"], given["until"]).dates

    def ages(self, path: Path, entry: Table, default: tuple[int, int]) -> tuple[int, int]:
        first, last = entry.get("ages", default)
        if last < first:
            self.refuse((*path, "ages"), f"They run from {first} down to {last}. Write the youngest first.")
        return first, max(first, last)

    def by_region(self, path: Path, entry: Table, name: str, kind: str, region: str | None) -> dict[str, Figure]:
        """One figure a region: of a table, or of the region named beside."""
        given = entry.get(name)
        if given is None:
            self.refuse(path, f"`{name}` is missing. Add it.")
            return {}
        if isinstance(given, Mapping):
            for each in given:
                self.named((*path, name, each), each, self.regions, "region")
            return {each: self.figure((*path, name, each), value, kind) for each, value in given.items()}
        if region is None:
            self.refuse((*path, name), "Say in which region, or give a table: region = number.")
            return {}
        self.named((*path, "region"), region, self.regions, "region")
        return {region: self.figure((*path, name), given, kind)}

    def _staff_groups(self) -> dict[str, StaffGroup]:
        found = {}
        for code, each in self.tables["staff_groups"].items():
            for name, known in (("sectors", self.sectors), ("regions", self.regions)):
                for value in each.get(name, ()):
                    self.named(("staff_groups", code, name), value, known, name[:-1])
            found[code] = StaffGroup(
                code, each["name"], tuple(each["bands"]), tuple(each.get("sectors", self.sectors)),
                tuple(each.get("regions", self.regions)), each.get("registered", False),
            )  # fmt: skip
        return found
