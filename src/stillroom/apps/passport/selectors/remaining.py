"""What remains to be done here after a transfer-in, and who could see to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from stillroom.apps.passport.selectors.transfers import ItemFound, TransferFound
from stillroom.apps.plans.models import LearningPlan, PlanWay
from stillroom.apps.plans.selectors.learning_plans import open_plan_for, ways_of
from stillroom.apps.readiness.selectors.speakers import Speakers
from stillroom.competence.days import day_of
from stillroom.competence.gap import NOTHING
from stillroom.competence.gap import missing as missing_of
from stillroom.competence.history import History
from stillroom.competence.transfer import Decision

DAYS_BETWEEN = 7
"""What the form suggests: one item a week, which whoever fills it in changes as she likes."""


@dataclass(frozen=True)
class Remaining:
    """One item still to be seen to. `observers` are ids of those who may see her at it."""

    item: ItemFound
    needs: tuple[tuple[str, int], ...]
    observers: Sequence[str]
    suggested_on: date
    ways: Sequence[PlanWay]

    @property
    def signs_after(self) -> str:
        return "acceptance" if self.item.least is Decision.FAMILIARISE else "sign-off"


def plan_of(found: TransferFound) -> LearningPlan | None:
    return open_plan_for(found.transfer.person, found.transfer.role_profile)


def remaining_of(found: TransferFound) -> list[Remaining]:
    """Everything that is neither in force nor to be accepted as it is."""
    transfer, at = found.transfer, found.at
    speakers = Speakers(transfer.person.organisation, at)
    plan = plan_of(found)
    chosen = ways_of(plan) if plan else []
    open_items = [
        each
        for each in found.items
        if not each.in_force and (each.least is not Decision.ACCEPT or each.is_signed) and not _only_blocked(each)
    ]
    result = []
    for number, each in enumerate(open_items, start=1):
        needs = _needs(each, found.history, at)
        if not needs:
            continue
        requirement = each.requirement
        observers = speakers.observers(
            requirement.competency, requirement.context, needs[0][0], of=transfer.person.canonical_id
        )
        day = day_of(at) + timedelta(days=number * DAYS_BETWEEN)
        result.append(Remaining(each, needs, observers, _weekday(day), [way for way in chosen if way.gap == each.key]))
    return result


def _only_blocked(item: ItemFound) -> bool:
    """Accepted or signed here already, and kept only by something that it depends on."""
    return item.is_signed and item.least in (Decision.ACCEPT, Decision.FAMILIARISE)


def _needs(item: ItemFound, history: History, at: datetime) -> tuple[tuple[str, int], ...]:
    if item.least is Decision.FAMILIARISE:
        return () if item.seen else ((item.to_see, 1),)
    found = missing_of(history, item.requirement.competency, item.requirement.context, at)
    if found is NOTHING:
        return ()
    decided = item.decided is not None
    keeps = () if decided else item.proposal.keeps
    return tuple((method, count) for method, count in found.passes if method not in keeps)


def _weekday(day: date) -> date:
    return day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)
