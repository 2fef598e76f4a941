"""A scenario small enough to reason about, and to run in a moment."""

from pathlib import Path

from stillroom.planning.projection.runs.reading import NotAScenario, Read, read

SMALL = """\
schema = 1
title = "Small"
base = 2025-03-31
years = 3
draws = 6
synthetic = true

[space]
regions = ["North", "South"]
sectors = ["hospital", "primary care"]

[staff_groups.technician]
name = "Technician"
bands = ["4", "5"]
registered = true

[staff_groups.support]
name = "Support worker"
bands = ["2"]
sectors = ["hospital"]

[staff_groups.trainee]
name = "Trainee"
bands = ["4"]
sectors = ["hospital"]

[people]
rows = [
    { staff_group = "technician", band = "4", sector = "hospital", region = "North", age = "25-54", headcount = 60 },
    { staff_group = "technician", band = "5", sector = "primary care", region = "South", age = 40, headcount = 20 },
    { staff_group = "support", band = "2", sector = "hospital", region = "North", age = "20-39", headcount = 30 },
]

[parameters.leave]
events = 30
exposure = 300

[parameters.half]
low = 0.4
high = 0.6
kind = "bounded"

[[leaving]]
name = "Technicians"
where = { staff_group = "technician" }
rate = "leave"

[[moving_sector]]
name = "To primary care"
where = { staff_group = "technician", sector = "hospital" }
to = { sector = "primary care" }
rate = 0.05

[[training]]
name = "PTPT"
staff_group = "trainee"
months = 24
qualifies_into = { staff_group = "technician" }
drop_out = 0.1

[[places]]
name = "Autumn"
route = "PTPT"
region = "North"
number = 8
starts = [2025-09-01, 2026-09-01]
from_support = "half"
support = { staff_group = "support" }

[[recruiting]]
name = "Primary care"
to = { staff_group = "technician", band = "4", sector = "primary care", region = "North" }
number = 5
dates = [2026-04-01]
donors = { hospital = 0.6 }

[[demand]]
name = "Technicians"
vacancy = 0.1
staff_groups = ["technician"]
sectors = ["hospital"]
"""


def written(folder: Path, text: str = SMALL, name: str = "scenario.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def small(folder: Path, *changes: tuple[str, str], more: str = "") -> Read:
    """With each text replaced by another, and more at the end."""
    text = SMALL
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return read(written(folder, text + more))


def refused(folder: Path, *changes: tuple[str, str], more: str = "") -> str:
    """Why such a scenario is not run."""
    try:
        small(folder, *changes, more=more)
    except NotAScenario as error:
        return str(error)
    raise AssertionError("It was read.")
