"""Runs the blocks on a Spark cluster: one task each, handed out by `mapInPandas`, the same numbers as at home."""

import os
import pickle
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from stillroom.planning.projection.runs.block import Block, Task
from stillroom.planning.projection.scenario.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

QUIET = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.sql.adaptive.enabled": "false"}
"""No web page and no progress bar of its own; and tasks are not put together, since each is long."""


class NoSpark(RuntimeError):
    """Spark is not there, or could not do the work. The message says what to install or where to look."""


def run_on_spark(scenario: Scenario, work: Sequence[Task], address: str) -> Iterator[Block]:
    """Each block. The cluster's workers need Stillroom at this version. Raises `NoSpark`."""
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
    except ImportError:
        raise NoSpark("Spark is not installed here. Type: pip install 'stillroom[spark]'") from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # that it does not know this pandas: it is handed bytes only
            yield from _blocks(scenario, work, address)
    except (PySparkException, Py4JError) as error:
        said = [line for line in str(error).splitlines() if line.strip()]
        raise NoSpark(f"Spark at {address} did not do it. Java is needed here, Stillroom there. {said[-1]}") from error


def _blocks(scenario: Scenario, work: Sequence[Task], address: str) -> Iterator[Block]:
    session = _session(address)
    try:
        asked = session.range(0, len(work), 1, len(work))  # one partition a task
        told = asked.mapInPandas(_runner(pickle.dumps((scenario, list(work)))), "task long, done binary")
        for row in told.collect():
            yield pickle.loads(bytes(row.done))  # noqa: S301  our own workers' answer
    finally:
        session.stop()


def _session(address: str) -> Any:
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(address).appName("stillroom project")
    for name, value in QUIET.items():
        builder = builder.config(name, value)
    if address.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else it takes whichever python3 it finds
        builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    return session


def _runner(work: bytes) -> Callable[[Iterator["pd.DataFrame"]], Iterator["pd.DataFrame"]]:
    def run(frames: Iterator["pd.DataFrame"]) -> Iterator["pd.DataFrame"]:
        import pandas as pd

        from stillroom.planning.projection.runs.block import run_block

        scenario, tasks = pickle.loads(work)  # noqa: S301  from the process that asked
        for frame in frames:
            done = [pickle.dumps(run_block(scenario, tasks[number])) for number in frame["id"]]
            yield pd.DataFrame({"task": frame["id"], "done": done})

    return run
