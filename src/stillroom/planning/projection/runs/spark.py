"""Runs the blocks on a Spark cluster: one task each, handed out by `mapInPandas`, the same numbers as at home."""

import pickle
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from stillroom.planning.projection.runs.block import Block, Task
from stillroom.planning.projection.scenario.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd


class NoSpark(RuntimeError):
    """What has to be installed first."""


def run_on_spark(scenario: Scenario, work: Sequence[Task], address: str) -> Iterator[Block]:
    """Each block. The workers need Stillroom, at this version, and the Python it runs in here."""
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise NoSpark("Spark is not installed here. Type: pip install 'stillroom[spark]'") from None
    builder = SparkSession.builder.master(address).appName("stillroom project")
    builder = builder.config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "1")
    session = builder.getOrCreate()
    try:
        session.sparkContext.setLogLevel("ERROR")
        rows = [(number, bytearray(pickle.dumps(task))) for number, task in enumerate(work)]
        asked = session.createDataFrame(rows, "block int, task binary").repartition(len(rows), "block")
        for row in asked.mapInPandas(_runner(pickle.dumps(scenario)), "block int, done binary").toLocalIterator():
            yield pickle.loads(bytes(row.done))  # noqa: S301  our own workers' answer
    finally:
        session.stop()


def _runner(scenario: bytes) -> Callable[[Iterator["pd.DataFrame"]], Iterator["pd.DataFrame"]]:
    def run(frames: Iterator["pd.DataFrame"]) -> Iterator["pd.DataFrame"]:
        import pandas as pd

        from stillroom.planning.projection.runs.block import run_block

        opened: Any = pickle.loads(scenario)  # noqa: S301  from the process that asked
        for frame in frames:
            tasks = [pickle.loads(bytes(each)) for each in frame["task"]]  # noqa: S301  the same
            done = [pickle.dumps(run_block(opened, task)) for task in tasks]
            yield pd.DataFrame({"block": frame["block"], "done": done})

    return run
