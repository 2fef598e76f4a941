"""A draft as those who work on it see it."""

from collections.abc import Iterable
from typing import Any

from stillroom.apps.framework.models import Competency, FrameworkVersion, VersionMember, VersionStep
from stillroom.apps.framework.presenters.scheme_in_words import scheme_in_words
from stillroom.apps.framework.selectors.approvals import NOT_APPROVED
from stillroom.competence.publication import VersionState
from stillroom.competence.scheme import Scheme
from stillroom.standards.tables import Problems

Part = VersionMember.Part
STATE_COLOURS = {
    VersionState.DRAFT: "blue",
    VersionState.IN_REVIEW: "purple",
    VersionState.PUBLISHED: "green",
    VersionState.SCHEDULED: "orange",
    VersionState.RETIRED: "grey",
}
STEP_WORDS = {
    "submit": "Handed to its reviewers",
    "send_back": "Sent back to draft",
    "publish": "Signed and published",
    "schedule_retirement": "Retirement scheduled",
    "keep": "Retirement taken back",
    "retire": "Retired",
}


def draft_page(
    draft: FrameworkVersion,
    competencies: Iterable[Competency],
    members: Iterable[VersionMember],
    problems: Problems,
    part: Part | None,
    steps: Iterable[VersionStep],
) -> dict[str, Any]:
    rows = list(competencies)
    is_draft = draft.version_state is VersionState.DRAFT
    return {
        "page_title": f"{draft.framework}, version {draft.version}",
        "draft": draft,
        "state": state_shown(draft),
        "approval": NOT_APPROVED[:1].upper() + NOT_APPROVED[1:],
        "rows": [_row(row, first=index == 0, last=index == len(rows) - 1) for index, row in enumerate(rows)],
        "members": [{"name": str(each.user), "part": each.get_part_display()} for each in members],
        "problems": [{"wrong": problem.wrong, "fix": problem.fix} for problem in problems],
        "may_edit": is_draft and part in (Part.OWNER, Part.CONTRIBUTOR),
        "may_submit": is_draft and part is Part.OWNER,
        "may_publish": draft.version_state is VersionState.IN_REVIEW and part is Part.OWNER,
        "owns": part is Part.OWNER,
        "in_review": draft.version_state is VersionState.IN_REVIEW,
        "steps": steps_shown(draft, steps),
    }


def state_shown(version: FrameworkVersion) -> dict[str, str]:
    """As the tag takes it."""
    colour = STATE_COLOURS[version.version_state]
    return {"text": version.version_state.label, "classes": f"nhsuk-tag--{colour}"}


def steps_shown(version: FrameworkVersion, steps: Iterable[VersionStep]) -> list[dict[str, Any]]:
    """The newest first, down to its beginning."""
    shown: list[dict[str, Any]] = [
        {"at": step.taken_at, "title": STEP_WORDS[step.step], "by": str(step.taken_by), "text": step.reason}
        for step in steps
    ]
    if version.started_at is not None:
        shown.append({"at": version.started_at, "title": "Started", "by": str(version.started_by)})
    return shown


def _row(row: Competency, *, first: bool, last: bool) -> dict[str, Any]:
    return {
        "id": row.id,
        "code": row.code,
        "title": row.title,
        "group": row.group,
        "scheme": "; ".join(scheme_in_words(Scheme.parse(row.scheme))),
        "first": first,
        "last": last,
    }
