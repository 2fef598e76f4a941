"""A unit's standard operating procedures: which version is asked for, of whom, and by when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from stillroom.competence.requirement import Post, Requirement


@dataclass(frozen=True, slots=True)
class ProcedureVersion:
    """In force from `effective_on` until the next version of the same code is."""

    id: str
    code: str
    version: str
    competencies: frozenset[str]
    effective_on: date


def versions_asked(versions: Iterable[ProcedureVersion], on: date) -> list[ProcedureVersion]:
    """Of each procedure the version in force on a day, and those to come. One that was superseded asks nothing."""
    by_code: dict[str, list[ProcedureVersion]] = {}
    for version in sorted(versions, key=lambda each: each.effective_on):
        by_code.setdefault(version.code, []).append(version)
    return [each for found in by_code.values() for each in found[_in_force(found, on) :]]


def in_force(versions: Iterable[ProcedureVersion], on: date) -> list[ProcedureVersion]:
    """The versions that one works to on a day."""
    return [each for each in versions_asked(versions, on) if each.effective_on <= on]


def _in_force(versions: list[ProcedureVersion], on: date) -> int:
    """Where the version in force stands among those of one procedure, the oldest first."""
    return max(0, sum(each.effective_on <= on for each in versions) - 1)


def due_by(version: ProcedureVersion, post: Post, asked: Iterable[Requirement]) -> date | None:
    """The last day to have taken up a version in a post; None when the post asks for nothing that it stands behind.

    Whoever is in post has until it takes effect. A newcomer has the time her role gives her for the competency.
    """
    days = [each.grace_days for each in asked if each.competency in version.competencies]
    return max(version.effective_on, post.start + timedelta(days=min(days))) if days else None


def worked_to(details: Mapping[str, str]) -> tuple[str, str, str]:
    """The unit, procedure and version that a statement's details name; empty where they name none."""
    return details.get("sop_unit", ""), details.get("sop", ""), details.get("sop_version", "")


def naming(unit: str, code: str, version: str) -> dict[str, str]:
    """The details by which a statement names the version of a unit's procedure."""
    return {"sop_unit": unit, "sop": code, "sop_version": version}
