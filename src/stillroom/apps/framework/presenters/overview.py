"""A framework's page: its versions in their states, and what happened to each."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse

from stillroom.apps.framework.models import CompetencyFramework, FrameworkVersion, VersionStep
from stillroom.apps.framework.presenters.draft_page import state_shown, steps_shown
from stillroom.competence.publication import VersionState
from stillroom.ui.formats import day


def overview_page(
    framework: CompetencyFramework,
    versions: Sequence[FrameworkVersion],
    steps: Mapping[UUID, Sequence[VersionStep]],
    approvals: Mapping[object, str],
    *,
    editor: bool,
) -> dict[str, Any]:
    """`versions`: a draft the reader may see, then the newest first."""
    current = next((version for version in versions if version.is_published), None)
    return {
        "page_title": str(framework),
        "framework": framework,
        "editor": editor,
        "drafting": any(not version.is_published for version in versions),
        "versions": [
            _version(version, steps[version.id], approvals[version.id], current=version == current, editor=editor)
            for version in versions
        ],
    }


def _version(
    version: FrameworkVersion, steps: Sequence[VersionStep], approval: str, *, current: bool, editor: bool
) -> dict[str, Any]:
    page = "framework" if version.is_published else "framework_draft"
    facts = []
    if version.published_at is not None:
        signed = f" by {version.published_by}" if version.published_by else ""
        facts.append({"key": "Published", "value": f"{day(version.published_at)}{signed}"})
    if version.retires_on is not None:
        facts.append({"key": "Retires", "value": day(version.retires_on)})
    facts.append({"key": "National approval", "value": approval[:1].upper() + approval[1:]})
    links = [
        ("Read it", reverse(page, args=[version.id])),
        ("What it changed", reverse("compare_framework", args=[version.id])),
    ]
    links.append(("Download as Excel", reverse("download_framework", args=[version.id])))
    links.append(("Download as CASE", reverse("download_case", args=[version.id])))
    if editor and version.is_published:
        links.append(("Record national approval", reverse("approve_nationally", args=[version.id])))
        if not current and version.version_state is not VersionState.RETIRED:
            links.append(("Retire it", reverse("retire_framework", args=[version.id])))
    return {
        "name": f"Version {version.version}",
        "current": current,
        "state": state_shown(version),
        "facts": facts,
        "links": [(text, href, False) for text, href in links],
        "steps": steps_shown(version, steps),
    }
