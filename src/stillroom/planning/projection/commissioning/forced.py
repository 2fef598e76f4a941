"""What a row must reach in every solution, whichever draws are given up: it keeps the branching short, or needless.

If a draw d′ is held, lifts(d′) · x ≥ needed(d′), and so lifts(d) · x is at least the optimum of a linear programme with
that one constraint and x ≥ 0. Its dual has one variable and a closed form. Of the hardest `allowed + 1` draws one is
held, hence the `allowed + 1`-th of these optima holds whatever is given up
(Song, Luedtke and Küçükyavuz 2014, INFORMS Journal on Computing 26:735).
"""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def forced_by(needed: Array, lifts: Array) -> Array:
    """`[draw, other]`: what `lifts[draw] · x` is at least if `lifts[other] · x ≥ needed[other]` and x ≥ 0."""
    found = np.full((len(needed), len(needed)), -np.inf)
    used = np.abs(lifts).max(axis=0) > 0
    lifts = lifts[:, used]
    up, down = lifts > 0, lifts < 0
    for draw in range(len(needed)):
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = lifts[draw] / lifts
        most = np.where(up, ratio, np.inf).min(axis=1, initial=np.inf)
        least = np.maximum(0.0, np.where(down, ratio, -np.inf).max(axis=1, initial=0.0))
        bounded = (least <= most) & ~((lifts == 0) & (lifts[draw] < 0)).any(axis=1)
        at = np.where(needed > 0, most, least)
        with np.errstate(invalid="ignore"):
            found[draw] = np.where(bounded, np.where(at == 0, 0.0, needed * at), -np.inf)
        found[draw, draw] = needed[draw]
    return found


def forced(by: Array, allowed: int) -> Array:
    """`[draw]`: what holds when any `allowed` of the draws are given up."""
    found: Array = -np.partition(-by, allowed, axis=1)[:, allowed]
    return found


def unimplied(by: Array, needed: Array, held: NDArray[np.int64]) -> list[int]:
    """Of draws that must be held, those that no other one of them implies."""
    found: list[int] = []
    for draw in sorted(held, key=lambda each: (-needed[each], each)):
        if not found or float(by[draw, found].max()) < needed[draw] - 1e-12:
            found.append(int(draw))
    return found
