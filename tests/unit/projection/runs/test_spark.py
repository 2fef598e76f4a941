"""A real Spark, on this machine, gives the same bits as threads do."""

import shutil
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from stillroom.planning.projection.runs.pool import Where
from stillroom.planning.projection.runs.run import run
from tests.required import skip_without
from tests.unit.projection.scenarios.small import small


def test_the_same_bits_on_spark(tmp_path: Path) -> None:
    if not find_spec("pyspark") or not shutil.which("java"):
        skip_without("spark", "no Spark: install the extra “spark” and a Java runtime")
    scenario = replace(small(tmp_path).scenario, draws=4)
    here = run(scenario, Where(1)).measured
    there = run(scenario, Where(spark="local[2]", block=4)).measured
    for name in ("people", "fte", "need", "unfilled"):
        assert np.array_equal(getattr(there, name), getattr(here, name)), name
    for kind in here.flows:
        assert np.array_equal(there.flows[kind], here.flows[kind]), kind
