"""The table of people that a scenario begins with."""

import csv
from datetime import date
from decimal import Decimal
from uuid import UUID

from stillroom.apps.workforce.from_records import PTPT, people_table
from stillroom.apps.workforce.picture import Held
from stillroom.apps.workforce.selectors.in_training import InTraining

ON = date(2026, 3, 31)


def test_a_trainee_who_is_past_her_two_years_is_still_to_qualify() -> None:
    """A scenario refuses training that ended before its base date."""
    trainee = Held(PTPT, "4", "community", "North", 23, 2, Decimal(1), registered=False)
    overdue = InTraining(PTPT, UUID(int=1), qualifies=date(2026, 1, 1))
    (row,) = csv.DictReader(people_table([trainee], [overdue], ON).splitlines())
    assert date.fromisoformat(row["training_ends"]) > ON
