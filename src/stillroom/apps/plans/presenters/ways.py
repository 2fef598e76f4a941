"""The ways to close a gap in words: what is chosen, what is offered, and what there is not."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from stillroom.apps.people.models import Person
from stillroom.apps.plans.learning_offers import Offer
from stillroom.apps.plans.models import LearningPlan, PlanWay
from stillroom.apps.plans.models.plan_way import WayKind
from stillroom.apps.readiness.presenters.counting import count, sentence, verb
from stillroom.competence.observer_capacity import ObserverLoad, by_free_capacity
from stillroom.competence.plan import Gap
from stillroom.ui.formats import day

NO_ITEM = "No learning item serves this competency."
NO_ROOM = "no free hours this month"


def room_words(load: ObserverLoad) -> str:
    """“3 h 30 min free this month”, “no free hours this month”, “has not said how many hours she gives”."""
    if load.free_minutes is None:
        return "has not said how many hours they have for observing"
    return f"{duration(load.free_minutes)} free this month" if load.has_room else NO_ROOM


def duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return " ".join(filter(None, (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "")))


def offered_words(
    observers: Sequence[ObserverLoad], offers: Sequence[Offer], names: Mapping[str, str], *, observed: bool
) -> str:
    """One line: how many items serve the gap, and who of the observers has room."""
    items = (
        f"{sentence(count(len(offers), 'learning item'))} {verb(len(offers), 'serves', 'serve')} it."
        if offers
        else NO_ITEM
    )
    if not observed:
        return items
    if not observers:
        return f"{items} Nobody here may observe it."
    free = [load for load in by_free_capacity(observers) if load.has_room]
    if not free:
        return f"{items} Everyone who may observe it has {NO_ROOM}."
    first = free[0]
    return f"{items} To observe it: {names.get(first.person, 'someone no longer listed')} ({room_words(first)})."


def chosen_way(way: PlanWay, person: Person, offers: Mapping[str, Offer], *, may_end: bool) -> dict[str, Any]:
    offer = offers.get(way.item_code)
    return {
        "id": way.id,
        "text": way.title,
        "href": offer.href if offer else "",
        "kind": WayKind(way.kind).label,
        "when": day(way.planned_on) if way.planned_on else "",
        "reason": way.reason,
        "by": str(way.chosen_by),
        "ended": ("Done" if way.done else "Dropped") if way.ended_at else "",
        "end_href": reverse("end_way", args=[person.id, way.id]) if may_end and not way.ended_at else "",
    }


def way_choices(
    observers: Sequence[ObserverLoad], offers: Sequence[Offer], names: Mapping[str, str]
) -> dict[str, tuple[str, str]]:
    """Value → text and hint, for the form: items, then observers with the freest first, then practice."""
    found = {f"item:{offer.code}": (offer.title, offer.hint) for offer in offers}
    for load in by_free_capacity(observers):
        name = names.get(load.person, "")
        if name:
            found[f"observer:{load.person}"] = (f"Observation by {name}", sentence(room_words(load)))
    found["practice"] = ("Practice", "At the bench, on something other than a dose for a patient")
    return found


def choose_href(plan: LearningPlan, gap: Gap) -> str:
    requirement = gap.item.requirement
    return _with_gap(reverse("choose_way", args=[plan.person_id, plan.id]), requirement.competency, requirement.context)


def close_href(plan: LearningPlan, gap: Gap) -> str:
    requirement = gap.item.requirement
    return _with_gap(reverse("close_gap", args=[plan.person_id, plan.id]), requirement.competency, requirement.context)


def _with_gap(address: str, competency: str, context: object) -> str:
    return f"{address}?{urlencode({'competency': competency, 'context': str(context)})}"
