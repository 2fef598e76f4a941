"""Vectorised NumPy: an array for each attribute, everybody a year at a time."""

import numpy as np

from benchmarks.workforce import workload as given

EXITS, LEADS = given.exits(), np.cumsum(given.DESTINATION, axis=1)


def replicate(seed: int) -> tuple[int, int]:
    random = np.random.default_rng(seed)
    first = given.people()
    sector, band, age, tenure = (each.copy() for each in (first.sector, first.band, first.age, first.tenure))
    lived = 0
    counts = np.zeros((given.YEARS, given.SECTORS * given.BANDS), np.int64)
    for year in range(given.YEARS):
        lived += len(age)
        stays = random.random(len(age)) >= EXITS[sector, age - given.FIRST_AGE]
        sector, band, age, tenure = sector[stays], band[stays], age[stays] + 1, tenure[stays] + 1
        what = random.random(len(age))
        moving = np.flatnonzero(what < given.MOVE)
        sector[moving] = (random.random(len(moving))[:, None] >= LEADS[sector[moving]]).sum(axis=1)
        band[
            (what >= given.MOVE) & (what < given.MOVE + (1 - given.MOVE) * given.PROMOTE) & (band < given.BANDS - 1)
        ] += 1
        joining = random.poisson(given.JOINERS)
        sector = np.concatenate([sector, random.choice(given.SECTORS, joining, p=given.SECTOR_SHARE)])
        band = np.concatenate([band, random.choice(given.BANDS, joining, p=given.JOINER_BAND_SHARE)])
        age = np.concatenate([age, random.integers(given.FIRST_AGE, given.LAST_AGE_OF_JOINERS + 1, joining)])
        tenure = np.concatenate([tenure, np.zeros(joining, np.int64)])
        counts[year] = np.bincount(sector * given.BANDS + band, minlength=given.SECTORS * given.BANDS)
    return len(age), lived
