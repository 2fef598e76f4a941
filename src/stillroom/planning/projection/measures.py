"""What is measured: which counts make each number that a planner reads, and where it cannot be told.

A stock is as at a date; a flow is of the year that ends on it. Those not in post count in no stock but `away`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.demand import Need
from stillroom.planning.projection.laws import dormancy, leaving, retiring, training
from stillroom.planning.projection.result_tables import Tables
from stillroom.planning.projection.scenario.scenario import Insufficient, Scenario

Numbers = NDArray[Any]
STOCKS = ("headcount", "fte", "trainees", "away", "need_fte", "gap_fte", "vacancy_rate")
NEEDS_NEED = ("need_fte", "gap_fte", "vacancy_rate")
IN = ("joiners", "qualified", "returned", "moved_in", "progressed_in", "drawn_in")
OUT = (
    "leavers", "retired", "left_training", "completed", "stopped", "moved_out", "progressed_out", "drawn_out",
)  # fmt: skip
FLOWS = (*IN, *OUT)
ABOUT: Mapping[str, str] = {
    "headcount": "People in post or in training",
    "fte": "Full-time equivalents of people in post or in training",
    "trainees": "People in training",
    "away": "People who stopped working and may return",
    "need_fte": "Posts needed, in full-time equivalents",
    "gap_fte": "Posts needed less people in post, in full-time equivalents; trainees hold no post",
    "vacancy_rate": "Posts minus people in post, in full-time equivalents, divided by posts",
    "joiners": "People who came from outside, trainees among them",
    "qualified": "People who qualified, where they then work",
    "returned": "People who came back to work",
    "moved_in": "People who came from another sector",
    "progressed_in": "People who came from another band or staff group",
    "drawn_in": "People who came to fill a new post or a training place",
    "leavers": "People who left the workforce other than by retiring",
    "retired": "People who retired",
    "left_training": "Trainees who dropped out or failed",
    "completed": "Trainees who qualified, where they trained",
    "stopped": "People who stopped working and may return",
    "moved_out": "People who went to another sector",
    "progressed_out": "People who went to another band or staff group",
    "drawn_out": "People who went to fill a new post or a training place",
    "unfilled": "Places and posts that opened in the year and stayed vacant",
}


def kind_out(outcome: str) -> str:
    """The flow that somebody belongs to whom an outcome befalls, where she was."""
    known = {
        leaving.OUTCOME: "leavers", retiring.OUTCOME: "retired", training.DROPS_OUT: "left_training",
        dormancy.STOPS: "stopped", dormancy.RETURNS: "returned_from",
    }  # fmt: skip
    return known.get(outcome, "moved_out" if outcome.startswith("moves to") else "progressed_out")


def kind_in(outcome: str) -> str:
    """The same, where she then is."""
    known = {dormancy.STOPS: "stopped_into", dormancy.RETURNS: "returned"}
    return known.get(outcome, "moved_in" if outcome.startswith("moves to") else "progressed_in")


@dataclass(frozen=True, eq=False)
class Measured:
    """`people`, `fte` (hundredths), `need` by `[draw, date, place]`; `flows[kind]` and `unfilled` with years for dates.

    `moves[draw, year, pair]`. Whole numbers, but for those of expected numbers and for need.
    """

    tables: Tables
    people: Numbers
    fte: Numbers
    need: Numbers
    flows: Mapping[str, Numbers]
    unfilled: Numbers
    moves: Numbers

    def each(self) -> Iterator[tuple[str, Numbers]]:
        """Measure → `[draw, date, group, sector, region]` with totals; of flows the first date is missing."""
        tables = self.tables
        yield "headcount", tables.with_totals(self.people)
        fte = tables.with_totals(self.fte)
        yield "fte", fte / 100
        held = np.where(self._training(), 0, self.people)
        yield "trainees", tables.with_totals(self.people - held)
        yield "away", self._away()
        need = tables.with_totals(self.need)
        gap = need - tables.with_totals(np.where(self._training(), 0, self.fte)) / 100
        yield "need_fte", need
        yield "gap_fte", gap
        yield "vacancy_rate", np.divide(gap, need, out=np.full_like(gap, np.nan), where=need > 0)
        for kind in FLOWS:
            yield kind, tables.with_totals(self.flows[kind])
        yield "unfilled", tables.with_totals(self.unfilled)

    def part(self, first: int, end: int) -> "Measured":
        """Some of the draws."""
        return Measured(
            self.tables, self.people[first:end], self.fte[first:end], self.need[first:end],
            {kind: each[first:end] for kind, each in self.flows.items()}, self.unfilled[first:end],
            self.moves[first:end],
        )  # fmt: skip

    def _training(self) -> NDArray[np.bool_]:
        shape = self.tables.shape
        return np.broadcast_to(self.tables.trainees[:, None, None], shape).ravel()

    def _away(self) -> Numbers:
        """Those not in post: told as a total over sectors, which they belong to none of."""
        apart = self.people.reshape(*self.people.shape[:-1], *self.tables.shape)[..., -1:, :]
        table = np.concatenate([np.zeros_like(apart)] * len(self.tables.sectors) + [apart], axis=-2)
        for axis in (-3, -1):
            table = np.concatenate([table, table.sum(axis=axis, keepdims=True)], axis=axis)
        return table


def insufficient(scenario: Scenario, tables: Tables, need: Need) -> dict[str, NDArray[np.bool_]]:
    """Measure → `[group, sector, region]` with totals: where data is missing, and every total that needs it."""
    found = {measure: np.zeros(tables.shape, np.bool_) for measure in STOCKS}
    posts = tables.there & ~tables.trainees[:, None, None]
    unknown = np.ones(tables.shape, np.bool_)
    unknown[:, :-1] = ~need.known()
    found["need_fte"] |= posts & unknown
    for each in scenario.insufficient:
        found[each.measure] |= _meant(each, tables) & (posts if each.measure in NEEDS_NEED else tables.there)
    found["gap_fte"] |= found["need_fte"] | (found["fte"] & posts)
    found["vacancy_rate"] |= found["gap_fte"]
    return {name: tables.with_totals(each.ravel().astype(np.int64)) > 0 for name, each in found.items()}


def undemanded(scenario: Scenario, tables: Tables, need: Need) -> list[Insufficient]:
    """Where no demand is stated: the reason why need cannot be told there."""
    unknown = (tables.there & ~tables.trainees[:, None, None])[:, :-1] & ~need.known()
    found = []
    for group, sector in sorted({(int(g), int(s)) for g, s, _ in np.argwhere(unknown)}):
        missing = np.flatnonzero(unknown[group, sector])
        whole = len(missing) == np.count_nonzero(tables.there[group, sector])
        for region in [None] if whole else [tables.regions[at] for at in missing]:
            stated = [
                each
                for each in scenario.insufficient
                if each.measure == "need_fte" and _same(each, tables, group, sector)
            ]
            if not stated:
                why = "The scenario states no demand for it"
                found.append(Insufficient("need_fte", why, "", tables.groups[group], tables.sectors[sector], region))
    return found


def _same(each: Insufficient, tables: Tables, group: int, sector: int) -> bool:
    return each.staff_group in (None, tables.groups[group]) and each.sector in (None, tables.sectors[sector])


def _meant(each: Insufficient, tables: Tables) -> NDArray[np.bool_]:
    axes: Sequence[tuple[str | None, Sequence[str]]] = (
        (each.staff_group, tables.groups), (each.sector, (*tables.sectors, "")), (each.region, tables.regions),
    )  # fmt: skip
    parts = [np.array([wanted is None or name == wanted for name in names]) for wanted, names in axes]
    found: NDArray[np.bool_] = parts[0][:, None, None] & parts[1][None, :, None] & parts[2][None, None, :]
    return found
