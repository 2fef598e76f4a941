"""The invented training sessions of Northmoor: about half of the time is pulled, as the sources report (D1:2063)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """`week` counts from this one; `minute` is minutes into the day."""

    person: str
    week: int
    weekday: int
    minute: int
    minutes: int
    competency: str
    about: str
    pulled_for: str = ""


_LEARNERS = ("N1019", "N1020", "N1021", "N1022", "N1018")
_ABOUT = (
    ("AS06", "Isolator technique, observed practice"),
    ("AS04", "Transfer disinfection, one to one"),
    ("AS08", "Cytotoxic spill drill"),
    ("AS02", "GMP: questions on cleanroom behaviour"),
)
_WHY = ("", "service_demand", "", "trainer_not_free", "service_demand", "", "too_few_staff", "", "service_demand")


def _past() -> list[PlannedSession]:
    """Eleven weeks with two sessions each."""
    found = []
    for number in range(22):
        week, slot = divmod(number, 2)
        competency, about = _ABOUT[number % len(_ABOUT)]
        found.append(
            PlannedSession(
                _LEARNERS[number % len(_LEARNERS)],
                week - 11,
                1 + 2 * slot,
                14 * 60,
                (30, 60, 90)[number % 3],
                competency,
                about,
                _WHY[number % len(_WHY)],
            )
        )
    return found


SESSIONS = (
    *_past(),
    PlannedSession("N1019", 0, 0, 9 * 60, 45, "AS06", "Isolator technique, transfers", "service_demand"),
    PlannedSession("N1019", 0, 4, 15 * 60, 60, "AS06", "Isolator technique, transfers again"),
    PlannedSession("N1020", 1, 2, 10 * 60, 60, "AS04", "Transfer disinfection on the training isolator"),
)
