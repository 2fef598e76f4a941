"""What a staff file would change, compared with what is stored. Deterministic, whatever the order of rows."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from stillroom.apps.people.models import PersonPrivate, Post
from stillroom.apps.people.services.staff.checks import people_said, problem, shown, warning
from stillroom.apps.people.services.staff.held import check_fte, check_managers, resulting_posts
from stillroom.apps.people.services.staff.look_alikes import Pair
from stillroom.apps.people.services.staff.new_look_alikes import new_look_alikes
from stillroom.apps.people.services.staff.rows import PERSON_FIELDS, POST_FIELDS, PRIVATE_FIELDS, StaffRow
from stillroom.apps.people.services.staff.stored import Stored
from stillroom.standards.tables import ImportReport, Outcome, RowOutcome
from stillroom.standards.tables.names import resembling

PersonKey = tuple[str, str]
_ATTRIBUTE = {"line_manager": "line_manager_number"}


@dataclass
class StaffPlan:
    """People and posts to write. `changed_posts`: the row to close and the fields of its successor."""

    stored: Stored
    new_people: dict[PersonKey, dict[str, object]] = field(default_factory=dict)
    changed_people: dict[PersonKey, dict[str, object]] = field(default_factory=dict)
    private: dict[PersonKey, dict[str, object]] = field(default_factory=dict)
    new_posts: list[tuple[StaffRow, dict[str, object]]] = field(default_factory=list)
    changed_posts: list[tuple[Post, StaffRow, dict[str, object]]] = field(default_factory=list)
    look_alikes: list[Pair] = field(default_factory=list)

    @property
    def writes(self) -> bool:
        return any(
            (
                self.new_people,
                self.changed_people,
                self.private,
                self.new_posts,
                self.changed_posts,
                self.look_alikes,
            )
        )


def plan_staff(
    rows: list[StaffRow], report: ImportReport, *, today: date, known_role_profiles: Collection[str] = ()
) -> StaffPlan:
    """Fills the report with an outcome for each row, and with what only a look-up can find wrong."""
    plan = StaffPlan(Stored.read({row.ods_code for row in rows}))
    _check_places(rows, plan.stored, report)
    _check_roles(rows, known_role_profiles, report)
    if report.problems:
        return plan
    said = people_said(rows)
    _plan_people(said, plan)
    left = _plan_posts(rows, plan, report)
    resulting = resulting_posts(rows, left)
    check_fte(resulting, report)
    check_managers(resulting, plan.stored, report, today)
    report.not_in_file = [_shown_post(post) for post in left if post.end_date is None or post.end_date >= today]
    plan.look_alikes = new_look_alikes(rows, said, plan.stored, report)
    return plan


def _check_places(rows: list[StaffRow], stored: Stored, report: ImportReport) -> None:
    for row in rows:
        if row.ods_code not in stored.organisations:
            wrong = f"There is no organisation “{row.ods_code}”."
            problem(report, row, "organisation", wrong, "Correct the ODS code, or import its units first.")
        elif (row.ods_code, row.unit) not in stored.units:
            known = [code for ods_code, code in stored.units if ods_code == row.ods_code]
            wrong = f"{row.ods_code} has no unit “{row.unit}”{resembling(row.unit, known)}."
            problem(report, row, "unit", wrong, "Correct the unit, or import it first.")


def _check_roles(rows: list[StaffRow], known: Collection[str], report: ImportReport) -> None:
    for row in rows:
        if known and row.role_profile not in known:
            hint = resembling(row.role_profile, known)
            wrong = f"No requirements are known for the role profile “{row.role_profile}”{hint}."
            warning(report, row, "role_profile", wrong, "Correct it, or import requirements that name it.")


def _plan_people(said: dict[PersonKey, dict[str, object]], plan: StaffPlan) -> None:
    for key, fields in said.items():
        record = {name: fields[name] for name in PERSON_FIELDS if name in fields}
        private = {name: fields[name] for name in PRIVATE_FIELDS if name in fields}
        person = plan.stored.people.get(key)
        if person is None:
            plan.new_people[key] = record
        elif changed := _differing(person, record):
            plan.changed_people[key] = changed
        kept = plan.stored.private.get(person.id) if person else None
        if changed := _differing(kept or PersonPrivate(), private):
            plan.private[key] = changed


def _plan_posts(rows: list[StaffRow], plan: StaffPlan, report: ImportReport) -> list[Post]:
    """Pairs rows with stored posts; returns the stored posts that the file does not state."""
    matches, left = _matches(rows, plan.stored.posts)
    telling = _rows_that_tell_of_the_person(rows)
    for index, row in enumerate(rows):
        post = matches.get(index)
        person_detail = _person_detail(row.person_key, plan) if index in telling else ""
        if post is None:
            outcome, detail = Outcome.NEW, person_detail
            plan.new_posts.append((row, _post_fields(row)))
        else:
            fields = {"start_date": row.start_date, **_post_fields(row)}
            changed = _differing(post, fields)
            details = [_change(_column(name), getattr(post, name), value) for name, value in changed.items()]
            if changed:
                plan.changed_posts.append((post, row, changed))
            detail = "; ".join(filter(None, [*details, person_detail]))
            outcome = Outcome.CHANGED if detail else Outcome.UNCHANGED
        report.rows.append(RowOutcome(row.row.file, row.row.number, row.what, outcome, detail))
    return left


def _rows_that_tell_of_the_person(rows: list[StaffRow]) -> set[int]:
    """One row a person, whatever the order of the file: that of her earliest post."""
    earliest: dict[PersonKey, int] = {}
    for index in sorted(range(len(rows)), key=lambda i: (rows[i].start_date, rows[i].unit, rows[i].role_profile)):
        earliest.setdefault(rows[index].person_key, index)
    return set(earliest.values())


def _matches(rows: list[StaffRow], posts: dict[PersonKey, list[Post]]) -> tuple[dict[int, Post], list[Post]]:
    """Row index → stored post. The start date may be corrected: one row and one post left of the same person, unit
    and role are the same post when their periods touch."""
    free = {_post_key(post, key): post for key, held in posts.items() for post in held}
    found: dict[int, Post] = {}
    rest: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        place: tuple[object, ...] = (*row.person_key, row.unit, row.role_profile)
        post = free.pop((*place, row.start_date), None)
        if post is None:
            rest[place].append(index)
        else:
            found[index] = post
    by_place: dict[tuple[object, ...], list[Post]] = defaultdict(list)
    for key, post in free.items():
        by_place[key[:-1]].append(post)
    for place, indices in rest.items():
        stored = by_place.get(place, [])
        if len(indices) == 1 and len(stored) == 1 and _overlap(rows[indices[0]], stored[0]):
            found[indices[0]] = stored[0]
            del free[(*place, stored[0].start_date)]
    left = sorted(free.values(), key=lambda post: (post.person.employee_number, post.start_date, str(post.id)))
    return found, left


def _post_key(post: Post, person: PersonKey) -> tuple[object, ...]:
    return (*person, post.unit.code, post.role_profile, post.start_date)


def _overlap(row: StaffRow, post: Post) -> bool:
    return row.start_date <= (post.end_date or date.max) and post.start_date <= (row.end_date or date.max)


def _post_fields(row: StaffRow) -> dict[str, object]:
    return {_ATTRIBUTE.get(name, name): row.said[name] for name in POST_FIELDS if name in row.said}


def _differing(record: object, fields: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if (getattr(record, name) or None) != (value or None)}


def _person_detail(key: PersonKey, plan: StaffPlan) -> str:
    """What changes of the person; of her private details only that they do."""
    changed = plan.changed_people.get(key, {})
    details = [_change(name, getattr(plan.stored.people[key], name), value) for name, value in changed.items()]
    if key in plan.stored.people:
        details += [f"{name} changed" for name in plan.private.get(key, {})]
    return "; ".join(details)


def _change(name: str, old: object, new: object) -> str:
    return f"{name}: {shown(old)} → {shown(new)}"


def _column(attribute: str) -> str:
    return "line_manager" if attribute == "line_manager_number" else attribute


def _shown_post(post: Post) -> str:
    who = f"{post.person.employee_number} {post.person.full_name}"
    return f"{who}, {post.role_profile} at {post.unit.code} since {post.start_date}"
