"""A block of draws: what one task runs, and what it hands back, the bands of each place added up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.executors import run_each
from stillroom.planning.projection.flows import ENTERED, FAILED, GIVEN, QUALIFIED, TAKEN, Counts, Numbers
from stillroom.planning.projection.intensities import MONTHS
from stillroom.planning.projection.measures import FLOWS, kind_in, kind_out
from stillroom.planning.projection.moves import pairs_of
from stillroom.planning.projection.result_tables import Tables, tables_of
from stillroom.planning.projection.scenario.assembly import Assembly, assembly_of
from stillroom.planning.projection.scenario.drawn import of_draw
from stillroom.planning.projection.scenario.scenario import Scenario

KINDS = (*FLOWS, "returned_from", "stopped_into")
"""The flows of those in post, and the two that those not in post see of the same people."""


class Unreconciled(AssertionError):
    """Somebody was lost or counted twice: a mistake in the engine, never in a scenario."""


@dataclass(frozen=True)
class Task:
    """Draws `first`, `first` + 1, …, one for each row of `values`; `chances` says which random numbers each has."""

    first: int
    values: Mapping[str, NDArray[np.float64]]
    chances: Sequence[int]


@dataclass(frozen=True, eq=False)
class Block:
    """`people`, `fte`, `need` by `[draw, date, place]`, `flows` by `[draw, year, kind, place]`.

    `unfilled[draw, year, place]`; `moves[draw, year, pair]`, of the pairs that the scenario has.
    """

    first: int
    people: Numbers
    fte: Numbers
    need: Numbers
    flows: Numbers
    unfilled: Numbers
    moves: Numbers


def run_block(scenario: Scenario, task: Task, *, threads: int = 1) -> Block:
    """Each draw the same, whichever others are in the block and on however many threads. Raises `Unreconciled`."""
    assembly, tables = assembly_of(scenario), tables_of(scenario)
    values = {chance: of_draw(task.values, number) for number, chance in enumerate(task.chances)}
    counts = run_each(
        lambda chance: assembly.model(values[chance]), assembly.start, years=scenario.years, seed=scenario.seed,
        draws=task.chances, executor=scenario.executor, threads=threads,
    )  # fmt: skip
    _reconcile(assembly, counts, task)
    return Block(
        task.first, tables.summed(counts.people[:, ::MONTHS]), tables.summed(counts.fte[:, ::MONTHS]),
        np.stack([_need(assembly, tables, values[chance]) for chance in task.chances]),
        tables.summed(_flows(assembly, counts)), _unfilled(assembly, tables, counts, [values[c] for c in task.chances]),
        pairs_of(assembly, tables).counted(counts),
    )  # fmt: skip


def _need(assembly: Assembly, tables: Tables, values: Mapping[str, float]) -> Numbers:
    """`[date, place]`."""
    years = assembly.horizon.years
    found = np.zeros((years + 1, *tables.shape))
    found[:, :, :-1] = assembly.need.of(values, range(0, years * MONTHS + 1, MONTHS))
    return found.reshape(years + 1, tables.size)


def _reconcile(assembly: Assembly, counts: Counts, task: Task) -> None:
    lost = counts.unreconciled(assembly.destination, assembly.qualifies_into)
    if np.abs(lost).max(initial=0) > (0 if np.issubdtype(lost.dtype, np.integer) else 1e-6):
        worst = int(np.abs(lost).argmax())
        draw, year, cell = (int(each) for each in np.unravel_index(worst, lost.shape))
        raise Unreconciled(
            f"Draw {task.first + draw}, year {year + 1}: {lost.flat[worst]:g} people of {assembly.space.cells[cell]}"
            " are unaccounted for. This is a mistake in Stillroom: nothing was written."
        )


def _flows(assembly: Assembly, counts: Counts) -> Numbers:
    """`[draw, year, kind, cell]`."""
    by_cell = counts.flows
    draws, years, _, cells = by_cell.shape
    found = np.zeros((draws, years, len(KINDS), cells), by_cell.dtype)

    def add(kind: str, column: Numbers) -> None:
        found[:, :, KINDS.index(kind)] += column

    def arrive(kind: str, column: Numbers, destination: NDArray[np.int64]) -> None:
        for cell in np.flatnonzero(destination >= 0):
            found[:, :, KINDS.index(kind), destination[cell]] += column[:, :, cell]

    for number, outcome in enumerate(assembly.outcomes):
        add(kind_out(outcome), by_cell[:, :, number])
        arrive(kind_in(outcome), by_cell[:, :, number], assembly.destination[:, number])
    add("joiners", by_cell[:, :, ENTERED])
    add("completed", by_cell[:, :, QUALIFIED])
    arrive("qualified", by_cell[:, :, QUALIFIED], assembly.qualifies_into)
    add("left_training", by_cell[:, :, FAILED])
    add("drawn_out", by_cell[:, :, GIVEN])
    add("drawn_in", by_cell[:, :, TAKEN])
    return found


def _unfilled(assembly: Assembly, tables: Tables, counts: Counts, values: Sequence[Mapping[str, float]]) -> Numbers:
    """`[draw, year, place]`: the posts and places that stayed vacant, with those that nobody was asked to fill."""
    found = np.zeros((len(values), assembly.horizon.years, tables.size))
    opened = [each.filling for each in assembly.openings] + [each.filling for each in assembly.new_posts]
    for number, filling in enumerate(opened):
        if filling.outside is None:
            continue
        at = (filling.month - 1) // MONTHS, tables.flat[int(filling.outside.argmax())]
        found[:, *at] += counts.unfilled[:, number]
    for posts in assembly.new_posts:
        if posts.rest_vacant and posts.filling.outside is not None:
            at = (posts.filling.month - 1) // MONTHS, tables.flat[int(posts.filling.outside.argmax())]
            found[:, *at] += [posts.left_vacant(each) for each in values]
    return found
