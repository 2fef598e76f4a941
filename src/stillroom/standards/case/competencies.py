"""A version of one of our frameworks as a CASE package, and back.

A competency is an item; what CASE has no member for (its schemes, its validity, …) stands among the item's extensions
by the names of the columns of the table `competencies`. Its levels are a rubric. Identifiers are stable: a version's
and a competency's are their own; those of everything else are derived of these.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from stillroom.competence.level import Level
from stillroom.standards.case.members import Link
from stillroom.standards.case.package import (
    CHILD,
    PRECEDES,
    Association,
    Criterion,
    CriterionLevel,
    Definitions,
    Document,
    Item,
    ItemType,
    Package,
    Rubric,
)

EXTENSION = "stillroom"
COMPETENCY, GROUP = "Competency", "Group"
_TYPES = {
    COMPETENCY: "What somebody is assessed in and signed off for.",
    GROUP: "A heading over competencies.",
}
_TYPE_SPACE = UUID("6f1d2f4e-5c3b-5a8e-9d0a-3a4c1b7e2d55")


@dataclass(frozen=True)
class Stated:
    """One competency: its cells by the columns of the table, empty ones left out."""

    id: UUID
    cells: Mapping[str, str]
    levels: tuple[Level, ...] = ()

    @property
    def code(self) -> str:
        return self.cells["code"]

    @property
    def statement(self) -> str:
        return statement_of(self.cells)


@dataclass(frozen=True)
class Related:
    """That one thing stands to another in a way that is no matter of this version alone."""

    origin: Link
    type: str
    destination: Link
    changed: str
    notes: str = ""


@dataclass(frozen=True)
class StatedVersion:
    """A version with all that goes into its package. `elsewhere`: links to what its competencies require."""

    id: UUID
    framework: str
    title: str
    version: str
    creator: str
    adoption_status: str
    notes: str
    changed: str
    """When what is said of the version last changed: its state, or who approved it."""
    stated_at: str
    """When it was published; what it states has not changed since."""
    starts: str = ""
    ends: str = ""
    competencies: tuple[Stated, ...] = ()
    elsewhere: Mapping[str, Link] = field(default_factory=dict)
    related: tuple[Related, ...] = ()


class Addresses:
    """Where an installation serves CASE. `base` has no slash at its end."""

    def __init__(self, base: str) -> None:
        self._base = base

    def of(self, kind: str, identifier: UUID) -> str:
        return f"{self._base}/{kind}/{identifier}"

    def link(self, kind: str, identifier: UUID, title: str) -> Link:
        return Link(str(identifier), self.of(kind, identifier), title)


def statement_of(cells: Mapping[str, str]) -> str:
    """What somebody reads who sees nothing but the item's statement."""
    skill = cells.get("skill", "")
    return f"{cells['title']}: {skill}" if skill else cells["title"]


def as_package(version: StatedVersion, at: Addresses) -> Package:
    groups = dict.fromkeys(each.cells["group"] for each in version.competencies if each.cells.get("group"))
    return Package(
        document=_document(version, at),
        items=(
            *(_group(version, name, at) for name in groups),
            *(_item(version, position, each, at) for position, each in enumerate(version.competencies, start=1)),
        ),
        associations=tuple(_associations(version, groups, at)),
        definitions=Definitions(item_types=tuple(_item_type(version, name, at) for name in _TYPES)),
        rubrics=tuple(_rubric(version, each, at) for each in version.competencies if each.levels),
    )


def _document(version: StatedVersion, at: Addresses) -> Document:
    return Document(
        identifier=str(version.id),
        uri=at.of("CFDocuments", version.id),
        creator=version.creator,
        title=version.title,
        changed=version.changed,
        language="en-GB",
        version=version.version,
        adoption_status=version.adoption_status,
        starts=version.starts,
        ends=version.ends,
        notes=version.notes,
        extensions={EXTENSION: {"framework": version.framework}},
    )


def _group(version: StatedVersion, name: str, at: Addresses) -> Item:
    identifier = group_id(version.id, name)
    return Item(
        identifier=str(identifier),
        uri=at.of("CFItems", identifier),
        statement=name,
        type=GROUP,
        type_link=_type_link(GROUP, at),
        language="en-GB",
        changed=version.stated_at,
    )


def _item(version: StatedVersion, position: int, stated: Stated, at: Addresses) -> Item:
    beyond = {name: cell for name, cell in stated.cells.items() if name not in {"code", "title", "group"}}
    return Item(
        identifier=str(stated.id),
        uri=at.of("CFItems", stated.id),
        statement=stated.statement,
        short=stated.cells["title"],
        code=stated.code,
        enumeration=str(position),
        type=COMPETENCY,
        type_link=_type_link(COMPETENCY, at),
        language="en-GB",
        changed=version.stated_at,
        extensions={EXTENSION: beyond},
    )


def _associations(version: StatedVersion, groups: Iterable[str], at: Addresses) -> Iterator[Association]:
    document = at.link("CFDocuments", version.id, version.title)
    headings = {name: at.link("CFItems", group_id(version.id, name), name) for name in groups}
    links = {each.code: at.link("CFItems", each.id, each.statement) for each in version.competencies}
    for sequence, heading in enumerate(headings.values(), start=1):
        yield _association(version, heading, CHILD, document, at, sequence=sequence)
    for sequence, each in enumerate(version.competencies, start=1):
        above = headings.get(each.cells.get("group", ""), document)
        yield _association(version, links[each.code], CHILD, above, at, sequence=sequence)
    for each in version.competencies:
        for code in each.cells.get("requires", "").split("; "):
            first = links.get(code) or version.elsewhere.get(code)
            if first:
                yield _association(version, first, PRECEDES, links[each.code], at)
    for related in version.related:
        yield _association(version, related.origin, related.type, related.destination, at, related=related)


def _association(
    version: StatedVersion,
    origin: Link,
    kind: str,
    destination: Link,
    at: Addresses,
    *,
    sequence: int | None = None,
    related: Related | None = None,
) -> Association:
    identifier = uuid5(version.id, f"{origin.uri} {kind} {destination.uri}")
    return Association(
        identifier=str(identifier),
        uri=at.of("CFAssociations", identifier),
        type=kind,
        sequence=sequence,
        origin=origin,
        destination=destination,
        changed=related.changed if related else version.stated_at,
        notes=related.notes if related else "",
    )


def _rubric(version: StatedVersion, stated: Stated, at: Addresses) -> Rubric:
    rubric, criterion = uuid5(stated.id, "rubric"), uuid5(stated.id, "criterion")
    uri = at.of("CFRubrics", rubric)
    return Rubric(
        identifier=str(rubric),
        uri=uri,
        title=f"Levels of {stated.code} {stated.cells['title']}",
        changed=version.stated_at,
        criteria=(
            Criterion(
                identifier=str(criterion),
                uri=uri,
                category=stated.cells["title"],
                item=at.link("CFItems", stated.id, stated.statement),
                position=1,
                rubric=str(rubric),
                changed=version.stated_at,
                levels=tuple(
                    CriterionLevel(
                        identifier=str(uuid5(stated.id, f"level {each.level}")),
                        uri=uri,
                        quality=each.title,
                        description=each.descriptor,
                        score=each.level,
                        position=each.level,
                        criterion=str(criterion),
                        changed=version.stated_at,
                    )
                    for each in stated.levels
                ),
            ),
        ),
    )


def group_id(version: UUID, name: str) -> UUID:
    return uuid5(version, f"group {name}")


def _type_id(name: str) -> UUID:
    return uuid5(_TYPE_SPACE, name)


def _type_link(name: str, at: Addresses) -> Link:
    return at.link("CFItemTypes", _type_id(name), name)


def _item_type(version: StatedVersion, name: str, at: Addresses) -> ItemType:
    identifier = _type_id(name)
    return ItemType(
        identifier=str(identifier),
        uri=at.of("CFItemTypes", identifier),
        title=name,
        description=_TYPES[name],
        hierarchy_code="1",
        changed=version.stated_at,
    )
