"""neworder: its timeline and its Monte Carlo engine in C++, over a pandas frame as its examples have it."""

import warnings

import numpy as np
import pandas as pd

from benchmarks.workforce import workload as given

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it says that it is installed without MPI
    import neworder

EXITS = given.exits()
ENTRY = (given.LAST_AGE_OF_JOINERS - given.FIRST_AGE + 1, given.SECTOR_SHARE, given.JOINER_BAND_SHARE)


class _Staff(neworder.Model):
    def __init__(self, seed: int) -> None:
        super().__init__(neworder.LinearTimeline(0, given.YEARS, given.YEARS), lambda: seed)
        first, self.lived = given.people(), 0
        self.staff = pd.DataFrame(
            {"sector": first.sector, "band": first.band, "age": first.age, "tenure": first.tenure}
        )

    def step(self) -> None:
        staff = self.staff
        self.lived += len(staff)
        exit_chance = EXITS[staff["sector"].to_numpy(), staff["age"].to_numpy() - given.FIRST_AGE]
        staff = staff[self.mc.hazard(exit_chance) == 0].reset_index(drop=True)
        moves = self.mc.hazard(given.MOVE, len(staff)) == 1
        up = ~moves & (self.mc.hazard(given.PROMOTE, len(staff)) == 1) & (staff["band"].to_numpy() < given.BANDS - 1)
        for sector in range(given.SECTORS):
            from_here = np.flatnonzero(moves & (staff["sector"].to_numpy() == sector))
            staff.loc[from_here, "to"] = self.mc.sample(len(from_here), given.DESTINATION[sector])
        staff.loc[moves, "sector"] = staff.loc[moves, "to"].astype(np.int64)
        staff = staff.drop(columns="to")
        staff.loc[up, "band"] += 1
        staff[["age", "tenure"]] += 1
        joining = int(self.mc.counts(np.array([float(given.JOINERS)]), 1.0)[0])
        ages, sectors, bands = ENTRY
        joiners = pd.DataFrame(
            {
                "sector": self.mc.sample(joining, sectors),
                "band": self.mc.sample(joining, bands),
                "age": given.FIRST_AGE + self.mc.sample(joining, np.full(ages, 1 / ages)),
                "tenure": 0,
            }
        )
        self.staff = pd.concat([staff, joiners], ignore_index=True)
        self.staff.groupby(["sector", "band"]).size()


def replicate(seed: int) -> tuple[int, int]:
    model = _Staff(seed)
    neworder.run(model)
    return len(model.staff), model.lived
