"""polars: the same as expressions, on as many threads as it likes."""

import numpy as np
import polars as pl

from benchmarks.workforce import workload as given

LEADS = np.cumsum(given.DESTINATION, axis=1)
_EXITS = given.exits()
CHANCES = pl.DataFrame(
    {
        "sector": np.repeat(np.arange(given.SECTORS), _EXITS.shape[1]),
        "age": np.tile(np.arange(given.FIRST_AGE, given.FIRST_AGE + _EXITS.shape[1]), given.SECTORS),
        "chance": _EXITS.ravel(),
    }
)
FIRST_LEADS = pl.DataFrame(
    {"sector": np.arange(given.SECTORS), "to0": LEADS[:, 0], "to1": LEADS[:, 1], "to2": LEADS[:, 2]}
)


def replicate(seed: int) -> tuple[int, int]:
    random, first, lived = np.random.default_rng(seed), given.people(), 0
    staff = pl.DataFrame({"sector": first.sector, "band": first.band, "age": first.age, "tenure": first.tenure})
    for _ in range(given.YEARS):
        lived += len(staff)
        drawn = random.random((3, len(staff)))
        staff = (
            staff.join(CHANCES, on=["sector", "age"], how="left", maintain_order="left")
            .join(FIRST_LEADS, on="sector", how="left", maintain_order="left")
            .with_columns(exit=pl.Series(drawn[0]), what=pl.Series(drawn[1]), where=pl.Series(drawn[2]))
            .filter(pl.col("exit") >= pl.col("chance"))
            .select(
                sector=pl.when(pl.col("what") < given.MOVE)
                .then(sum((pl.col("where") >= pl.col(f"to{i}")).cast(pl.Int64) for i in range(given.SECTORS - 1)))
                .otherwise(pl.col("sector")),
                band=pl.col("band") + (
                    (pl.col("what") >= given.MOVE)
                    & (pl.col("what") < given.MOVE + (1 - given.MOVE) * given.PROMOTE)
                    & (pl.col("band") < given.BANDS - 1)
                ).cast(pl.Int64),
                age=pl.col("age") + 1,
                tenure=pl.col("tenure") + 1,
            )
        )  # fmt: skip
        joining = random.poisson(given.JOINERS)
        joiners = pl.DataFrame(
            {
                "sector": random.choice(given.SECTORS, joining, p=given.SECTOR_SHARE),
                "band": random.choice(given.BANDS, joining, p=given.JOINER_BAND_SHARE),
                "age": random.integers(given.FIRST_AGE, given.LAST_AGE_OF_JOINERS + 1, joining),
                "tenure": np.zeros(joining, np.int64),
            }
        )
        staff = pl.concat([staff, joiners])
        staff.group_by("sector", "band").len()
    return len(staff), lived
