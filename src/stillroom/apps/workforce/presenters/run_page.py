"""What a page shows of a run: sections as the report has them, drawn once when the run ended."""

import json
from typing import Any
from uuid import UUID

from markupsafe import Markup

from stillroom.apps.workforce.models import ProjectionRun
from stillroom.apps.workforce.runs_folder import PAGE, file_of


def run_page(run: ProjectionRun) -> dict[str, Any]:
    return kept_page(run.id)


def kept_page(id_: UUID) -> dict[str, Any]:
    """Empty where its files are gone."""
    path = file_of(id_, PAGE)
    if path is None:
        return {}
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for section in found["sections"]:
        for block in section["blocks"]:
            for width in ("wide", "narrow"):
                if width in block:
                    block[width] = Markup(block[width])  # noqa: S704 - our own drawing, whose texts it escaped
    return found
