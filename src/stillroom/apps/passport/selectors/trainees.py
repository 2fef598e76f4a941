"""The register of pre-registration trainee pharmacy technicians, from posts, enrolments, experience and the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.passport.models import Willingness
from stillroom.apps.passport.selectors.willing import organisations_led_by, willing_in
from stillroom.apps.people.models import Enrolment, ExperiencePeriod, Person, Post
from stillroom.apps.people.models.post import StaffGroup
from stillroom.apps.people.selectors.posts import current_posts
from stillroom.apps.people.selectors.visibility import organisations_visible_to
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.known import known
from stillroom.competence.days import day_of
from stillroom.competence.history import History
from stillroom.competence.readiness import in_force_anywhere
from stillroom.competence.suppression import Shown, suppress
from stillroom.competence.trainee import Course, Stage, days_of_experience, stage

TRAINEE = StaffGroup.PRE_REGISTRATION_TRAINEE_PHARMACY_TECHNICIAN


@dataclass(frozen=True, slots=True)
class Trainee:
    """`willing` is known only of those a regional lead sees by name; her managers are never told."""

    person: Person
    organisation: Organisation
    unit: UUID
    stage: Stage
    expected: date | None
    experience_days: int
    competencies: tuple[str, ...]
    willing: Willingness | None = None


def organisations_managed(user: User) -> list[Organisation]:
    return [each for each in organisations_visible_to(user) if user.has_perm(Permission.VIEW_TRAINEES, each)]


def trainees_managed_by(user: User, *, at: datetime) -> list[Trainee]:
    """By name, those of the organisations or units she answers for; without a word on their willingness."""
    found = _trainees(organisations_managed(user), at)
    return [each for each in found if user.has_perm(Permission.VIEW_TRAINEES, each.person)]


def trainees_willing(user: User, *, at: datetime) -> list[Trainee]:
    """By name, those who are willing to be asked, where she is the regional lead."""
    willing = {row.person.canonical_id: row for row in willing_in(organisations_led_by(user), on=day_of(at))}
    places = {row.person.organisation for row in willing.values()}
    return _trainees(sorted(places, key=lambda place: place.name), at, willing)


def trainees_counted(user: User, *, at: datetime) -> Shown:
    """How many there are at each stage where she is the regional lead; small numbers are not shown.

    One table only: a second, by organisation, would let the hidden cells of the first be worked out.
    """
    counts: dict[str, dict[str, int]] = {each.value: {} for each in Stage}
    places = organisations_led_by(user)
    for post, found, _ in _staged(_posts(places), day_of(at)):
        by = counts[found.value]
        key = str(post.person.organisation_id)
        by[key] = by.get(key, 0) + 1
    return suppress(counts, contributors=1)


def _trainees(
    organisations: Iterable[Organisation], at: datetime, willing: dict[str, Willingness] | None = None
) -> list[Trainee]:
    today = day_of(at)
    posts = [p for p in _posts(organisations) if willing is None or p.person.canonical_id in willing]
    people = [post.person_id for post in posts]
    experience: dict[UUID, list[tuple[date, date | None]]] = {}
    confirmed = ExperiencePeriod.objects.filter(known(), person__in=people, confirmed_at__isnull=False)
    for person, start, end in confirmed.values_list("person_id", "start_date", "end_date"):
        experience.setdefault(person, []).append((start, end))
    histories = _histories(posts)
    return [
        Trainee(
            post.person,
            post.person.organisation,
            post.unit_id,
            found,
            expected,
            days_of_experience(experience.get(post.person_id, ()), today),
            _in_force(histories[post.person.canonical_id], at),
            (willing or {}).get(post.person.canonical_id),
        )
        for post, found, expected in _staged(posts, today)
    ]


def _posts(organisations: Iterable[Organisation]) -> list[Post]:
    """One post a human, at whichever of the organisations."""
    rows = current_posts().filter(person__organisation__in=list(organisations), staff_group=TRAINEE)
    found: dict[str, Post] = {}
    for post in rows.select_related("person__organisation", "person__same_as", "unit"):
        found.setdefault(post.person.canonical_id, post)
    return list(found.values())


def _staged(posts: list[Post], today: date) -> list[tuple[Post, Stage, date | None]]:
    courses: dict[UUID, list[Course]] = {}
    rows = Enrolment.objects.filter(known(), person__in=[post.person_id for post in posts], kind="technician")
    for row in rows:
        courses.setdefault(row.person_id, []).append(Course(row.enrolled_on, row.completed_on, row.withdrawn_on))
    return [(post, *stage(courses.get(post.person_id, ()), today)) for post in posts]


def _histories(posts: list[Post]) -> dict[str, History]:
    found = {}
    for organisation in {post.person.organisation for post in posts}:
        humans = [p.person.canonical_id for p in posts if p.person.organisation_id == organisation.id]
        book = open_book(organisation, people=humans)
        found.update({human: book.history(human) for human in humans})
    return found


def _in_force(history: History, at: datetime) -> tuple[str, ...]:
    codes = history.frameworks.competencies
    return tuple(code for code in codes if in_force_anywhere(history, code, at))
