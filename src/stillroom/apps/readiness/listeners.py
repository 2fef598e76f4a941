"""What makes readiness change, and whom each change touches."""

from collections.abc import Set
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from stillroom.apps.accounts.session_start import SHARED
from stillroom.apps.framework.events import framework_changed, local_requirements_changed, requirements_changed
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.ledger.events import Appended, statements_appended
from stillroom.apps.people.events import SamePersonDecision, posts_changed, same_person_decided
from stillroom.apps.places.events import units_changed
from stillroom.apps.readiness.selectors.touched import (
    organisations_of_people,
    people_in_roles,
    people_in_units,
    people_required,
)
from stillroom.apps.readiness.services.rebuild import rebuild, rebuild_in_turn
from stillroom.apps.readiness.services.signing_session import end_signing_session
from stillroom.competence.statement import EVERY_COMPETENCY, Kind

WITHOUT_EFFECT = (Kind.APPOINTMENT, Kind.SELF_ASSESSMENT, Kind.FEEDBACK)  # they make nobody ready
ONE_BY_ONE = 20  # more people than this are rebuilt together, over all their competencies


def connect() -> None:
    statements_appended.register(on_statements_appended)
    posts_changed.register(on_people_changed)
    same_person_decided.register(on_same_person_decided)
    units_changed.register(on_units_changed)
    requirements_changed.register(on_requirements_changed)
    local_requirements_changed.register(on_units_changed)
    framework_changed.register(on_framework_changed)


def on_statements_appended(appended: Appended) -> None:
    touched: dict[str, set[str]] = {}
    for statement in appended.statements:
        if statement.kind not in WITHOUT_EFFECT:
            touched.setdefault(statement.person, set()).add(statement.competency)
    if len(touched) > ONE_BY_ONE:
        rebuild_in_turn(organisation=appended.organisation, people=touched)
        return
    for person, codes in touched.items():
        rebuild_in_turn(
            organisation=appended.organisation,
            people=[person],
            competencies=None if EVERY_COMPETENCY in codes else codes,
            staff=appended.staff,
        )


def on_signed_out(request: HttpRequest | None, **_: Any) -> None:
    """Receives Django's `user_logged_out`: the signing session of the tablet is over too."""
    if request is not None and SHARED in request.session:
        end_signing_session(session_id=request.session[SHARED])


def on_people_changed(people: Set[UUID]) -> None:
    touched = organisations_of_people(people)
    for organisation in sorted(touched, key=lambda each: each.id):  # always in one order, so that none deadlocks
        rebuild(organisation=organisation, people=touched[organisation])


def on_same_person_decided(decision: SamePersonDecision) -> None:
    on_people_changed({decision.person_a, decision.person_b})


def on_units_changed(units: Set[UUID]) -> None:
    on_people_changed(people_in_units(units))


def on_requirements_changed(role_profiles: Set[str]) -> None:
    on_people_changed(people_in_roles(role_profiles))


def on_framework_changed(codes: Set[str]) -> None:
    on_people_changed(people_required(frameworks().dependants_closure(codes)))
