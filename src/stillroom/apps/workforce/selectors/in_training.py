"""Who of an organisation is in training, and when each is planned to qualify."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from stillroom.apps.people.models import Enrolment, Post
from stillroom.apps.people.models.post import StaffGroup
from stillroom.apps.people.selectors.posts import current_posts
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.known import known
from stillroom.competence.trainee import Course, Stage, stage

COURSES = {
    StaffGroup.PRE_REGISTRATION_TRAINEE_PHARMACY_TECHNICIAN: "technician",
    StaffGroup.SCIENCE_MANUFACTURING_TECHNICIAN_APPRENTICE: "smt",
}
"""Staff groups in training → the kind of course they are enrolled on."""
LASTS_AS_STATED = "technician"
"""The only course whose length a source gives: two years (D2:228)."""


@dataclass(frozen=True, slots=True)
class InTraining:
    """`qualifies`: the day two years after enrolment, or None where no enrolment or no length is recorded.

    No record holds a day of its own on which a course is expected to end.
    """

    staff_group: str
    unit: UUID
    qualifies: date | None
    done: bool = False
    person: UUID | None = None


def in_training(organisation: Organisation, on: date) -> Sequence[InTraining]:
    held = current_posts(organisation=organisation, day=on).filter(staff_group__in=list(COURSES))
    found: dict[UUID, Post] = {}
    for post in held:
        found.setdefault(post.person.same_as_id or post.person_id, post)
    courses = _courses(organisation)
    return [_one(human, post, courses.get(human, {}), on) for human, post in found.items()]


def _courses(organisation: Organisation) -> Mapping[UUID, Mapping[str, list[Course]]]:
    rows = Enrolment.objects.filter(known(), person__organisation=organisation, kind__in=list(COURSES.values()))
    found: dict[UUID, dict[str, list[Course]]] = {}
    for row in rows.select_related("person"):
        course = Course(row.enrolled_on, row.completed_on, row.withdrawn_on)
        found.setdefault(row.person.same_as_id or row.person_id, {}).setdefault(row.kind, []).append(course)
    return found


def _one(human: UUID, post: Post, courses: Mapping[str, list[Course]], on: date) -> InTraining:
    kind = COURSES[StaffGroup(post.staff_group)]
    found, expected = stage(courses.get(kind, ()), on)
    done = found is Stage.COMPLETED
    known_length = kind == LASTS_AS_STATED or done
    return InTraining(post.staff_group, post.unit_id, expected if known_length else None, done, human)
