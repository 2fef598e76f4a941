"""How far a plan is agreed: its state, what may be done with it, and who did what when."""

from collections.abc import Mapping, Sequence
from typing import Any

from stillroom.apps.plans.models import LearningPlan, PlanComment, PlanMove, PlanWay
from stillroom.apps.plans.presenters.whole_plan import TONES
from stillroom.competence.plan_state import Side, moves_from
from stillroom.ui.formats import day

DONE = {
    "open": "Opened",
    "submit": "Sent for review",
    "withdraw": "Taken back to change it",
    "take_up": "Review begun",
    "send_back": "Sent back",
    "agree": "Agreed",
    "complete": "Completed",
    "reopen": "Opened again",
}
WHO = {Side.LEARNER: "You are the learner.", Side.REVIEWER: "You review this plan."}


def agreement(
    plan: LearningPlan,
    sides: frozenset[Side],
    ways: Sequence[PlanWay],
    moves: Sequence[PlanMove],
    comments: Sequence[PlanComment],
    roles: Mapping[str, str],
) -> dict[str, Any]:
    state = plan.current_state
    return {
        "caption": f"{plan.person.full_name}, {roles.get(plan.role_profile, plan.role_profile).lower()}",
        "state": {"text": state.label, "tone": TONES[state]},
        "sides": " ".join(WHO[side] for side in sorted(sides)),
        "moves": [
            {"name": move.name, "label": move.label, "reason": move.needs_reason} for move in moves_from(state, sides)
        ],
        "facts": [
            {"key": "Kind", "value": plan.get_kind_display()},
            {"key": "Reviewer", "value": plan.reviewer.full_name if plan.reviewer else "Nobody named yet"},
            {"key": "Looked at again on", "value": day(plan.review_on) or "No day set"},
            {
                "key": "Opened",
                "value": f"{day(plan.opened_at)} by {plan.opened_by}",
            },
        ],
        "planned": [
            {
                "cells": [
                    way.competency,
                    way.title,
                    day(way.planned_on) or "No day yet",
                    way.reason,
                    ("Done" if way.done else "Dropped") if way.ended_at else "Open",
                ]
            }
            for way in ways
        ],
        "history": [_entry(move) for move in reversed(moves)],
        "comments": [
            {"at": each.said_at, "title": str(each.said_by), "text": each.text} for each in reversed(comments)
        ],
    }


def _entry(move: PlanMove) -> dict[str, Any]:
    return {"at": move.moved_at, "title": DONE.get(move.name, move.name), "by": str(move.moved_by), "text": move.reason}
