"""The objects of CASE 1.1, as plain values. A field says which member of the JSON it is."""

# ruff: noqa: RUF009 – the calls declare dataclass fields

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from stillroom.standards.case.members import (
    Extensions,
    Link,
    day,
    identifier_of,
    kept,
    link,
    links,
    moment,
    node,
    number,
    own_identifier,
    parts,
    text,
    texts,
    whole,
)

CHILD, PRECEDES, RELATED = "isChildOf", "precedes", "isRelatedTo"
EXACT_MATCH, REPLACED_BY = "exactMatchOf", "replacedBy"
ASSOCIATION_TYPES = frozenset(
    (
        CHILD,
        PRECEDES,
        RELATED,
        EXACT_MATCH,
        REPLACED_BY,
        "isPeerOf",
        "isPartOf",
        "exemplar",
        "hasSkillLevel",
        "isTranslationOf",
    )
)


class Identified(Protocol):
    @property
    def identifier(self) -> str: ...


@dataclass(frozen=True)
class Document:
    """The framework as a whole."""

    identifier: str = own_identifier()
    uri: str = text("uri", always=True)
    framework_type: str = text("frameworkType")
    creator: str = text("creator", always=True)
    title: str = text("title", needed=True)
    changed: str = moment("lastChangeDateTime")
    source_url: str = text("officialSourceURL")
    publisher: str = text("publisher")
    description: str = text("description")
    subject: tuple[str, ...] = texts("subject")
    subject_links: tuple[Link, ...] = links("subjectURI")
    language: str = text("language")
    version: str = text("version")
    adoption_status: str = text("adoptionStatus")
    starts: str = day("statusStartDate")
    ends: str = day("statusEndDate")
    license: Link | None = link("licenseURI")
    notes: str = text("notes")
    extensions: Extensions = kept()


@dataclass(frozen=True)
class Item:
    """A competency, a standard, or a heading over some."""

    identifier: str = own_identifier()
    uri: str = text("uri", always=True)
    statement: str = text("fullStatement", needed=True)
    alternative: str = text("alternativeLabel")
    type: str = text("CFItemType")
    code: str = text("humanCodingScheme")
    enumeration: str = text("listEnumeration")
    short: str = text("abbreviatedStatement")
    keywords: tuple[str, ...] = texts("conceptKeywords")
    keywords_link: Link | None = link("conceptKeywordsURI")
    notes: str = text("notes")
    subject: tuple[str, ...] = texts("subject")
    subject_links: tuple[Link, ...] = links("subjectURI")
    language: str = text("language")
    education_level: tuple[str, ...] = texts("educationLevel")
    type_link: Link | None = link("CFItemTypeURI")
    license: Link | None = link("licenseURI")
    starts: str = day("statusStartDate")
    ends: str = day("statusEndDate")
    changed: str = moment("lastChangeDateTime")
    extensions: Extensions = kept()


@dataclass(frozen=True)
class Association:
    """That one thing stands to another in a certain way: `origin` `type` `destination`."""

    identifier: str = own_identifier()
    type: str = text("associationType", needed=True)
    sequence: int | None = whole("sequenceNumber")
    uri: str = text("uri", always=True)
    origin: Link = node("originNodeURI")
    destination: Link = node("destinationNodeURI")
    grouping: Link | None = link("CFAssociationGroupingURI")
    changed: str = moment("lastChangeDateTime")
    notes: str = text("notes")
    extensions: Extensions = kept()


@dataclass(frozen=True)
class Concept:
    identifier: str = own_identifier()
    uri: str = text("uri", always=True)
    title: str = text("title", always=True)
    keywords: str = text("keywords")
    hierarchy_code: str = text("hierarchyCode", always=True)
    description: str = text("description")
    changed: str = moment("lastChangeDateTime")
    extensions: Extensions = kept()


@dataclass(frozen=True)
class Subject:
    identifier: str = own_identifier()
    uri: str = text("uri", always=True)
    title: str = text("title", always=True)
    hierarchy_code: str = text("hierarchyCode", always=True)
    description: str = text("description")
    changed: str = moment("lastChangeDateTime")
    extensions: Extensions = kept()


@dataclass(frozen=True)
class License:
    identifier: str = own_identifier()
    uri: str = text("uri", always=True)
    title: str = text("title", always=True)
    description: str = text("description")
    words: str = text("licenseText", always=True)
    changed: str = moment("lastChangeDateTime")
    extensions: Extensions = kept()


@dataclass(frozen=True)
class ItemType:
    identifier: str = own_identifier()
    uri: str = text("uri", always=True)
    title: str = text("title", always=True)
    description: str = text("description", always=True)
    hierarchy_code: str = text("hierarchyCode", always=True)
    type_code: str = text("typeCode")
    changed: str = moment("lastChangeDateTime")
    extensions: Extensions = kept()


@dataclass(frozen=True)
class Grouping:
    identifier: str = own_identifier()
    uri: str = text("uri", always=True)
    title: str = text("title", always=True)
    description: str = text("description")
    changed: str = moment("lastChangeDateTime")
    extensions: Extensions = kept()


@dataclass(frozen=True)
class Definitions:
    """What items and associations refer to."""

    concepts: tuple[Concept, ...] = parts("CFConcepts", Concept)
    subjects: tuple[Subject, ...] = parts("CFSubjects", Subject)
    licenses: tuple[License, ...] = parts("CFLicenses", License)
    item_types: tuple[ItemType, ...] = parts("CFItemTypes", ItemType)
    groupings: tuple[Grouping, ...] = parts("CFAssociationGroupings", Grouping)
    extensions: Extensions = kept()


@dataclass(frozen=True)
class CriterionLevel:
    """What something looks like at one level."""

    identifier: str = own_identifier()
    uri: str = text("uri", always=True)
    description: str = text("description")
    quality: str = text("quality")
    score: float | None = number("score")
    feedback: str = text("feedback")
    position: int | None = whole("position")
    criterion: str = identifier_of("rubricCriterionId")
    changed: str = moment("lastChangeDateTime")
    extensions: Extensions = kept()


@dataclass(frozen=True)
class Criterion:
    identifier: str = own_identifier()
    uri: str = text("uri", always=True)
    category: str = text("category")
    description: str = text("description")
    item: Link | None = link("CFItemURI")
    weight: float | None = number("weight")
    position: int | None = whole("position")
    rubric: str = identifier_of("rubricId")
    changed: str = moment("lastChangeDateTime")
    levels: tuple[CriterionLevel, ...] = parts("CFRubricCriterionLevels", CriterionLevel)
    extensions: Extensions = kept()


@dataclass(frozen=True)
class Rubric:
    """How well: criteria, each with its levels."""

    identifier: str = own_identifier()
    uri: str = text("uri", always=True)
    title: str = text("title")
    description: str = text("description")
    changed: str = moment("lastChangeDateTime")
    criteria: tuple[Criterion, ...] = parts("CFRubricCriteria", Criterion)
    extensions: Extensions = kept()


@dataclass(frozen=True)
class Package:
    """A whole framework."""

    document: Document
    items: tuple[Item, ...] = ()
    associations: tuple[Association, ...] = ()
    definitions: Definitions = field(default_factory=Definitions)
    rubrics: tuple[Rubric, ...] = ()
    extensions: Mapping[str, Any] = field(default_factory=dict)
