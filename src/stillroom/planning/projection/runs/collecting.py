"""All the draws of a scenario, from the blocks that ran them."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.measures import FLOWS, Measured
from stillroom.planning.projection.result_tables import Tables, tables_of
from stillroom.planning.projection.runs.block import KINDS, Block
from stillroom.planning.projection.runs.pool import Where, run_blocks, tasks
from stillroom.planning.projection.scenario.scenario import Scenario

Progress = Callable[[int, int, str], None]
"""How much is done, of how much, and what it is."""


def quietly(done: int, of: int, words: str) -> None:
    """Progress that nobody watches."""


def run_draws(
    scenario: Scenario,
    values: Mapping[str, NDArray[np.float64]],
    chances: Sequence[int],
    where: Where,
    progress: Progress = quietly,
    words: str = "Draws",
) -> Measured:
    """In the order of the draws, whoever ran them and whenever they were done."""
    found: dict[int, Block] = {}
    done = 0
    for block in run_blocks(scenario, tasks(values, chances, where.block), where):
        found[block.first] = block
        done += len(block.people)
        progress(done, len(chances), words)
    return together([found[first] for first in sorted(found)], tables_of(scenario))


def together(blocks: Sequence[Block], tables: Tables) -> Measured:
    flows = np.concatenate([each.flows for each in blocks])
    return Measured(
        tables,
        np.concatenate([each.people for each in blocks]),
        np.concatenate([each.fte for each in blocks]),
        np.concatenate([each.need for each in blocks]),
        {kind: flows[:, :, KINDS.index(kind)] for kind in (*FLOWS, "returned_from", "stopped_into")},
        np.concatenate([each.unfilled for each in blocks]),
        np.concatenate([each.moves for each in blocks]),
    )
