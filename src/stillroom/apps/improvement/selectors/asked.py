"""What findings ask of people, for their plans and home pages.

The reason names the body and the day, never who was at fault.
"""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.urls import reverse

from stillroom.apps.academy.selectors.catalogue import items_with_codes
from stillroom.apps.improvement.models import FindingDetails, TrainingAction
from stillroom.apps.improvement.selectors.findings import assignments_of_people
from stillroom.apps.improvement.selectors.progress import Progress, progress_of
from stillroom.apps.places.selectors.known import known
from stillroom.apps.plans.asked_for import Asked
from stillroom.ui.formats import day

HOW = {
    TrainingAction.Kind.REASSESS: "An assessor sees you do it again.",
    TrainingAction.Kind.LEARN: "Work through it, then say so.",
    TrainingAction.Kind.READ: "Read it, then confirm that you have.",
}


def asked_because_of_findings(people: Collection[UUID]) -> Mapping[str, Sequence[Asked]]:
    assignments = assignments_of_people(people)
    if not assignments:
        return {}
    findings = {each.action.finding_id for each in assignments}
    details = {row.finding_id: row for row in FindingDetails.objects.filter(known(), finding__in=findings)}
    codes = {each.action.item_code for each in assignments if each.action.item_code}
    items = {item.code: reverse("learning_item", args=[item.id]) for item in items_with_codes(codes)}
    found: dict[str, list[Asked]] = {}
    for each in progress_of(assignments):
        asked = _asked(each, details[each.action.finding_id], items)
        found.setdefault(str(each.assignment.person_id), []).append(asked)
    return found


def _asked(each: Progress, details: FindingDetails, items: Mapping[str, str]) -> Asked:
    action = each.action
    href = reverse("plan", args=[each.assignment.person_id])
    if action.kind == TrainingAction.Kind.LEARN:
        href = items.get(action.item_code, href)
    elif action.sop is not None:
        href = reverse("confirm_sop", args=[each.assignment.person_id, action.sop_id])
    return Asked(
        key=f"finding-{each.assignment.id}",
        text=action.title,
        how=HOW[TrainingAction.Kind(action.kind)],
        reason=f"Asked for because of a finding: {details.body_title}, {day(details.found_on)}.",
        due_on=action.due_on,
        href=href,
        done_on=each.proof.on if each.proof else None,
    )
