"""A unit of any size: people by competencies, with kept intervals of every kind."""

from datetime import UTC, datetime, timedelta
from itertools import cycle

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.framework.models import (
    Competency,
    CompetencyFramework,
    FrameworkVersion,
    RoleProfile,
    RoleRequirement,
)
from stillroom.apps.people.models import Person, Post
from stillroom.apps.places.models import Organisation, Unit
from stillroom.apps.readiness.models import ReadinessInterval
from stillroom.competence.days import day_of
from stillroom.competence.readiness import State


def make_matrix(*, people: int, competencies: int, ods: str = "RM1") -> Unit:
    """One role that asks for everything, held by everyone."""
    now = datetime.now(UTC)
    organisation = Organisation.objects.create(ods_code=ods, name=f"Hospital {ods}", recorded_at=now)
    unit = Unit.objects.create(organisation=organisation, code="BIG")
    requirements = _requirements(competencies, ods, now)
    posts = _posts(organisation, unit, people, f"role_{ods}", now)
    ReadinessInterval.objects.bulk_create(_intervals(organisation, unit, posts, requirements, now), batch_size=1_000)
    return unit


def _requirements(number: int, ods: str, now: datetime) -> list[RoleRequirement]:
    framework = CompetencyFramework.objects.create(code=f"F{ods}", title=f"Framework {ods}")
    version = FrameworkVersion.objects.create(
        framework=framework, version="1", state="published", ordinal=1, published_at=now
    )
    role = RoleProfile.objects.create(code=f"role_{ods}", title="Operator")
    for index in range(number):
        Competency.objects.create(
            framework_version=version,
            code=f"{ods}{index:02}",
            title=f"Competency number {index}",
            group=f"Group {index // 10}",
            scheme="observation*1",
            position=index,
        )
    return [
        RoleRequirement.objects.create(
            role_profile=role,
            competency_code=f"{ods}{index:02}",
            context="equipment=isolator" if index % 3 else "",
            mandatory=True,
            grace_days=30,
            recorded_at=now,
        )
        for index in range(number)
    ]


def _posts(organisation: Organisation, unit: Unit, number: int, role: str, now: datetime) -> list[Post]:
    people = Person.objects.bulk_create(
        Person(
            organisation=organisation,
            employee_number=str(index),
            first_name=f"Person {index}",
            last_name=f"Surname {index:03}",
            recorded_at=now,
        )
        for index in range(number)
    )
    return Post.objects.bulk_create(
        Post(
            person=person,
            unit=unit,
            role_profile=role,
            staff_group="other",
            fte=1,
            start_date=day_of(now) - timedelta(days=400),
            recorded_at=now,
        )
        for person in people
    )


def _intervals(
    organisation: Organisation, unit: Unit, posts: list[Post], requirements: list[RoleRequirement], now: datetime
) -> list[ReadinessInterval]:
    """A past interval and the present one for each; every state in turn, and half of them authorised."""
    states = cycle([state for each in State for state in (each, State.AUTHORISED)])
    found = []
    for row, post in enumerate(posts):
        for column, requirement in enumerate(requirements):
            common = {
                "organisation": organisation,
                "unit": unit,
                "post": post,
                "requirement": requirement,
                "person": str(post.person_id),
                "competency": requirement.competency_code,
            }
            began = now - timedelta(days=300)
            found.append(ReadinessInterval(**common, state=State.NOT_STARTED, end=began))
            found.append(
                ReadinessInterval(
                    **common,
                    state=next(states),
                    start=began,
                    because=str(new_id()),
                    valid_until=day_of(now) + timedelta(days=(row * 7 + column * 3) % 400),
                    blocked_by=requirements[column - 1].competency_code if column % 2 else "",
                )
            )
    return found
