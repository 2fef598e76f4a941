"""What pages keep of a run: the sections of its report that a screen has room for, drawn once."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stillroom.apps.workforce.runs_folder import PAGE

if TYPE_CHECKING:
    from stillroom.documents.projection_report.content import Block, Chart, Section

CHARTS: Mapping[str, int] = {"findings": 0, "numbers": 1, "gap": 2, "flows": 1, "spread": 2}
"""Sections that a page shows, and how many of their charts; the rest is in the report."""


def write_page(path: Path, sections: Sequence["Section"], charts: Mapping[str, int] = CHARTS) -> dict[str, Any]:
    """Written beside the report. The first section opens the page; others follow in the order of the report."""
    found = {
        "opening": [{"key": key, "value": value} for key, value in _facts(sections)],
        "sections": [
            {"id": each.id, "title": each.title, "blocks": _blocks(each.blocks, charts[each.id])}
            for each in sections
            if each.id in charts
        ],
    }
    (path / PAGE).write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    return found


def first_sentence(page: Mapping[str, Any]) -> str:
    """The first finding, for lists."""
    for section in page["sections"]:
        for block in section["blocks"]:
            if block["kind"] == "text" and block["sentences"]:
                return str(block["sentences"][0])
    return ""


def _facts(sections: Sequence["Section"]) -> Sequence[tuple[str, str]]:
    from stillroom.documents.projection_report.content import Facts

    return next((block.facts for each in sections for block in each.blocks if isinstance(block, Facts)), ())


def _blocks(blocks: Sequence["Block"], charts: int) -> list[dict[str, Any]]:
    """Words as they stand; of charts those of everyone together before others. Tables are in the report."""
    from stillroom.documents.charts import NARROW, WIDE
    from stillroom.documents.projection_report.content import Chart, Facts, Text

    whole = [each for each in blocks if isinstance(each, Chart)]
    whole.sort(key=lambda chart: not _is_of_everyone(chart))
    shown = whole[:charts]
    found: list[dict[str, Any]] = []
    for block in blocks:
        match block:
            case Text():
                found.append({"kind": "text", "heading": block.heading, "sentences": list(block.sentences)})
            case Facts():
                found.append({"kind": "facts", "facts": [list(each) for each in block.facts]})
            case Chart() if any(block is each for each in shown):
                found.append(
                    {
                        "kind": "chart",
                        "title": block.title,
                        "sentence": block.sentence,
                        "wide": block.draw(WIDE),
                        "narrow": block.draw(NARROW),
                        "table": _table(block.table),
                    }
                )
    return found


def _is_of_everyone(chart: "Chart") -> bool:
    return "everyone" in chart.title.lower() or "sector" in chart.title.lower()


def _table(table: Any) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "head": list(table.head),
        "rows": [list(row) for row in table.rows],
        "note": table.note,
    }
