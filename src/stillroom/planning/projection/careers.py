"""Individuals in continuous time, from one event to the next, with keyed random numbers."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.flows import OWN, Counts
from stillroom.planning.projection.intakes import Intake, sizes
from stillroom.planning.projection.intensities import MONTHS, Intensities, Training
from stillroom.planning.projection.people import Start

One = tuple[int, NDArray[np.int32], NDArray[np.int32]]


def simulate(
    law: Intensities,
    start: Start,
    intakes: Sequence[Intake],
    *,
    years: int,
    seed: int,
    draws: Sequence[int],
    due: NDArray[np.int64] | None = None,
    threads: int = 1,
) -> Counts:
    """The draws named by number, each the same whichever others are asked for and on however many threads.

    `due[row]`: the month in which the training of somebody at the start ends, or -1.
    """
    due = np.full(len(start.cell), -1) if due is None else due
    with ThreadPoolExecutor(max_workers=threads) as pool:
        parts = [draws[i::threads] for i in range(threads)]
        work = [pool.submit(_simulate, law, start, due, intakes, years, seed, part) for part in parts]
        found = {one[0]: one for each in work for one in each.result()}
    people = np.array([found[draw][1] for draw in draws])
    flows = np.array([found[draw][2] for draw in draws])
    return Counts(people, 100 * people, flows, np.zeros((len(draws), 0), np.int32))


def _simulate(
    law: Intensities, start: Start, due: NDArray[np.int64], intakes: Sequence[Intake], years: int, seed: int,
    draws: Iterable[int],
) -> list[One]:  # fmt: skip
    from stillroom.planning.projection.kernels import careers

    training = _arrays(law.cells, law.training)
    cells = np.array([_below(each.share) for each in intakes], np.uint32).reshape(len(intakes), law.cells)
    month, key, first_age, ages = (
        np.array([getattr(each, name) for each in intakes], np.int64) for name in ("month", "key", "first_age", "ages")
    )
    numbers = np.zeros((4 * ((years + 3) // 4) + 4, careers.BLOCK), np.uint32)
    attributes = np.zeros((4, careers.BLOCK), np.uint32)
    found = []
    for draw in draws:
        people = np.zeros((years * MONTHS + 1, law.cells), np.int32)
        flows = np.zeros((years, law.destination.shape[1] + OWN, law.cells), np.int32)
        careers.simulate(  # type: ignore[call-arg]
            start.cell, start.age, start.tenure, due, law.total, law.within_a_year, law.which, law.destination,
            law.keeps_tenure, law.tenure_classes, *training, month, key, sizes(intakes, seed=seed, draw=draw), cells,
            first_age, ages, years, np.uint32(seed), np.uint32(draw), people, flows, numbers, attributes,
        )  # fmt: skip
        found.append((draw, np.cumsum(people, axis=0, dtype=np.int32), flows))
    return found


def _arrays(cells: int, training: Sequence[Training]) -> tuple[NDArray[np.int64] | NDArray[np.float64], ...]:
    months, into, resit, late = (np.zeros(cells, np.int64) for _ in range(4))
    passes, deferral = np.zeros(cells), np.zeros(cells)
    for each in training:
        months[each.cell], into[each.cell], passes[each.cell] = each.months, each.qualifies_into, each.passes
        resit[each.cell], deferral[each.cell], late[each.cell] = each.resit_months, each.deferral, each.deferral_months
    return months, into, passes, resit, deferral, late


def _below(share: NDArray[np.float64]) -> NDArray[np.uint32]:
    return np.minimum(np.rint(np.cumsum(share) * 2.0**32), 2.0**32 - 1).astype(np.uint32)
