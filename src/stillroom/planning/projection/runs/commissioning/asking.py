"""A question of training places from its tables: what is on offer, which gaps, which limits, all checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from stillroom.planning.projection.commissioning.question import Equity, Option, Question, Target
from stillroom.planning.projection.commissioning.responses import TargetCells, figure_of
from stillroom.planning.projection.laws.places import Places
from stillroom.planning.projection.laws.supervising import Supervising, Takes
from stillroom.planning.projection.laws.where import PARTS, Where
from stillroom.planning.projection.scenario.problems import Impossible, Path, Problem, choice
from stillroom.planning.projection.scenario.scenario import Scenario

Table = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Asked:
    """`offers[option]`: the places behind each option; `scenario`: without those that are chosen anew."""

    question: Question
    offers: Sequence[Places]
    targets: Sequence[TargetCells]
    scenario: Scenario


def asked(tables: Table, scenario: Scenario) -> Asked:
    """Raises `Impossible` with every problem that was found."""
    return _Asking(tables, scenario).read()


class _Asking:
    def __init__(self, tables: Table, scenario: Scenario) -> None:
        self.tables, self.scenario, self.horizon = tables, scenario, scenario.horizon
        self.problems: list[Problem] = []

    def read(self) -> Asked:
        offers = self._offers()
        targets, cells = self._targets()
        limits = self.tables.get("limits", {})
        regions = {option.region for option, _ in offers}
        per_head = self._per_head(limits, regions, cells)
        per_service = self._per_service(limits, regions)
        scenario = replace(self.scenario, places=self._kept(), supervising=self._supervising())
        if self.problems:
            raise Impossible(self.problems)
        question = Question(
            [option for option, _ in offers], targets, limits.get("certainty", 0.9), limits.get("jointly", False),
            limits.get("budget"), limits.get("yearly", {}), per_head, per_service,
        )  # fmt: skip
        return Asked(question, [places for _, places in offers], cells, scenario)

    def _refuse(self, path: Path, words: str) -> None:
        self.problems.append(Problem(path, words))

    def _offers(self) -> list[tuple[Option, Places]]:
        found: list[tuple[Option, Places]] = []
        seen: set[tuple[str, str, date]] = set()
        for number, entry in enumerate(self.tables["places"]):
            path: Path = ("places", number)
            like = [each for each in self.scenario.places if each.name == entry["like"]]
            if not like:
                names = choice(list(dict.fromkeys(each.name for each in self.scenario.places)))
                self._refuse(
                    (*path, "like"), f"The scenario has no [[places]] called “{entry['like']}”. It has: {names}."
                )
                continue
            one_each = {each.region: each for each in like}
            for region in entry.get("regions", list(one_each)):
                if region not in one_each:
                    self._refuse((*path, "regions"), f"“{entry['like']}” is in {choice(list(one_each))}, not {region}.")
                    continue
                for start in map(_day, entry["starts"]):
                    name = f"{entry.get('name', entry['like'])}, on offer"
                    if (name, region, start) in seen:
                        self._refuse(path, f"{entry['like']} in {region} is on offer twice. Give one of them a `name`.")
                        continue
                    seen.add((name, region, start))
                    offer = replace(one_each[region], name=name, starts=(start,), number=figure_of(len(found)))
                    found += self._option(path, entry, offer, start)
        return found

    def _option(self, path: Path, entry: Table, offer: Places, start: date) -> list[tuple[Option, Places]]:
        month = self.horizon.month(start)
        if not 1 <= month <= self.horizon.months:
            said = f"{start} lies outside the projection, which runs from {self.horizon.base} to"
            self._refuse((*path, "starts"), f"{said} {self.horizon.end(self.horizon.months)}.")
            return []
        months = self.scenario.routes[offer.route].months
        qualifies = self.horizon.end(month + months)
        numbers = {name: self._by_region(path, entry, name, offer.region) for name in ("price", "least", "most")}
        if numbers["most"] is not None and numbers["most"] < (numbers["least"] or 0.0):
            self._refuse((*path, "most"), f"It is less than `least` in {offer.region}.")
            return []
        option = Option(
            offer.route, offer.region, start, qualifies, numbers["price"] or 0.0, numbers["least"] or 0.0,
            numbers["most"], entry.get("name", entry["like"]),
        )  # fmt: skip
        return [(option, offer)]

    def _by_region(self, path: Path, entry: Table, name: str, region: str) -> float | None:
        given = entry.get(name)
        if not isinstance(given, Mapping):
            return None if given is None else float(given)
        if region not in given:
            self._refuse((*path, name), f"{region} is missing. Give every region that the places are on offer in.")
            return 0.0
        return float(given[region])

    def _targets(self) -> tuple[list[Target], list[TargetCells]]:
        targets: list[Target] = []
        cells: list[TargetCells] = []
        for number, entry in enumerate(self.tables["targets"]):
            path: Path = ("targets", number)
            groups = self._named(path, entry, "staff_groups", [each.code for each in self.scenario.staff_groups])
            for group in sorted(set(groups) & self.scenario.trainee_groups):
                self._refuse((*path, "staff_groups"), f"{group} are trainees: they hold no posts.")
            sectors = self._named(path, entry, "sectors", self.scenario.sectors)
            regions = self._named(path, entry, "regions", self.scenario.regions) or self.scenario.regions
            for on in map(_day, entry["on"]):
                month = self._closed_by(on)
                if not 1 <= month <= self.horizon.months:
                    last = self.horizon.end(self.horizon.months)
                    self._refuse((*path, "on"), f"{on} lies outside the projection, which ends on {last}.")
                    continue
                each_apart = [regions] if entry.get("together", False) else [(region,) for region in regions]
                for of in each_apart:
                    region = of[0] if len(of) == 1 else ""
                    where = f" in {region}" if region else ""
                    targets.append(Target(f"{entry['name']}{where}", region, on))
                    cells.append(TargetCells(groups, sectors, of, month))
        return targets, cells

    def _closed_by(self, on: date) -> int:
        """The last month that has ended on a day."""
        month = self.horizon.month(on)
        return month if self.horizon.end(month) <= on else month - 1

    def _named(self, path: Path, entry: Table, name: str, known: Sequence[str]) -> tuple[str, ...]:
        for each in entry.get(name, ()):
            if each not in known:
                self._refuse((*path, name), f"The scenario has no “{each}”. It has: {choice(list(known))}.")
        return tuple(each for each in entry.get(name, ()) if each in known)

    def _per_head(self, limits: Table, regions: set[str], cells: Sequence[TargetCells]) -> Equity | None:
        if "per_head" not in limits:
            return None
        named = self._named(("limits",), limits, "workforce", [each.code for each in self.scenario.staff_groups])
        groups = named or {group for each in cells for group in each.staff_groups}
        heads = dict.fromkeys(sorted(regions), 0.0)
        for row in self.scenario.people:
            if row.region in heads and row.staff_group in groups:
                heads[row.region] += row.headcount
        for region, number in heads.items():
            if not number:
                self._refuse(
                    ("limits", "per_head"), f"Nobody of {', '.join(sorted(groups))} is in {region} to share among."
                )
                return None
        return Equity(heads, float(limits["per_head"]))

    def _per_service(self, limits: Table, regions: set[str]) -> Equity | None:
        if "per_service" not in limits:
            return None
        services = limits.get("services", {})
        for region in sorted(regions - set(services)):
            self._refuse(("limits", "services"), f"{region} is missing. Say how many services or units it has.")
        if regions - set(services):
            return None
        return Equity({region: float(services[region]) for region in sorted(regions)}, float(limits["per_service"]))

    def _supervising(self) -> Supervising | None:
        if "supervisors" not in self.tables:
            return self.scenario.supervising
        takes = []
        for number, entry in enumerate(self.tables["supervisors"]):
            parts = {name: _words(value) for name, value in entry["where"].items()}
            where = Where(**parts)
            if not len(where.cells(self.scenario.space)):
                said = f"Nobody is meant by {where}. A part of it is not in the scenario ({', '.join(PARTS)})."
                self._refuse(("supervisors", number, "where"), said)
            takes.append(Takes(where, float(entry["trainees"])))
        given = self.scenario.supervising
        return replace(given, takes=takes) if given else Supervising(takes, 0.0, 0.0)

    def _kept(self) -> list[Places]:
        """The scenario's own places, without those that are chosen anew."""
        anew = {
            entry["like"]: min(map(_day, entry["starts"]))
            for entry in self.tables["places"]
            if entry.get("instead", False)
        }
        kept = []
        for each in self.scenario.places:
            first = anew.get(each.name)
            starts = each.starts if first is None else tuple(start for start in each.starts if start < first)
            kept.append(replace(each, starts=starts))
        return kept


def _day(given: Any) -> date:
    return given if isinstance(given, date) else date.fromisoformat(str(given))


def _words(given: Any) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)
