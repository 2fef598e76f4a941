"""What the record of a sample and of its reading keeps, in the demo: invented lots, sessions and temperatures."""

from datetime import date, timedelta

from stillroom.competence.statement import Outcome
from stillroom.demo.history.notebook import random_for

PREFIX = {"broth": "TSB", "finger_dab": "TSA", "transfer_test": "TSA"}


def sample_details(method: str, day: date, unit: str, person: str) -> dict[str, str]:
    """One lot a month and unit: several operators of a session share it."""
    lot = random_for(method, unit, day.year, day.month).randint(1000, 9999)
    chance = random_for(method, person, day)
    return {
        "lot": f"{PREFIX[method]}-{day:%y%m}-{lot}",
        "lot_expiry": (day.replace(day=1) + timedelta(days=270)).isoformat(),
        "session": f"{day:%Y%m%d}-{chance.choice(('AM', 'PM'))}",
        "workstation": f"{unit[:3]}-{chance.randint(1, 3)}",
    }


def reading_details(method: str, sampled: date, read: date, outcome: str) -> dict[str, str]:
    """A broth is kept at two temperatures, a plate at one."""
    chance = random_for(method, sampled, read, "reading")
    found = {
        "stage_1_from": sampled.isoformat(),
        "stage_1_to": read.isoformat(),
        "stage_1_temperature": f"{chance.uniform(31.0, 33.9):.1f}",
        "positive_control": "Growth",
        "negative_control": "No growth",
    }
    if method == "broth":
        turn = sampled + timedelta(days=7)
        found |= {
            "stage_1_to": turn.isoformat(),
            "stage_1_temperature": f"{chance.uniform(21.0, 24.0):.1f}",
            "stage_2_from": turn.isoformat(),
            "stage_2_to": read.isoformat(),
            "stage_2_temperature": f"{chance.uniform(31.0, 33.9):.1f}",
        }
    if outcome == Outcome.FAIL:
        found["organism"] = chance.choice(("Staphylococcus epidermidis", "Micrococcus luteus", "Bacillus species"))
    return found
