"""The accounts of the demo, all with one password that everyone may know."""

from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.selectors.synthetic import synthetic_since
from stillroom.apps.people.models import RoleGrant
from stillroom.apps.people.selectors.people import person_with_number
from stillroom.apps.people.services.grant_role import NO_LIMIT, Limit, grant_role
from stillroom.apps.people.services.link_user_to_person import link_user_to_person
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.organisations import organisation
from stillroom.apps.places.selectors.units import unit_with_code
from stillroom.competence.days import day_of
from stillroom.demo.sign_ins import PASSWORD, SIGN_INS, SignIn

AUDIT_LASTS = timedelta(days=30)
LEADS_FOR = timedelta(days=90)


class NotSynthetic(Exception):
    """A password that everyone knows opens only a database in which nobody is real."""


@transaction.atomic
def make_sign_ins() -> None:
    if synthetic_since() is None:
        raise NotSynthetic
    hashed = make_password(PASSWORD)  # once: hashing is slow on purpose, and the password is the same
    for sign_in in SIGN_INS:
        user = User.objects.create(email=sign_in.email, name=sign_in.name, password=hashed)
        place = organisation(sign_in.organisation)
        if sign_in.number:
            link_user_to_person(user=user, person=person_with_number(place, sign_in.number), by=None)
        _grant(user, place, sign_in)


def _grant(user: User, place: Organisation, sign_in: SignIn) -> None:
    for role, code in sign_in.roles:
        unit = unit_with_code(place, code) if code else None
        limit = LIMITS.get(RoleGrant.Role(role), _no_limit)()
        grant_role(user=user, organisation=place, role=RoleGrant.Role(role), unit=unit, limit=limit, by=None)


def lead_limit() -> Limit:
    """Of the regional lead, who comes from outside too."""
    return Limit(day_of(clock.now()) + LEADS_FOR, "Regional workforce team (invented)", "Winter surge")


def _no_limit() -> Limit:
    return NO_LIMIT


def _limit() -> Limit:
    """Of the visiting auditor, who comes from outside."""
    return Limit(
        day_of(clock.now()) + AUDIT_LASTS, "Regional quality assurance (invented)", "Audit of the aseptic unit"
    )


LIMITS = {RoleGrant.Role.AUDITOR: _limit, RoleGrant.Role.REGIONAL_LEAD: lead_limit}
