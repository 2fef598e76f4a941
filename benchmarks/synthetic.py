"""An invented organisation of any size, and the drafts of its ledger, one person after another."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from uuid import UUID

from django.db import transaction

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.framework.models import (
    Competency,
    CompetencyFramework,
    FrameworkVersion,
    RoleProfile,
    RoleRequirement,
)
from stillroom.apps.ledger.draft import Draft
from stillroom.apps.ledger.events import statements_appended
from stillroom.apps.ledger.services.append import append, lock_chain
from stillroom.apps.people.models import Person, Post
from stillroom.apps.places.models import Organisation, Unit, UnitDetails
from stillroom.competence.context import Context

BEGAN = datetime(2024, 3, 1, 9, tzinfo=UTC)
NOW = datetime(2026, 3, 14, 9, tzinfo=UTC)
ISOLATOR = Context.parse("equipment=isolator")
AT_ONCE = 50_000


def organisation(ods_code: str, *, people: int, competencies: int) -> Organisation:
    """One unit; everyone holds the same role, which asks for every competency. The first person is accountable."""
    made = Organisation.objects.create(ods_code=ods_code, name=ods_code, recorded_at=BEGAN)
    unit = Unit.objects.create(organisation=made, code="ASEP")
    UnitDetails.objects.create(
        unit=unit, name="Aseptics", site="", facilities=["section10"], accountable_number="0", recorded_at=BEGAN
    )
    staff = [
        Person(
            organisation=made,
            employee_number=str(number),
            first_name=f"Person {number:05d}",
            last_name="Invented",
            recorded_at=BEGAN,
        )
        for number in range(people)
    ]
    Person.objects.bulk_create(staff, batch_size=2_000)
    Post.objects.bulk_create(
        (
            Post(
                person=each,
                unit=unit,
                role_profile=ods_code,
                staff_group="other",
                afc_band="4",
                fte=1,
                start_date=BEGAN.date(),
                recorded_at=BEGAN,
            )
            for each in staff
        ),
        batch_size=2_000,
    )
    _framework(ods_code, competencies)
    return made


def _framework(code: str, competencies: int) -> None:
    framework = CompetencyFramework.objects.create(code=code, title=code)
    version = FrameworkVersion.objects.create(
        framework=framework, version="1", state="published", ordinal=1, published_at=BEGAN
    )
    role = RoleProfile.objects.create(code=code, title=code)
    for position in range(competencies):
        Competency.objects.create(
            framework_version=version,
            position=position,
            code=f"{code}{position:02d}",
            title=f"Competency {position}",
            scheme="observation*3 consecutive",
            validity_months=12,
            renewal_window_days=60,
            # Every fourth is a foundation of the three that follow it.
            requires=[] if position % 4 == 0 else [f"{code}{position - position % 4:02d}"],
            recency_days=90,
        )
        RoleRequirement.objects.create(
            role_profile=role,
            competency_code=f"{code}{position:02d}",
            context=str(ISOLATOR),
            mandatory=True,
            grace_days=90,
            recorded_at=BEGAN,
        )


def ids_of(organisation: Organisation) -> list[str]:
    people = Person.objects.filter(organisation=organisation).values_list("id", flat=True)
    return [str(person) for person in sorted(people)]


def drafts(people: list[str], code: str, *, competencies: int, count: int) -> Iterator[Draft]:
    """Years of observing and signing: of each person in each competency three passes and a sign-off, and again."""
    author = str(UUID(int=0))
    each = -(-count // len(people))
    made = (draft for person in people for draft in islice(_career(person, author, code, competencies), each))
    return islice(made, count)


def _career(person: str, author: str, code: str, competencies: int) -> Iterator[Draft]:
    round_ = 0
    while True:
        for position in range(competencies):
            seen = BEGAN + timedelta(days=min(round_ * 240, 730), hours=position, seconds=round_)
            about = {"competency": f"{code}{position:02d}", "version": "1", "context": ISOLATOR}
            if round_ % 2 == 0:
                yield Draft("observation", person, author, seen, method="observation", outcome="pass", **about)
            else:
                until = date(2027, 3, 1 + position % 28)
                yield Draft("sign_off", person, author, seen, meaning="approved", valid_until=until, **about)
        round_ += 1


def write(organisation: Organisation, written: Iterator[Draft], *, derive: bool) -> None:
    """Through the one batch append. `derive`: with the intervals kept of it, as in a serving installation."""
    listeners = statements_appended._listeners[:]
    if not derive:
        statements_appended._listeners.clear()
    try:
        while batch := list(islice(written, AT_ONCE)):
            with transaction.atomic():
                append(lock_chain(organisation), batch, NOW - timedelta(days=1))
    finally:
        statements_appended._listeners[:] = listeners


def appoint(organisation: Organisation, person: str) -> None:
    """Let one person observe and sign everything."""
    for capacity in ("assessor", "authoriser"):
        draft = Draft("appointment", person, str(new_id()), BEGAN, capacity=capacity)
        with transaction.atomic():
            append(lock_chain(organisation), [draft], NOW - timedelta(days=2))
