"""Two organisations that must not see each other: everything in the world belongs to ours."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.jobs.folder import path_of
from stillroom.apps.accounts.jobs.retention import expires_at
from stillroom.apps.accounts.models import Invitation, Job, JobFile, User
from stillroom.apps.accounts.services.invite import invite
from stillroom.apps.accounts.services.work import beat
from stillroom.apps.framework.models import Competency, CompetencyFramework, FrameworkVersion
from stillroom.apps.framework.services.start_draft import Named, start_draft
from stillroom.apps.ledger.draft import Draft
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.services.append import append, lock_chain
from stillroom.apps.oversight.models import Review
from stillroom.apps.oversight.services.begin_review import begin_review
from stillroom.apps.oversight.services.set_review_settings import SUGGESTED, set_review_settings
from stillroom.apps.people.models import ExperiencePeriod, LookAlike, Person, Qualification, RoleGrant
from stillroom.apps.places.models import Organisation, Unit
from stillroom.apps.readiness.selectors.inspection.subject import Subject
from stillroom.competence.days import day_of
from stillroom.competence.statement import Kind, Outcome
from tests.architecture.case import Case, make_case
from tests.architecture.improvement import Improvement, make_improvement
from tests.architecture.learning import Learning, make_learning
from tests.architecture.moving import Moving, make_moving
from tests.architecture.overlay import Overlay, make_overlay
from tests.architecture.own_passport import OwnPassport, make_own_passport
from tests.architecture.passports import Passports, make_passports
from tests.architecture.sharing import Sharing, make_sharing
from tests.architecture.workforce import Workforce, make_workforce

PASSWORD = "copper kettle steam"


@dataclass(frozen=True)
class World:
    """Routes take their sample ids from here. Add a field for each kind of object that gets a page."""

    organisation: Organisation
    unit: Unit
    person: Person
    insider: User
    """Administrator and unit manager of the organisation; her record is `person`."""
    outsider: User
    """The same in another organisation."""
    nobody: User
    """Signed in, without any role or record."""
    invitation_id: UUID
    invitation_token: str
    framework_version: FrameworkVersion
    """Belongs to no organisation."""
    draft: FrameworkVersion
    """Its next version, drafted by the insider: found by nobody who does not work on it."""
    drafted: Competency
    """One competency of the draft."""
    statement: Statement
    """A result that waits to be read."""
    failure: Statement
    """Hers: a sample that suspended her."""
    grant: RoleGrant
    """The insider's, as administrator."""
    look_alike: LookAlike
    learning: Learning
    """Hers: a plan with a way and a goal, and a session."""
    review: Review
    """Of who has access."""
    overlay: Overlay
    improvement: Improvement
    """A finding at the unit with training asked of her, and a sample."""
    workforce: Workforce
    """A scenario of the organisation, with a run, a comparison and a question of places."""
    passports: Passports
    own_passport: OwnPassport
    """Hers, as are what she shares and has linked."""
    moving: Moving
    sharing: Sharing
    """She was received from elsewhere."""
    case: Case
    job_file: JobFile
    """What a job made that the insider asked for."""
    qualification: Qualification
    """Hers."""
    experience: ExperiencePeriod
    """A learner's, that names her as supervisor."""


def make_world() -> World:
    ours, insider, person, unit = _organisation("RR8", "ada@example.nhs.uk", "Ada")
    _, outsider, _, _ = _organisation("RX1", "eve@example.nhs.uk", "Eve")
    token = invite(email="grace@example.nhs.uk", by=insider).rstrip("/").rpartition("/")[2]
    published = _framework_version()
    draft = _draft(insider, ours)
    passports = make_passports(ours)
    statement = _pending_result(ours, person)
    failure = _failure(ours, person)
    return World(
        organisation=ours,
        unit=unit,
        person=person,
        insider=insider,
        outsider=outsider,
        nobody=User.objects.create_user("nobody@example.nhs.uk", PASSWORD, name="Nobody"),
        invitation_id=Invitation.objects.get().id,
        invitation_token=token,
        framework_version=published,
        overlay=make_overlay(unit, person, published.framework),
        passports=passports,
        own_passport=make_own_passport(person, passports.status_list, insider),
        moving=make_moving(unit, person, insider),
        sharing=make_sharing(person, unit, insider, published),
        case=make_case(),
        draft=draft,
        drafted=Competency.every.get(framework_version=draft, code="AS99"),
        statement=statement,
        failure=failure,
        improvement=make_improvement(unit, person, insider, statement),
        workforce=make_workforce(ours, insider),
        grant=RoleGrant.objects.get(user=insider, role=RoleGrant.Role.ADMINISTRATOR),
        look_alike=_look_alike(ours, person),
        learning=make_learning(person, unit, insider),
        review=_review(ours, insider),
        job_file=_job_file(insider),
        qualification=Qualification.objects.create(
            person=person, kind="paap", title="PAAP", awarded_on=day_of(now()), recorded_at=now()
        ),
        experience=_experience(ours, person),
    )


def _experience(organisation: Organisation, supervisor: Person) -> ExperiencePeriod:
    learner = Person.objects.create(
        organisation=organisation, employee_number="3", first_name="Lea", last_name="Learner", recorded_at=now()
    )
    return ExperiencePeriod.objects.create(
        person=learner, supervisor=supervisor, hours_per_week=30, start_date=day_of(now()), recorded_at=now()
    )


def _job_file(owner: User) -> JobFile:
    beat("worker")
    person = Person.objects.get(user=owner)
    parameters = Subject(organisation=person.organisation, at=now(), person=person).as_parameters()
    job = Job(owner=owner, kind="inspection_pack", title="A pack", parameters=parameters, requested_at=now())
    job.save()
    file = JobFile(job=job, name="pack.pdf", content_type="application/pdf", size=0, sha256="0" * 64)
    file.expires_at = expires_at(now())
    file.save()
    path_of(file.kept_as)
    return file


def _review(organisation: Organisation, by: User) -> Review:
    set_review_settings(organisation=organisation, by=None, **SUGGESTED)
    today = day_of(now())
    return begin_review(kind=Review.Kind.ACCESS, organisation=organisation, since=today, until=today, by=by)


def _pending_result(organisation: Organisation, person: Person) -> Statement:
    draft = Draft(
        kind=Kind.OBSERVATION,
        person=str(person.id),
        author=str(person.id),
        occurred_at=now(),
        competency="AS05",
        method="broth",
        outcome=Outcome.PENDING,
    )
    with transaction.atomic():
        append(lock_chain(organisation), [draft], now())
    return Statement.objects.get(id=draft.id)


def _failure(organisation: Organisation, person: Person) -> Statement:
    """She was signed off, and then a sample failed that suspends: it opens a look-back."""
    on: Any = {"person": str(person.id), "author": str(person.id), "occurred_at": now(), "competency": "AS05"}
    signed = Draft(kind=Kind.SIGN_OFF, version="2026.1", **on)
    failed = Draft(kind=Kind.OBSERVATION, method="broth", outcome=Outcome.FAIL, **on)
    with transaction.atomic():
        append(lock_chain(organisation), [signed, failed], now())
    return Statement.objects.get(id=failed.id)


def _look_alike(organisation: Organisation, person: Person) -> LookAlike:
    twin = Person.objects.create(
        organisation=organisation, employee_number="2", first_name="Ada", last_name="Cooper", recorded_at=now()
    )
    return LookAlike.objects.create(person_a=person, person_b=twin, why="same name", found_at=now())


def _draft(insider: User, organisation: Organisation) -> FrameworkVersion:
    editor = RoleGrant.Role.FRAMEWORK_EDITOR
    RoleGrant.objects.create(user=insider, organisation=organisation, role=editor, granted_at=now())
    draft = start_draft(named=Named("AS", "2026.2"), by=insider)
    Competency.every.create(framework_version=draft, position=2, code="AS99", title="Labels", scheme="observation*1")
    return draft


def _framework_version() -> FrameworkVersion:
    framework = CompetencyFramework.objects.create(code="AS", title="Aseptic services")
    version = FrameworkVersion.objects.create(
        framework=framework, version="2026.1", state="published", ordinal=1, published_at=now()
    )
    Competency.every.create(
        framework_version=version,
        position=1,
        code="AS05",
        title="Process simulation",
        scheme="broth*1 on_fail=suspend",
        change="new",
    )
    return version


def _organisation(ods_code: str, email: str, name: str) -> tuple[Organisation, User, Person, Unit]:
    organisation = Organisation.objects.create(ods_code=ods_code, name=f"Hospital {ods_code}", recorded_at=now())
    unit = Unit.objects.create(organisation=organisation, code="ASEPTIC")
    user = User.objects.create_user(email, PASSWORD, name=name)
    person = Person.objects.create(
        organisation=organisation,
        employee_number="1",
        first_name=name,
        last_name="Cooper",
        user=user,
        recorded_at=now(),
    )
    for role in (RoleGrant.Role.ADMINISTRATOR, RoleGrant.Role.UNIT_MANAGER):
        RoleGrant.objects.create(user=user, organisation=organisation, role=role, granted_at=now())
    return organisation, user, person, unit
