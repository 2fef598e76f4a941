"""A CASE package from a stranger's file: version 1.0 or 1.1, plain or wrapped in `CFPackage`.

What CASE 1.1 has no member for, or gives another shape, is kept among the object's extensions, so that nothing is
lost on the way out again. Statements may hold markup; they are text here and nowhere anything else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from stillroom.standards.case.members import Member, Parts, as_node, target_type_of
from stillroom.standards.case.package import (
    ASSOCIATION_TYPES,
    Association,
    CriterionLevel,
    Definitions,
    Document,
    Item,
    Package,
    Rubric,
)
from stillroom.standards.case.problem import CaseRefused
from stillroom.standards.case.structure import check_structure
from stillroom.standards.credentials.problem import CredentialRefused, Problem
from stillroom.standards.credentials.untrusted_json import read_object

MAX_BYTES = 10 * 1024 * 1024
_BOM = b"\xef\xbb\xbf"
_MEMBERS = ("CFDocument", "CFItems", "CFAssociations", "CFDefinitions", "CFRubrics", "extensions")
_CASE_VERSIONS = ("1.0", "1.1")
Part = TypeVar("Part")


@dataclass(frozen=True)
class Reading:
    """`notes`: what an editor should know about the file, though it is taken as it is."""

    package: Package
    notes: tuple[str, ...] = ()


def read_package(data: bytes) -> Reading:
    """Raises CaseRefused."""
    try:
        found = read_object(data.removeprefix(_BOM), longest=MAX_BYTES, what="framework")
    except CredentialRefused as refused:
        words = "It is JSON, but no object." if refused.problem is Problem.NOT_A_CREDENTIAL else refused.words
        raise CaseRefused(f"{words} Give the JSON file of a CASE package.") from None
    _check_text(found)
    package = _package(found)
    return Reading(package, check_structure(package))


def _check_text(found: Any) -> None:
    """No text may hold the character that databases cannot. Without recursion, as the depth is a stranger's."""
    waiting = [found]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str) and "\0" in value:
            raise CaseRefused("It holds the character U+0000, which is no text. Take it out.")
        if isinstance(value, dict):
            waiting.extend((*value.keys(), *value.values()))
        elif isinstance(value, list):
            waiting.extend(value)


def _package(found: Mapping[str, Any]) -> Package:
    extra: dict[str, Any] = {}
    if "CFDocument" not in found and isinstance(found.get("CFPackage"), dict):
        extra = {name: value for name, value in found.items() if name != "CFPackage"}
        found = found["CFPackage"]
    if not isinstance(found.get("CFDocument"), dict):
        raise CaseRefused("There is no CFDocument in it. Give the JSON file of a CASE package, not of one item.")
    stray = {name: value for name, value in found.items() if name not in _MEMBERS and value is not None}
    definitions = found.get("CFDefinitions") or {}
    return Package(
        document=_document(found["CFDocument"]),
        items=_parts(Item, found.get("CFItems"), "CFItems"),
        associations=_parts(Association, found.get("CFAssociations"), "CFAssociations"),
        definitions=_read(Definitions, definitions, "CFDefinitions"),
        rubrics=_parts(Rubric, found.get("CFRubrics"), "CFRubrics"),
        extensions=_joined(_joined(_extensions(found, "the package"), stray, "the package"), extra, "the package"),
    )


def _document(found: Mapping[str, Any]) -> Document:
    """Which version of CASE a file keeps to says nothing about the framework."""
    if found.get("caseVersion") in _CASE_VERSIONS:
        found = {name: value for name, value in found.items() if name != "caseVersion"}
    return _read(Document, found, "CFDocument")


def _parts(of: type[Part], found: Any, where: str) -> tuple[Part, ...]:
    if found is None:
        return ()
    if not isinstance(found, list):
        raise CaseRefused(f"{where} is no list. Ask its publisher for a file that keeps to CASE.")
    return tuple(_read(of, each, f"{where}, number {number}") for number, each in enumerate(found, start=1))


def _read(of: type[Part], found: Any, where: str) -> Part:
    if not isinstance(found, dict):
        raise CaseRefused(f"{where} is no object. Ask its publisher for a file that keeps to CASE.")
    values: dict[str, Any] = {}
    kept: dict[str, Any] = {}
    known = {"extensions"}
    for one in fields(of):  # type: ignore[arg-type]
        member = one.metadata.get("member")
        if member is None:
            continue
        known.add(member.name)
        value = found.get(member.name)
        if isinstance(member, Parts):
            values[one.name] = _parts(member.of, value, f"{where}, {member.name}")
        elif value is not None or member.needed:
            _take(member, value, where, one.name, values, kept)
    kept |= {name: value for name, value in found.items() if name not in known and value is not None}
    values["extensions"] = _joined(_extensions(found, where, of is CriterionLevel), kept, where)
    return _completed(of(**values), where)


def _take(member: Member, value: Any, where: str, name: str, values: dict[str, Any], kept: dict[str, Any]) -> None:
    try:
        values[name] = member.read(value)
    except ValueError:
        if member.needed:
            raise CaseRefused(
                f"{where}: {member.name} {'is missing' if value is None else 'is not what CASE asks for'}. "
                "Ask its publisher for a file that keeps to CASE."
            ) from None
        kept[member.name] = value
        return
    if member.read is as_node:
        beyond = value.keys() - {"title", "identifier", "uri"} - ({"targetType"} if target_type_of(value) else set())
        if beyond:
            kept[member.name] = {each: value[each] for each in sorted(beyond)}


def _completed(part: Part, where: str) -> Part:
    """With what some files leave out, and what CASE 1.1 asks for."""
    changed: dict[str, str] = {}
    if getattr(part, "uri", None) == "":
        changed["uri"] = f"urn:uuid:{getattr(part, 'identifier', '')}"
    if isinstance(part, Association):
        named = part.type.removeprefix("ext:")
        if not named.strip():
            raise CaseRefused(f"{where}: associationType is empty. Ask its publisher for a file that keeps to CASE.")
        if part.type not in ASSOCIATION_TYPES and not part.type.startswith("ext:"):
            changed["type"] = f"ext:{part.type}"
    return replace(part, **changed) if changed else part  # type: ignore[type-var]


def _extensions(found: Mapping[str, Any], where: str, listed: bool = False) -> dict[str, Any]:
    """`listed`: of the level of a criterion, for which the schema makes it a list."""
    value = found.get("extensions")
    if value is None:
        return {}
    if listed and isinstance(value, list):
        joined: dict[str, Any] = {}
        for each in value:
            joined = _joined(joined, _extensions({"extensions": each}, where), where)
        return joined
    if not isinstance(value, dict):
        raise CaseRefused(f"{where}: extensions is no object. Ask its publisher for a file that keeps to CASE.")
    return dict(value)


def _joined(ours: dict[str, Any], more: Mapping[str, Any], where: str) -> dict[str, Any]:
    twice = sorted(ours.keys() & more.keys())
    if twice:
        raise CaseRefused(f"{where} says “{twice[0][:50]}” twice, once among its extensions. Keep one of the two.")
    return {**ours, **more}
