"""Writes what was planned, within the caller's transaction, and tells who listens."""

from datetime import datetime
from uuid import UUID

from stillroom.apps.accounts.models import User
from stillroom.apps.people.events import look_alike_found, posts_changed
from stillroom.apps.people.models import LookAlike, Person, PersonPrivate, Post
from stillroom.apps.people.services.staff.plan import PersonKey, StaffPlan
from stillroom.apps.people.services.staff.rows import PERSON_FIELDS, PRIVATE_FIELDS, StaffRow

_CARRIED = ("role_profile", "staff_group", "afc_band", "fte", "start_date", "end_date", "line_manager_number")


def write_staff(plan: StaffPlan, *, moment: datetime, by: User | None) -> None:
    people = dict(plan.stored.people)
    people |= _write_people(plan, moment)
    _write_private(plan, people)
    _write_posts(plan, people, moment, by)
    _write_look_alikes(plan, people, moment)


def _write_people(plan: StaffPlan, moment: datetime) -> dict[PersonKey, Person]:
    new = {
        key: Person(
            organisation=plan.stored.organisations[key[0]], employee_number=key[1], recorded_at=moment, **fields
        )
        for key, fields in plan.new_people.items()
    }
    Person.objects.bulk_create(new.values())
    changed = [plan.stored.people[key] for key in plan.changed_people]
    for key, person in zip(plan.changed_people, changed, strict=True):
        for name, value in plan.changed_people[key].items():
            setattr(person, name, value)
    Person.objects.bulk_update(changed, PERSON_FIELDS, batch_size=500)
    return new


def _write_private(plan: StaffPlan, people: dict[PersonKey, Person]) -> None:
    new: list[PersonPrivate] = []
    changed: list[PersonPrivate] = []
    for key, fields in plan.private.items():
        person = people[key]
        kept = plan.stored.private.get(person.id)
        record = kept or PersonPrivate(person=person)
        for name, value in fields.items():
            setattr(record, name, value)
        (changed if kept else new).append(record)
    PersonPrivate.objects.bulk_create(new)
    PersonPrivate.objects.bulk_update(changed, PRIVATE_FIELDS, batch_size=500)


def _write_posts(plan: StaffPlan, people: dict[PersonKey, Person], moment: datetime, by: User | None) -> None:
    posts = [_post(plan, people[row.person_key], row, fields, moment, by) for row, fields in plan.new_posts]
    closed = [post.id for post, _, _ in plan.changed_posts]
    for start in range(0, len(closed), 500):
        Post.objects.filter(id__in=closed[start : start + 500]).update(replaced_at=moment)
    for old, row, fields in plan.changed_posts:
        kept = {name: getattr(old, name) for name in _CARRIED}
        posts.append(_post(plan, people[row.person_key], row, kept | fields, moment, by))
    Post.objects.bulk_create(posts)
    if posts:
        posts_changed.send(frozenset(UUID(post.person.canonical_id) for post in posts))


def _post(
    plan: StaffPlan, person: Person, row: StaffRow, fields: dict[str, object], moment: datetime, by: User | None
) -> Post:
    stated = {"role_profile": row.role_profile, "start_date": row.start_date} | fields
    return Post(
        person=person, unit=plan.stored.units[row.ods_code, row.unit], recorded_at=moment, recorded_by=by, **stated
    )


def _write_look_alikes(plan: StaffPlan, people: dict[PersonKey, Person], moment: datetime) -> None:
    pairs = [
        LookAlike(
            person_a=people[pair.organisation, pair.numbers[0]],
            person_b=people[pair.organisation, pair.numbers[1]],
            why=pair.why,
            found_at=moment,
        )
        for pair in plan.look_alikes
    ]
    LookAlike.objects.bulk_create(pairs)
    if pairs:
        look_alike_found.send(frozenset(id_ for pair in pairs for id_ in (pair.person_a_id, pair.person_b_id)))
