"""What commissioning found, in files: tables for a spreadsheet and a report, and everything in one for a program."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from stillroom.planning.projection.calibration.table import Table
from stillroom.planning.projection.commissioning.result import CommissioningResult
from stillroom.planning.projection.runs.commissioning.reading import ReadQuestion
from stillroom.planning.projection.runs.found import write_tables
from stillroom.planning.projection.runs.manifest import versions

SECTION = "Training places to commission"
GAP = ("gap before", "p10 before", "p90 before", "gap after", "p10 after", "p90 after")


def write_answer(result: CommissioningResult, read: ReadQuestion, out: Path) -> list[Path]:
    """places.csv, targets.csv, regions.csv, prices.csv, each for a report too; then commissioning.json."""
    out.mkdir(parents=True, exist_ok=True)
    files = write_tables(out, tables(result))
    whole = asdict(result) | {
        "asked": read.tables,
        "inputs": [{"file": each.path.name, "sha256": each.sha256} for each in read.inputs],
        "notices": list(read.notices),
        "versions": versions(),
    }
    file = out / "commissioning.json"
    file.write_text(json.dumps(whole, ensure_ascii=False, indent=2, default=_as_json) + "\n", "utf-8")
    return [*(each for each in files if each.suffix == ".csv"), file]


def tables(result: CommissioningResult) -> list[Table]:
    """With the findings over the first."""
    said = " ".join(result.findings)
    return [
        Table(
            "places", SECTION, "Places", said, ("route", "name", "region", "starts", "qualifies", "places", "cost"),
            [
                (p.route, p.name, p.region, str(p.starts), str(p.qualifies), p.number, round(p.cost, 2))
                for p in result.places
            ],
            f"Costs in {result.currency}. {result.method}",
        ),
        Table(
            "targets", SECTION, "Gaps that were to be closed", "", ("target", "region", "on", *GAP, "closed"),
            [
                (t.name, t.region or "all", str(t.on), *_rounded(t.before), *_rounded(t.after), round(t.closed, 4))
                for t in result.targets
            ],
            f"In {result.unit}; 0 or less is closed. Closed: the share of draws.",
        ),
        Table(
            "regions", SECTION, "Places by region", "",
            ("region", "places", "cost", "workforce", "places per head", "services", "places per service"),
            [
                (r.region, r.places, round(r.cost, 2), *_known(r.workforce, r.per_head, r.services, r.per_service))
                for r in result.regions
            ],
        ),
        Table(
            "prices", SECTION, "What equity and certainty cost", "", ("of", "at", "cost", "places"),
            [
                (of, each.at, *_known(each.cost, each.places))
                for of, curve in (("equity", result.price_of_equity), ("certainty", result.price_of_certainty))
                for each in curve
            ],
            "Fractions of places; without a cost: cannot be had.",
        ),
        *_supervision(result), *_worth(result),
    ]  # fmt: skip


def _supervision(result: CommissioningResult) -> Iterator[Table]:
    if result.supervision:
        rows = [(s.region, str(s.on), *_rounded(s.before), *_rounded(s.after)) for s in result.supervision]
        columns = ("region", "on", *(each.replace("gap", "room") for each in GAP))
        note = "How many more trainees could be supervised, on the day of each region on which that is fewest."
        yield Table("supervision", SECTION, "Room that supervisors have", "", columns, rows, note)


def _worth(result: CommissioningResult) -> Iterator[Table]:
    if result.worth is not None:
        rows = [(each.group, round(each.saves, 2), round(each.error, 2)) for each in result.worth.groups]
        said = " ".join(result.worth.sentences)
        columns = ("figures", "saves", "standard error")
        note = f"In {result.worth.unit}, short or too many, saved on average by knowing these figures before choosing."
        yield Table("worth", SECTION, "What it would be worth to know better", said, columns, rows, note)


def _rounded(values: Sequence[float]) -> list[float]:
    return [round(each, 2) for each in values]


def _known(*values: float | None) -> list[float | str]:
    return ["" if each is None else round(each, 6) for each in values]


def _as_json(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))
