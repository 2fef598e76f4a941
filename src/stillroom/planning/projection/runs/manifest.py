"""manifest.json: what a run was made from and by, so that it can be made again and be read years later."""

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.demand import VACANCY
from stillroom.planning.projection.measures import ABOUT
from stillroom.planning.projection.recursion import between_steps
from stillroom.planning.projection.runs import shipped
from stillroom.planning.projection.runs.flow_table import SIGNS
from stillroom.planning.projection.runs.reading import Input, Read
from stillroom.planning.projection.scenario.assembly import assembly_of
from stillroom.planning.projection.scenario.drawn import middle
from stillroom.planning.projection.scenario.scenario import Insufficient, Scenario

PACKAGES = ("stillroom", "numpy", "numba", "scipy", "pyarrow")
LAWS = (
    "leaving", "retiring", "dormancy", "moving_sector", "progressing", "training", "places", "joining", "recruiting",
)  # fmt: skip
STEPS = (1, 3, 12)
LIMITATIONS = (
    "Rates hold within each year of the projection; what the scenario does not name does not change.",
    "Nobody who starts training today qualifies before the duration of the route is over.",
    "New posts and places draw on people as they are on the date they open; what nobody fills stays vacant.",
)


def versions() -> dict[str, str]:
    found = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "unknown"
    return found


def manifest(
    read: Read,
    values: Mapping[str, NDArray[np.float64]],
    *,
    draws_sha256: str,
    beside: Path,
    outputs: Sequence[Path],
    options: Mapping[str, Any],
    insufficient: Iterable[Insufficient],
    seconds: float,
) -> dict[str, Any]:
    scenario = read.scenario
    return {
        "title": scenario.title, "description": scenario.description, "owner": scenario.owner,
        "synthetic": scenario.synthetic, "base": scenario.base.isoformat(), "years": scenario.years,
        "draws": len(next(iter(values.values()))) if values else options["draws"], "seed": scenario.seed,
        "executor": scenario.executor, "step_months": scenario.step_months,
        "vacancy": VACANCY, "scope": scope(scenario), "names": {g.code: g.name for g in scenario.staff_groups},
        "registered": [g.code for g in scenario.staff_groups if g.registered],
        "measures": dict(ABOUT), "flows": dict(SIGNS), "laws": [law for law in LAWS if getattr(scenario, law)],
        "switches": {"Feedback of trainers' capacity": "on" if scenario.supervising else "off"},
        "parameters": [*parameters(scenario, values), *plain(scenario)],
        "insufficient": [told(each) for each in insufficient],
        "limitations": [*LIMITATIONS, *_limits(scenario)], "notices": list(read.notices),
        "versions": versions(), "inputs": [_input(each, beside) for each in read.inputs],
        "draws_sha256": draws_sha256, "outputs": [{"file": p.name, "sha256": sha256(p)} for p in outputs],
        "options": dict(options), "seconds": round(seconds, 2), "scenario": read.resolved,
    }  # fmt: skip


def scope(scenario: Scenario) -> str:
    groups = ", ".join(each.name for each in scenario.staff_groups)
    return f"{groups}; in {', '.join(scenario.sectors)}; {', '.join(scenario.regions)}"


def parameters(scenario: Scenario, values: Mapping[str, NDArray[np.float64]]) -> list[dict[str, Any]]:
    """The assumptions log: the median and the 80 % interval as drawn, who answers for it, and on what evidence."""
    found = []
    for name, each in scenario.assumptions.items():
        low, middle, high = (float(at) for at in np.percentile(values[name], (10, 50, 90)))
        kind = "Fitted" if name in scenario.fitted else type(each.parameter).__name__
        found.append(
            {
                "name": name, "value": middle, "low": low, "high": high, "kind": kind,
                "group": each.group, "owner": each.owner, "evidence": each.evidence, "unit": each.unit,
                "date": each.date.isoformat() if each.date else "",
                "about": "; ".join(sorted({str(use.path[0]) for use in scenario.uses if use.name == name})),
            }
        )  # fmt: skip
    return found


def plain(scenario: Scenario) -> list[dict[str, Any]]:
    """Numbers written without what is known of them: assumptions too, without evidence."""
    return [
        {
            "name": each.field, "value": each.value, "low": None, "high": None, "kind": "Plain number", "group": "",
            "owner": scenario.owner, "evidence": "None given", "unit": "", "date": "", "about": "",
        }
        for each in scenario.plain
    ]  # fmt: skip


def told(each: Insufficient) -> dict[str, Any]:
    names = {name: getattr(each, name) or "all" for name in ("staff_group", "sector", "region")}
    return {"measure": each.measure, **names, "source": each.source, "why": each.why}


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(path: Path, content: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _input(each: Input, beside: Path) -> dict[str, str]:
    return {"file": shipped.named(each.path, beside), "sha256": each.sha256}


def _limits(scenario: Scenario) -> list[str]:
    found = []
    if scenario.synthetic:
        found.append("The figures are invented: nothing here is about real people or a real place.")
    if scenario.supervising:
        found.append(_of_the_step(scenario))
    if scenario.executor == "expected":
        found.append("Expected numbers only: what will differ by chance is not shown.")
    return found


def _of_the_step(scenario: Scenario) -> str:
    """With feedback the step changes the result: by how much, in expected numbers at the middle of every figure."""
    assembly, steps = assembly_of(scenario), [scenario.step_months, *STEPS]
    apart = between_steps(assembly.model(middle(scenario)), assembly.start, years=scenario.years, steps=steps)
    return (
        f"Trainers' capacity is read {_every(scenario.step_months)}. Were it read every month, every 3 months or every"
        f" 12, the people at the end of a year would differ by {np.abs(apart.sum(axis=2)).max():,.1f} at most, in"
        " expected numbers."
    )


def _every(months: int) -> str:
    return "every month" if months == 1 else f"every {months} months"
