"""A version under review: what was said of it, who approved it."""

from collections.abc import Iterable, Sequence
from typing import Any

from stillroom.apps.framework.models import Competency, FrameworkVersion, VersionApproval, VersionComment, VersionMember
from stillroom.apps.framework.presenters.draft_page import state_shown
from stillroom.competence.publication import VersionState
from stillroom.ui.formats import day

Part = VersionMember.Part


def review_page(
    draft: FrameworkVersion,
    rows: Sequence[Competency],
    comments: Iterable[VersionComment],
    approvals: Iterable[VersionApproval],
    part: Part | None,
) -> dict[str, Any]:
    titles = {row.code: f"{row.code} {row.title}" for row in rows}
    said = [_comment(each, titles) for each in comments]
    approved = list(approvals)
    in_review = draft.version_state is VersionState.IN_REVIEW
    return {
        "page_title": "Comments and review",
        "draft": draft,
        "state": state_shown(draft),
        "open": [each for each in said if not each["resolved"]],
        "resolved": [each for each in said if each["resolved"]],
        "approvals": [f"{each.approved_by} on {day(each.approved_at)}" for each in approved],
        "may_approve": in_review and part is Part.REVIEWER,
        "may_send_back": in_review and part in (Part.REVIEWER, Part.OWNER),
        "in_review": in_review,
    }


def _comment(each: VersionComment, titles: dict[str, str]) -> dict[str, Any]:
    about = titles.get(each.competency_code, each.competency_code) or "The whole version"
    resolved = f"Resolved by {each.resolved_by} on {day(each.resolved_at)}" if each.resolved_at else ""
    return {
        "id": each.id,
        "about": about,
        "text": each.text,
        "by": f"{each.made_by}, {day(each.made_at)}",
        "resolved": resolved,
    }
