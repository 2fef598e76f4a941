"""Writes a report as one web page that needs nothing else: no network, no script, no file beside it."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from stillroom.documents.charts import NARROW, WIDE
from stillroom.documents.projection_report import comparing
from stillroom.documents.projection_report.content import Chart, Section, kind
from stillroom.documents.projection_report.publishing import Publishing
from stillroom.documents.projection_report.run import Line, Run
from stillroom.documents.projection_report.sections import (
    assumptions,
    extra,
    findings,
    flows,
    gap,
    limits,
    moved,
    opening,
    reconciliation,
    replay,
    spread,
    supply,
)

if TYPE_CHECKING:
    from jinja2 import Template

HERE = Path(__file__).parent


def write_report(run: Run, path: Path) -> None:
    """Everything a run says. Replaces the file at once, so that nobody opens half of it."""
    _write(run.title, sections_of(run), path, synthetic=bool(run.about.get("synthetic")))


def write_comparison(first: Run, second: Run, difference: Sequence[Line], path: Path) -> None:
    """Two runs side by side. `difference`: the second less the first, draw by draw, in the columns of a summary."""
    synthetic = bool(first.about.get("synthetic") or second.about.get("synthetic"))
    title = f"{second.title}, compared with {first.title}"
    _write(title, comparing.sections(first, second, difference), path, synthetic=synthetic)


def sections_of(run: Run) -> list[Section]:
    """In the order of reading: what it is, what it says, on what that rests."""
    publishing = Publishing(run)
    found = [
        opening.section(run),
        findings.section(run, publishing),
        supply.section(run, publishing),
        gap.section(run, publishing),
        flows.section(run, publishing),
        moved.section(run, publishing),
        spread.section(run),
        *extra.sections(run),
        reconciliation.section(run, publishing),
        assumptions.section(run),
        limits.section(run),
        replay.section(run),
    ]
    return [each for each in found if each]


def _write(title: str, sections: Sequence[Section], path: Path, *, synthetic: bool) -> None:
    from markupsafe import Markup

    style = (HERE / "report.css").read_text(encoding="utf-8")
    pictures = {
        (section.id, number): [Markup(block.draw(width)) for width in (WIDE, NARROW)]  # noqa: S704 - our own drawings
        for section in sections
        for number, block in enumerate(section.blocks)
        if isinstance(block, Chart)
    }
    html = _template().render(
        title=title,
        sections=sections,
        synthetic=synthetic,
        style=Markup(style),  # noqa: S704 - our own file
        # The page's own style sheet and nothing else: what stands in it can fetch nothing and run nothing.
        policy=f"default-src 'none'; style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'",
        pictures=pictures,
        kind=kind,
    )
    half = path.with_name(f".{path.name}.part")
    half.write_text(html, encoding="utf-8")
    os.replace(half, path)


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(HERE)
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("report.jinja")
