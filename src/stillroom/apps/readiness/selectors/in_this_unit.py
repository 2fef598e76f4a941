"""What a person's units add in words to her competencies: what differs there, and the procedure behind each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from stillroom.apps.framework.models import SopVersion
from stillroom.apps.framework.selectors.overlay import local_notes, sops_asked
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.posts import posts
from stillroom.apps.readiness.selectors.unit_names import unit_titles
from stillroom.competence.procedure import naming


@dataclass(frozen=True, slots=True)
class InThisUnit:
    """One competency at one unit. `procedures`: the versions in force and those to come."""

    unit: str
    competency: str
    note: str
    procedures: tuple[SopVersion, ...]


def in_units_of(person: Person, on: date) -> list[InThisUnit]:
    """At the units where she is in post; only competencies that a note or a procedure is about."""
    held = posts(people=[UUID(person.canonical_id)])
    found = {post.unit_id for post in held if post.start_date <= on and (post.end_date is None or post.end_date >= on)}
    return in_units(found, on)


def in_units(units: Iterable[UUID], on: date) -> list[InThisUnit]:
    units = set(units)
    if not units:
        return []
    notes, names = local_notes(units), unit_titles(units)
    behind: dict[tuple[UUID, str], list[SopVersion]] = {}
    for sop in sops_asked(units, on):
        for code in sop.competencies:
            behind.setdefault((sop.unit_id, code), []).append(sop)
    keys = {(unit, code) for unit, told in notes.items() for code in told} | behind.keys()
    return [
        InThisUnit(names.get(unit, ""), code, notes.get(unit, {}).get(code, ""), tuple(behind.get((unit, code), ())))
        for unit, code in sorted(keys, key=lambda key: (key[1], names.get(key[0], "")))
    ]


def named_version(found: Iterable[InThisUnit], sop_id: str) -> dict[str, str]:
    """The details by which a statement names one of these procedure versions; nothing when none is chosen."""
    for each in found:
        for sop in each.procedures:
            if str(sop.id) == sop_id:
                return naming(sop.unit.code, sop.code, sop.version)
    return {}
