"""The people at the base date, in rows as a spreadsheet has them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class People:
    """`headcount` people alike. `age` and `years_in_post`: from one to another, spread evenly; both completed years.

    `training_ends`: of trainees; None: spread evenly over the duration of their route.
    """

    staff_group: str
    band: str
    sector: str
    region: str
    age: tuple[int, int]
    years_in_post: tuple[int, int] = (0, 0)
    fte: float = 1.0
    headcount: int = 1
    training_ends: date | None = None
