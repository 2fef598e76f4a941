"""A framework version as its page shows it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from stillroom.apps.framework.models import Competency, FrameworkVersion
from stillroom.apps.framework.presenters.points import Point, points
from stillroom.apps.framework.presenters.scheme_in_words import scheme_in_words
from stillroom.competence.comparison import NO_LEVELS
from stillroom.competence.days import day_of
from stillroom.competence.framework import Change
from stillroom.competence.level import Level
from stillroom.competence.scheme import Scheme

_UNGROUPED = "Competencies"
_CHANGE = {
    Change.UNCHANGED: "",
    Change.NEW: "New in this version",
    Change.EDITORIAL: "Wording changed: sign-offs go on",
    Change.SUBSTANTIVE: "Changed in substance",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled line; several values stand under each other."""

    label: str
    values: Sequence[str]


@dataclass(frozen=True, slots=True)
class CompetencyShown:
    code: str
    title: str
    tags: Sequence[str]
    knowledge: Sequence[Point]
    skill: Sequence[Point]
    decision: Sequence[Point]
    facts: Sequence[Fact]


@dataclass(frozen=True, slots=True)
class GroupShown:
    name: str
    competencies: Sequence[CompetencyShown]


@dataclass(frozen=True, slots=True)
class VersionLink:
    id: UUID
    text: str
    current: bool


@dataclass(frozen=True, slots=True)
class FrameworkPage:
    title: str
    version: str
    published: str
    approval: str
    groups: Sequence[GroupShown]
    versions: Sequence[VersionLink]


def framework_page(
    version: FrameworkVersion,
    competencies: Iterable[Competency],
    versions: Iterable[FrameworkVersion],
    roles: Mapping[str, Sequence[str]],
    approval: str,
    levels: Mapping[str, Sequence[Level]] = NO_LEVELS,
) -> FrameworkPage:
    """`roles`: competency code → titles of the role profiles that require it."""
    rows = list(competencies)
    titles = {row.code: row.title for row in rows}
    # Groups in the order of their first competency, also where a file names a group again further down.
    order = {name: index for index, name in reversed(list(enumerate(row.group for row in rows)))}
    grouped = groupby(sorted(rows, key=lambda row: (order[row.group], row.position)), key=lambda row: row.group)
    return FrameworkPage(
        title=str(version.framework),
        version=version.version,
        published=day_in_words(version),
        approval=_sentence(approval),
        groups=[
            GroupShown(
                name or _UNGROUPED,
                [_shown(row, titles, roles.get(row.code, ()), levels.get(row.code, ())) for row in members],
            )
            for name, members in grouped
        ],
        versions=[VersionLink(one.id, one.version, one.id == version.id) for one in versions],
    )


def day_in_words(version: FrameworkVersion) -> str:
    if version.published_at is None:
        return ""
    day = day_of(version.published_at)
    return f"{day.day} {day:%B %Y}"


def _shown(
    row: Competency, titles: Mapping[str, str], roles: Sequence[str], levels: Sequence[Level]
) -> CompetencyShown:
    tags = [_CHANGE[Change(row.change)]]
    if row.critical:
        tags.append("Critical")
    if row.assessor:
        tags.append("Assessor competency")
    return CompetencyShown(
        code=row.code,
        title=row.title,
        tags=[tag for tag in tags if tag],
        knowledge=points(row.knowledge),
        skill=points(row.skill),
        decision=points(row.decision),
        facts=[*_facts(row, titles, roles), *_levels(levels)],
    )


def _facts(row: Competency, titles: Mapping[str, str], roles: Sequence[str]) -> list[Fact]:
    facts = [Fact("First sign-off", scheme_in_words(Scheme.parse(row.scheme)))]
    if row.renewal_scheme:
        facts.append(Fact("Renewal", scheme_in_words(Scheme.parse(row.renewal_scheme))))
    if row.requalification_scheme:
        facts.append(
            Fact("After a suspension or revocation", scheme_in_words(Scheme.parse(row.requalification_scheme)))
        )
    facts.append(Fact("Valid for", [_validity(row)]))
    if row.recency_days:
        facts.append(Fact("After an absence", [f"Longer than {row.recency_days} days: a return assessment first"]))
    if row.activity_count:
        asked = f"At least {row.activity_count} in {row.activity_days} days in the logbook, or a return assessment"
        facts.append(Fact("To stay current", [asked]))
    if row.requires:
        facts.append(
            Fact("Has to be in force first", [f"{code} {titles.get(code, '')}".strip() for code in row.requires])
        )
    if row.critical:
        facts.append(Fact("Critical", ["No exemption, and no acceptance without one local observation"]))
    if row.transition_until:
        until = row.transition_until
        facts.append(Fact("Earlier sign-offs hold until", [f"{until.day} {until:%B %Y}"]))
    facts.append(Fact("Required for", list(roles) or ["No role profile"]))
    return facts


def _levels(levels: Sequence[Level]) -> list[Fact]:
    said = [f"{each.level} {each.title}: {each.descriptor}".removesuffix(": ") for each in levels]
    return [Fact("Levels, from entry to advanced", said)] if said else []


def _validity(row: Competency) -> str:
    if row.validity_months is None:
        return "Does not expire"
    months = f"{row.validity_months} {'month' if row.validity_months == 1 else 'months'}"
    if row.renewal_window_days:
        return f"{months}, due soon in the last {row.renewal_window_days} days"
    return months


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
