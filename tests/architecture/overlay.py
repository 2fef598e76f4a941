"""What one unit adds, and one who mentors: for the routes that show them."""

from dataclasses import dataclass
from datetime import timedelta

from stillroom.apps.accounts.clock import now
from stillroom.apps.framework.models import (
    CompetencyFramework,
    RoleAdoption,
    RoleProfile,
    RoleRequirement,
    SopVersion,
)
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Unit
from stillroom.apps.plans.models import Mentorship
from stillroom.competence.days import day_of


@dataclass(frozen=True)
class Overlay:
    role: RoleProfile
    """Belongs to no organisation."""
    requirement: RoleRequirement
    adoption: RoleAdoption
    sop: SopVersion
    mentorship: Mentorship
    """The insider mentors somebody."""


def make_overlay(unit: Unit, mentor: Person, framework: CompetencyFramework) -> Overlay:
    role = RoleProfile.objects.create(code="operator", title="Operator")
    today = day_of(now())
    learner = Person.objects.create(
        organisation=unit.organisation, employee_number="lea", first_name="Lea", last_name="Learner", recorded_at=now()
    )
    return Overlay(
        role=role,
        requirement=RoleRequirement.objects.create(
            unit=unit, role_profile=role, competency_code="AS05", recorded_at=now()
        ),
        adoption=RoleAdoption.objects.create(unit=unit, role_profile=role, framework=framework, adopted_at=now()),
        sop=SopVersion.objects.create(
            unit=unit,
            code="SOP-1",
            version="1",
            title="Gowning",
            competencies=["AS05"],
            asks=SopVersion.Asks.READ,
            effective_on=today,
            owner="Quality",
            review_on=today + timedelta(days=365),
            kept_at="Shelf",
            recorded_at=now(),
        ),
        mentorship=Mentorship.objects.create(learner=learner, mentor=mentor, named_at=now(), accepted_at=now()),
    )
