"""From a scenario file's tables, which agree with the schema, to a scenario. All that is wrong is told at once."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from statistics import median
from typing import Any, TypeVar

from stillroom.planning.projection.drawing import Correlation
from stillroom.planning.projection.laws.dormancy import Dormancy
from stillroom.planning.projection.laws.figures import Figure
from stillroom.planning.projection.laws.hazard import Hazard
from stillroom.planning.projection.laws.joining import Joining
from stillroom.planning.projection.laws.leaving import Leaving
from stillroom.planning.projection.laws.moving_sector import MovingSector
from stillroom.planning.projection.laws.opening import EveryYear
from stillroom.planning.projection.laws.progressing import Progressing
from stillroom.planning.projection.laws.retiring import Retiring
from stillroom.planning.projection.laws.supervising import Supervising, Takes
from stillroom.planning.projection.laws.training import Training
from stillroom.planning.projection.laws.where import NOT_IN_POST, PARTS, To, Where
from stillroom.planning.projection.laws.working_time import WorkingTime
from stillroom.planning.projection.parameters import Judged, Known, Parameter, Rate, Share
from stillroom.planning.projection.scenario.people import People
from stillroom.planning.projection.scenario.problems import Path, Problem, choice, field
from stillroom.planning.projection.scenario.scenario import Assumption, Insufficient, PlainFigure, StaffGroup
from stillroom.planning.projection.scenario.uses import Use, out_of_bounds
from stillroom.planning.projection.working_time import PLACES

Table = Mapping[str, Any]
T = TypeVar("T")
FORMS = {"value": {"value"}, "events": {"events", "exposure"}, "count": {"count", "of"}, "low": {"low", "high"}}
HAZARD = TypeVar("HAZARD", bound=Hazard)


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
        self.assumptions = self._assumptions()

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

    def hazards(
        self, name: str, make: Callable[..., HAZARD], more: Callable[[Path, Table], dict[str, Any]]
    ) -> list[HAZARD]:
        found = []
        for path, each in self.entries(name):
            given = {
                "name": each["name"],
                "where": self.where((*path, "where"), each.get("where")),
                "rate": self.figure((*path, "rate"), each["rate"], "rate"),
            }
            for by in ("by_age", "by_years_in_post", "by_year"):
                given[by] = {int(start): float(times) for start, times in each.get(by, {}).items()}
            found.append(make(**given, **more(path, each)))
        return found

    def leaving(self) -> list[Leaving]:
        return self.hazards("leaving", Leaving, lambda path, each: {})

    def retiring(self) -> list[Retiring]:
        return self.hazards("retiring", Retiring, lambda path, each: {})

    def moving_sector(self) -> list[MovingSector]:
        return self.hazards(
            "moving_sector", MovingSector, lambda path, each: {"to": self.to((*path, "to"), each["to"])}
        )

    def progressing(self) -> list[Progressing]:
        def more(path: Path, each: Table) -> dict[str, Any]:
            keeps = each.get("keeps_years_in_post", False)
            return {"to": self.to((*path, "to"), each["to"]), "keeps_years_in_post": keeps}

        return self.hazards("progressing", Progressing, more)

    def dormancy(self) -> list[Dormancy]:
        def more(path: Path, each: Table) -> dict[str, Any]:
            where = each.get("where", {}).get("sector", self.sectors)
            sectors = [where] if isinstance(where, str) else list(where)
            to = dict(each.get("returns_to", {}))
            if "sector" not in to and len(sectors) > 1:
                self.refuse((*path, "returns_to"), "People stop from several sectors. Say which they return to.")
            to.setdefault("sector", sectors[0])
            returns = self.figure((*path, "returns"), each["returns"], "rate")
            return {"returns": returns, "returns_to": self.to((*path, "returns_to"), to)}

        return self.hazards("dormancy", Dormancy, more)

    def training(self) -> list[Training]:
        found: list[Training] = []
        for path, each in self.entries("training"):
            route, group = each.get("route", each["name"]), each["staff_group"]
            self.named((*path, "staff_group"), group, tuple(self.staff_groups), "staff group")
            for other in found:
                if other.route == route or other.staff_group == group:
                    self.refuse(path, f"“{other.route}” has the same route or trainees. Each route needs its own.")
            found.append(
                Training(
                    route, group, each["months"],
                    self.to((*path, "qualifies_into"), each["qualifies_into"]),
                    self.get(path, each, "passes", "share", 1.0), each.get("resit_months", 6),
                    self.get(path, each, "deferral", "share"), each.get("deferral_months", 12),
                    self.get(path, each, "drop_out", "rate"),
                )
            )  # fmt: skip
        return found

    def joining(self) -> list[Joining]:
        return [
            Joining(
                each["name"], self.where((*path, "to"), each["to"]),
                self.figure((*path, "per_year"), each["per_year"], "number"),
                self.ages(path, each, (20, 40)), tuple(sorted(each.get("months", range(1, 13)))),
                {int(year): float(times) for year, times in each.get("by_year", {}).items()},
                each.get("evenly", False), as_date(each.get("from", date.min)), as_date(each.get("until", date.max)),
            )
            for path, each in self.entries("joining")
        ]  # fmt: skip

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

    def working_time(self) -> list[WorkingTime]:
        found = []
        for group, table in self.tables.get("working_time", {}).items():
            self.named(("working_time", group), group, tuple(self.staff_groups), "staff group")
            by_age = {int(age): {int(w): n for w, n in places.items()} for age, places in table.items()}
            for age, places in by_age.items():
                if sum(places.values()) != PLACES:
                    said = f"They are {sum(places.values())} people. Say of {PLACES} how much each works."
                    self.refuse(("working_time", group, str(age)), said)
            found.append(WorkingTime(group, by_age))
        return found

    def supervising(self) -> Supervising | None:
        given = self.tables.get("supervision", {"on": False})
        if not given["on"]:
            return None
        for name in ("takes", "drop_out", "delay"):
            if name not in given:
                self.refuse(("supervision",), f"`{name}` is missing. Add it, or write on = false.")
                return None
        takes = []
        for number, each in enumerate(given["takes"]):
            path: Path = ("supervision", "takes", number)
            where = self.where((*path, "where"), each["where"])
            takes.append(Takes(where, self.figure((*path, "trainees"), each["trainees"], "number")))
        needs = dict(given.get("needs", {}))
        routes = [each.get("route", each["name"]) for each in self.tables.get("training", ())]
        for route in needs:
            self.named(("supervision", "needs", route), route, routes, "route")
        drop_out = self.figure(("supervision", "drop_out"), given["drop_out"], "number")
        delay = self.figure(("supervision", "delay"), given["delay"], "number")
        return Supervising(takes, drop_out, delay, needs, given.get("production", False))

    def insufficient(self) -> list[Insufficient]:
        found = []
        for number, each in enumerate(self.tables.get("insufficient", ())):
            for name in ("staff_group", "sector", "region"):
                if name in each:
                    path = ("insufficient", number, name)
                    self.named(path, each[name], self.known[name], name.replace("_", " "))
            found.append(Insufficient(**each))
        return found

    def correlations(self) -> list[Correlation]:
        found = []
        for number, each in enumerate(self.tables.get("correlations", ())):
            for name in ("one", "other"):
                self.named(("correlations", number, name), each[name], sorted(self.assumptions), "parameter")
            found.append(Correlation(each["one"], each["other"], float(each["by"])))
        return found

    def people(self, rows: Sequence[tuple[Path, Table]]) -> list[People]:
        trainees = {each["staff_group"] for each in self.tables.get("training", ())}
        if not rows:
            self.refuse(("people",), "Nobody is there. Give `file` or `rows`.")
        found = []
        for path, row in rows:
            parts = {name: str(row[name]) for name in PARTS}
            wrong = [name for name in PARTS if parts[name] not in self.known[name]]
            for name in wrong:
                self.named((*path, name), parts[name], self.known[name], name.replace("_", " "))
            if wrong:
                continue
            group = self.staff_groups[parts["staff_group"]]
            allowed = {"band": group.bands, "sector": group.sectors, "region": group.regions}
            for name, values in allowed.items():
                if parts[name] not in values:
                    said = f"{group.code} has no {name} “{parts[name]}”. It has: {choice(list(values))}."
                    self.refuse((*path, name), said)
            ends = row.get("training_ends")
            if ends is not None and group.code not in trainees:
                self.refuse((*path, "training_ends"), f"Those of {group.code} are in no training. Leave it empty.")
            elif ends is not None and as_date(ends) <= as_date(self.tables["base"]):
                self.refuse((*path, "training_ends"), f"{ends} is not after the base date. Count them as qualified.")
            age, years = span(row["age"]), span(row.get("years_in_post", 0))
            if age[1] < age[0] or years[1] < years[0]:
                self.refuse(path, "A range runs downwards. Write the smaller number first.")
                continue
            found.append(
                People(
                    **parts, age=age, years_in_post=years, fte=float(row.get("fte", 1.0)),
                    headcount=int(row.get("headcount", 1)), training_ends=None if ends is None else as_date(ends),
                )
            )  # fmt: skip
        return found

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

    def _assumptions(self) -> dict[str, Assumption]:
        found = {}
        for name, each in self.tables.get("parameters", {}).items():
            path: Path = ("parameters", name)
            try:
                parameter = parameter_of(each)
            except ValueError as error:
                self.refuse(path, str(error))
                parameter = Known(0.0)
            when = each.get("date")
            found[name] = Assumption(
                name, parameter, each.get("group", name), each.get("owner", ""), each.get("evidence", ""),
                None if when is None else as_date(when), each.get("unit", ""),
            )  # fmt: skip
        for name, values in self.fitted.items():
            if name in found:
                self.refuse(("parameters", name), "The file of fitted draws has it too. Remove it from one of them.")
            found[name] = self._fitted(name, median(values))
        for name in self.tables.get("fitted", {}).get("about", {}):
            self.named(("fitted", "about", name), name, sorted(self.fitted), "fitted figure")
        return found

    def _fitted(self, name: str, middle: float) -> Assumption:
        about = self.tables["fitted"].get("about", {}).get(name, {})
        evidence = about.get("evidence", "Fitted to history: see the file of draws")
        return Assumption(
            name, Known(middle), about.get("group", "fitted"), about.get("owner", ""), evidence,
            as_date(about["date"]) if "date" in about else None, about.get("unit", ""),
        )  # fmt: skip


def parameter_of(given: Table) -> Parameter:
    """Raises ValueError for one that is given in no way, in two, or in part, and for what cannot be."""
    forms = [form for form, names in FORMS.items() if names & set(given)]
    if len(forms) != 1 or not FORMS[forms[0]] <= set(given):
        raise ValueError("Give one of: value; events and exposure; count and of; low and high.")
    if forms[0] == "value":
        return Known(float(given["value"]))
    if forms[0] == "events":
        return Rate(
            float(given["events"]), float(given["exposure"]),
            float(given.get("prior_events", 0.5)), float(given.get("prior_exposure", 0.0)),
        )  # fmt: skip
    if forms[0] == "count":
        prior = float(given.get("prior_count", 0.5)), float(given.get("prior_rest", 0.5))
        return Share(float(given["count"]), float(given["of"]), *prior)
    return Judged(float(given["low"]), float(given["high"]), given.get("kind", "positive"))


def as_date(given: str | date) -> date:
    return given if isinstance(given, date) else date.fromisoformat(given)


def span(given: int | str) -> tuple[int, int]:
    """One number, or a range such as 30-39."""
    if isinstance(given, int):
        return given, given
    first, _, last = given.partition("-")
    return int(first), int(last or first)
