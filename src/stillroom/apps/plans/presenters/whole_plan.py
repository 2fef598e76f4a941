"""A whole plan on its page: the gaps as derived, each with the ways chosen and offered, and how far it is agreed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from stillroom.apps.people.models import Person
from stillroom.apps.plans.models import EarlierTraining, LearningPlan
from stillroom.apps.plans.models.learning_plan import PlanKind
from stillroom.apps.plans.presenters.plan import plan_section
from stillroom.apps.plans.presenters.ways import choose_href, chosen_way, close_href, offered_words
from stillroom.apps.plans.selectors.qualification_gaps import QualificationGap
from stillroom.apps.plans.selectors.reading import Reader
from stillroom.apps.plans.selectors.whole_plan import WholePlan
from stillroom.competence.plan import OBSERVE, Gap
from stillroom.competence.plan_state import PlanState
from stillroom.ui.formats import day

TONES = {
    PlanState.DRAFT: "training",
    PlanState.WAITING_FOR_REVIEW: "ready",
    PlanState.IN_REVIEW: "pending",
    PlanState.ACTIVE: "ok",
    PlanState.COMPLETE: "exempt",
}
COVERED = {
    EarlierTraining.Covered.YES: "By their own account, initial training covered it. That is not assumed:"
    " assess it first.",
    EarlierTraining.Covered.PARTLY: "By their own account, initial training covered part of it. Learn the rest,"
    " then show it.",
    EarlierTraining.Covered.NO: "By their own account, initial training did not cover it. Learn it first.",
}


def whole_section(
    whole: WholePlan,
    person: Person,
    reader: Reader,
    roles: Mapping[str, str],
    units: Mapping[str, str],
    *,
    may_change: bool,
    may_close: bool,
) -> dict[str, Any]:
    section = plan_section(whole.found, reader, roles, units)
    for shown, gap in zip(section["gaps"], whole.found.plan.gaps, strict=True):
        shown.update(_ways(whole, gap, person, reader, may_change=may_change, may_close=may_close))
    return section | {"kept": kept_words(whole, whole.kept) if whole.kept else None, "role": whole.found.role_profile}


def kept_words(whole: WholePlan, plan: LearningPlan) -> dict[str, Any]:
    """How far the plan is agreed, in a sentence."""
    state = plan.current_state
    reviewer = plan.reviewer.full_name if plan.reviewer else ""
    said = {
        PlanState.DRAFT: "It is being written.",
        PlanState.WAITING_FOR_REVIEW: f"It waits for {reviewer} to review it.",
        PlanState.IN_REVIEW: f"{reviewer} is reviewing it.",
        PlanState.ACTIVE: f"It was agreed with {reviewer}.",
        PlanState.COMPLETE: f"{reviewer} completed it.",
    }[state]
    due = f" It is looked at again on {day(plan.review_on)}." if plan.review_on else ""
    return {
        "state": state.label,
        "tone": TONES[state],
        "said": said + due,
        "href": reverse("learning_plan", args=[plan.person_id, plan.id]),
        "post_iet": plan.kind == PlanKind.POST_IET,
        "earlier_href": reverse("earlier_training", args=[plan.person_id, plan.id]),
        "earlier": earlier_words(whole),
    }


def earlier_words(whole: WholePlan) -> str:
    """How much of the role initial training covered, as she says."""
    codes = {item.requirement.competency for item in whole.found.standing.items}
    said = [answer for code, answer in whole.earlier.items() if code in codes]
    if not said:
        return "Nobody has said yet what initial training covered."
    covered, partly = said.count(EarlierTraining.Covered.YES), said.count(EarlierTraining.Covered.PARTLY)
    return (
        f"By their own account, initial training covered {covered} of {len(codes)} competencies, and {partly} in part."
    )


def _ways(
    whole: WholePlan, gap: Gap, person: Person, reader: Reader, *, may_change: bool, may_close: bool
) -> dict[str, Any]:
    requirement = gap.item.requirement
    key = requirement.competency, str(requirement.context)
    observers = [whole.loads[human] for human in whole.found.observers_of(gap)]
    offers = whole.offers.get(requirement.competency, ())
    observed = any(step.action == OBSERVE for step in gap.steps)
    ways = [chosen_way(way, person, whole.named, may_end=may_change) for way in whole.ways.get(key, ())]
    plan = whole.kept
    return {
        "ways": ways,
        "offered": offered_words(observers, offers, reader.names, observed=observed),
        "earlier": COVERED.get(whole.earlier[key[0]], "") if key[0] in whole.earlier else "",
        "closed": whole.closed.get(key, ""),
        "choose_href": choose_href(plan, gap) if plan and may_change else "",
        "close_href": close_href(plan, gap) if plan and may_close and key not in whole.closed else "",
    }


def qualification_words(gaps: Sequence[QualificationGap]) -> list[dict[str, str]]:
    return [{"text": gap.text, "source": gap.source} for gap in gaps]


def role_choices(roles: Mapping[str, str], bands: Mapping[str, Sequence[int]]) -> list[tuple[str, str]]:
    """Every role with the bands it is held at here: “Senior operator (held at band 5)”."""
    found = []
    for code, title in roles.items():
        held = bands.get(code, ())
        at = f" (held at band {held[0]}{f' to {held[-1]}' if len(held) > 1 else ''})" if held else ""
        found.append((code, f"{title}{at}"))
    return sorted(found, key=lambda pair: pair[1])
