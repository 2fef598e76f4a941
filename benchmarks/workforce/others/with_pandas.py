"""pandas: a row a person, a column an attribute."""

import numpy as np
import pandas as pd

from benchmarks.workforce import workload as given

EXITS, LEADS = given.exits(), np.cumsum(given.DESTINATION, axis=1)


def replicate(seed: int) -> tuple[int, int]:
    random, first, lived = np.random.default_rng(seed), given.people(), 0
    staff = pd.DataFrame({"sector": first.sector, "band": first.band, "age": first.age, "tenure": first.tenure})
    for _ in range(given.YEARS):
        lived += len(staff)
        chance = EXITS[staff["sector"].to_numpy(), staff["age"].to_numpy() - given.FIRST_AGE]
        staff = staff[random.random(len(staff)) >= chance].reset_index(drop=True)
        what = pd.Series(random.random(len(staff)))
        moves = what < given.MOVE
        leads = LEADS[staff.loc[moves, "sector"].to_numpy()]
        up = ~moves & (what < given.MOVE + (1 - given.MOVE) * given.PROMOTE) & (staff["band"] < given.BANDS - 1)
        staff.loc[moves, "sector"] = (random.random(len(leads))[:, None] >= leads).sum(axis=1)
        staff.loc[up, "band"] += 1
        staff[["age", "tenure"]] += 1
        joining = random.poisson(given.JOINERS)
        joiners = pd.DataFrame(
            {
                "sector": random.choice(given.SECTORS, joining, p=given.SECTOR_SHARE),
                "band": random.choice(given.BANDS, joining, p=given.JOINER_BAND_SHARE),
                "age": random.integers(given.FIRST_AGE, given.LAST_AGE_OF_JOINERS + 1, joining),
                "tenure": 0,
            }
        )
        staff = pd.concat([staff, joiners], ignore_index=True)
        staff.groupby(["sector", "band"]).size()
    return len(staff), lived
