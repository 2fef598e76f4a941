"""Training places that were commissioned in the past, as the national strategy lists them (D2:438-448)."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

TOTALS = {"2018/19": 380, "2019/20": 464, "2020/21": 635}
"""As printed (D2:448)."""


@dataclass(frozen=True, slots=True)
class PastPlaces:
    """`number[year]` of one region, whatever that list of regions called so."""

    region: str
    number: dict[str, int]
    source: str
    notes: tuple[str, ...]


@cache
def places_history() -> tuple[PastPlaces, ...]:
    text = files("stillroom.planning").joinpath("scenarios/reference/ptpt_places.csv").read_text(encoding="utf-8")
    found: dict[str, PastPlaces] = {}
    for row in csv.DictReader(text.splitlines()):
        past = found.setdefault(row["region"], PastPlaces(row["region"], {}, row["source"], ()))
        past.number[row["year"]] = int(row["number"])
        if row["note"]:
            found[row["region"]] = PastPlaces(
                past.region, past.number, past.source, (*past.notes, f"{row['region']}, {row['year']}: {row['note']}")
            )
    return tuple(found.values())
