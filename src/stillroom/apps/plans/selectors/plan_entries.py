"""What was decided in plans as entries of the audit trail: every move, and each gap closed with a reason."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from stillroom.apps.oversight.entries import Entry, Period
from stillroom.apps.oversight.selectors.record_entries import entry, recorded_in
from stillroom.apps.plans.models import ClosedGap, LearningPlan, PlanMove
from stillroom.competence.plan_state import PlanState


def plan_entries(period: Period) -> Iterator[Entry]:
    whose = Q(plan__person__organisation=period.organisation)
    if period.people is not None:
        whose &= Q(plan__person__in=period.people)
    for move in PlanMove.objects.filter(whose, recorded_in(period, "moved_at")).select_related(
        "plan__person", "moved_by"
    ):
        text = f"Plan of {move.plan.person.full_name} moved to “{PlanState(move.target).label.lower()}”"
        yield entry(
            period,
            f"plan-move:{move.id}",
            move.moved_at,
            text,
            move.moved_by,
            reason=move.reason,
            href=_page(move.plan),
        )
    for gap in ClosedGap.objects.filter(whose, recorded_in(period, "closed_at")).select_related(
        "plan__person", "closed_by"
    ):
        text = f"Gap {gap.competency} in the plan of {gap.plan.person.full_name} closed without evidence"
        yield entry(
            period, f"plan-gap:{gap.id}", gap.closed_at, text, gap.closed_by, reason=gap.reason, href=_page(gap.plan)
        )


def _page(plan: LearningPlan) -> str:
    return reverse("learning_plan", args=[plan.person_id, plan.id])
