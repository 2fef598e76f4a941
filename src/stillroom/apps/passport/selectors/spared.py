"""How much a move spares, as this unit's own history has it."""

from dataclasses import dataclass
from statistics import median

from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.passport.selectors.transfers import TransferFound
from stillroom.apps.people.selectors.posts import domain_posts
from stillroom.apps.places.models import Organisation, Unit
from stillroom.apps.plans.models import AssessorAvailability, TrainingSession
from stillroom.competence.training_time import SessionState
from stillroom.competence.transfer import Decision
from stillroom.competence.transfer.saving import ENOUGH, Saving, done_here, saving


@dataclass(frozen=True)
class Spared:
    """`saving` is None where too few did the whole here; `minutes` of one observation is None where nobody said."""

    saving: Saving | None
    minutes: int | None
    measured: bool
    whole_here: int


def spared(found: TransferFound) -> Spared:
    transfer = found.transfer
    asked = {each.key: each.requirement for each in found.items if each.requirement.mandatory}
    remaining = {
        each.key
        for each in found.items
        if each.key in asked and each.least in (Decision.REASSESS, Decision.MISSING) and not each.in_force
    }
    once = sum(1 for each in found.items if each.key in asked and each.least is Decision.FAMILIARISE)
    people = _did_it_here(transfer.unit, transfer.role_profile, transfer.person.canonical_id)
    book = open_book(transfer.unit.organisation, people=people, competencies={code for code, _ in asked})
    ways = []
    for human in people:
        history = book.history(human)
        done = {key: done_here(history, requirement) for key, requirement in asked.items()}
        ways.append({key: each for key, each in done.items() if each is not None})
    minutes, measured = _minutes(transfer.unit)
    whole = sum(len(way) == len(asked) for way in ways) if asked else 0
    return Spared(saving(ways, set(asked), remaining, once), minutes, measured, whole)


def _did_it_here(unit: Unit, role_profile: str, but: str) -> set[str]:
    posts = domain_posts(organisation=unit.organisation, unit=unit, by_name=False)
    return {post.person for post in posts if post.role_profile == role_profile} - {but}


def _minutes(unit: Unit) -> tuple[int | None, bool]:
    """The median of delivered sessions of one competency at the unit, else of what its assessors say one takes."""
    sessions = TrainingSession.objects.filter(unit=unit, state=SessionState.DELIVERED).exclude(competency="")
    delivered = list(sessions.values_list("minutes", flat=True))
    if len(delivered) >= ENOUGH:
        return round(median(delivered)), True
    said = _said(unit.organisation)
    return (round(median(said)), False) if said else (None, False)


def _said(organisation: Organisation) -> list[int]:
    rows = AssessorAvailability.objects.filter(person__organisation=organisation, replaced_at__isnull=True)
    return list(rows.values_list("minutes_each", flat=True))
