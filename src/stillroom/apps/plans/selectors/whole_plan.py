"""One person's plan, whole: what is derived of the ledger, with what people decided about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from stillroom.apps.people.models import Person
from stillroom.apps.plans.learning_offers import Offer, offers
from stillroom.apps.plans.models import EarlierTraining, LearningPlan, PlanWay
from stillroom.apps.plans.selectors.learning_plans import (
    closed_gaps_of,
    earlier_training_of,
    latest_plan_for,
    ways_of,
)
from stillroom.apps.plans.selectors.observer_loads import observer_loads
from stillroom.apps.plans.selectors.plan import PersonPlan, plans_of
from stillroom.competence.days import day_of
from stillroom.competence.observer_capacity import ObserverLoad

GapKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class WholePlan:
    """`kept` is None until somebody opens a plan for the role."""

    found: PersonPlan
    kept: LearningPlan | None
    ways: Mapping[GapKey, Sequence[PlanWay]]
    closed: Mapping[GapKey, str]
    earlier: Mapping[str, EarlierTraining.Covered]
    offers: Mapping[str, Sequence[Offer]]
    named: Mapping[str, Offer]
    loads: Mapping[str, ObserverLoad]


def whole_plans_of(person: Person, *, at: datetime, role_profile: str | None = None) -> list[WholePlan]:
    return [whole_plan(person, each, at=at) for each in plans_of(person, at=at, role_profile=role_profile)]


def whole_plan(person: Person, found: PersonPlan, *, at: datetime) -> WholePlan:
    kept = latest_plan_for(person, found.role_profile)
    chosen = ways_of(kept) if kept else []
    ways: dict[GapKey, list[PlanWay]] = {}
    for way in chosen:
        ways.setdefault(way.gap, []).append(way)
    observers = {human for gap in found.plan.gaps for human in found.observers_of(gap)}
    codes = {gap.item.requirement.competency for gap in found.plan.gaps}
    return WholePlan(
        found,
        kept,
        ways,
        closed_gaps_of(kept) if kept else {},
        earlier_training_of(kept) if kept else {},
        offers().serving(codes),
        offers().named({way.item_code for way in chosen if way.item_code}),
        observer_loads(person.organisation, observers, day_of(at)),
    )
