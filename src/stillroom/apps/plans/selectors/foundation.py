"""The foundation attributes, how somebody was rated in them, and who mentors whom."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import Competency, FrameworkVersion
from stillroom.apps.framework.selectors.frameworks import competencies_of, framework_with_code, latest_version
from stillroom.apps.framework.selectors.levels import levels_of
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.selectors.statements import texts_of
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import records_of
from stillroom.apps.people.selectors.posts import current_posts
from stillroom.apps.people.selectors.visibility import organisations_visible_to
from stillroom.apps.plans.models import Mentorship
from stillroom.competence.foundation import FRAMEWORK, Rating
from stillroom.competence.level import Level
from stillroom.competence.statement import Kind


@dataclass(frozen=True, slots=True)
class Attributes:
    """The attributes as the newest version states them, each with its levels."""

    version: FrameworkVersion
    competencies: Sequence[Competency]
    levels: dict[str, list[Level]]


def attributes() -> Attributes | None:
    """None until the framework is imported."""
    framework = framework_with_code(FRAMEWORK)
    version = latest_version(framework) if framework else None
    return Attributes(version, list(competencies_of(version)), levels_of(version)) if version else None


def ratings_of(person: Person, codes: Sequence[str]) -> list[Rating]:
    """Her own and her mentors', the oldest first."""
    records = [str(record.id) for record in records_of(person)]
    rows = list(
        Statement.objects.filter(
            organisation=person.organisation,
            person__in=records,
            competency__in=codes,
            kind__in=(Kind.SELF_ASSESSMENT, Kind.FEEDBACK),
            details__contains='"level"',
        )
        .defer("payload")
        .order_by("occurred_at", "seq")
    )
    texts = texts_of(row.id for row in rows)
    return [
        Rating(
            attribute=row.competency,
            level=int(json.loads(row.details)["level"]),
            own=row.kind == Kind.SELF_ASSESSMENT,
            at=row.occurred_at,
            statement=row.id,
            author=row.author,
            comment=texts.get(row.id, {}).get("note", ""),
        )
        for row in rows
    ]


def _open_mentorships() -> QuerySet[Mentorship]:
    rows = Mentorship.objects.filter(ended_at__isnull=True)
    return rows.select_related("learner__organisation", "mentor__organisation")


def mentorship_of(learner: Person) -> Mentorship | None:
    """The one asked or acting now."""
    canonical = UUID(learner.canonical_id)
    return _open_mentorships().filter(Q(learner=canonical) | Q(learner__same_as=canonical)).first()


def mentorships_by(mentor: User) -> QuerySet[Mentorship]:
    """Those she is asked for or acts in, where she still works."""
    places = organisations_visible_to(mentor)
    rows = _open_mentorships().filter(mentor__user=mentor, learner__organisation__in=places)
    return rows.order_by("learner__last_name", "learner__first_name")


def mentorships_of(mentor: Person) -> QuerySet[Mentorship]:
    """The same, of one record and so in one organisation."""
    rows = _open_mentorships().filter(mentor__in=records_of(mentor).values("id"))
    return rows.order_by("learner__last_name", "learner__first_name")


def possible_mentors(learner: Person) -> list[Person]:
    """Everybody in post at the organisation but herself, by name."""
    posts = current_posts(organisation=learner.organisation).select_related("person")
    found = {post.person.canonical_id: post.person for post in posts if post.person.same_as_id is None}
    found.pop(learner.canonical_id, None)
    return sorted(found.values(), key=lambda person: (person.last_name, person.first_name))
