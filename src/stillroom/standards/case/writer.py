"""A package as CASE 1.1 JSON; and as much of it as version 1.0 has members for."""

import json
from dataclasses import fields
from typing import Any

from stillroom.standards.case.members import Link, Parts
from stillroom.standards.case.package import CriterionLevel, Document, Package


def write_package(package: Package) -> dict[str, Any]:
    found: dict[str, Any] = {
        "CFDocument": write_part(package.document),
        "CFItems": [write_part(each) for each in package.items],
        "CFAssociations": [write_part(each) for each in package.associations],
        "CFDefinitions": write_part(package.definitions),
        "CFRubrics": [write_part(each) for each in package.rubrics],
        "extensions": dict(package.extensions),
    }
    return {name: value for name, value in found.items() if value or name in {"CFItems", "CFAssociations"}}


_NOT_IN_1_0 = frozenset(("caseVersion", "extensions", "frameworkType", "targetType", "subject", "subjectURI"))
_UNCHECKABLE = frozenset(("statusStartDate", "statusEndDate"))
"""The schema of 1.0 asks for a day or a moment but not both, and a validator that does not read formats sees both."""


def write_package_1_0(package: Package) -> dict[str, Any]:
    """For readers of the older version. What it has no members for is left out: schemes among it."""
    found: dict[str, Any] = _reduced(write_package(package))
    return found


def _reduced(value: Any) -> Any:
    if isinstance(value, dict):
        left_out = _NOT_IN_1_0 | _UNCHECKABLE
        return {name: _reduced(inner) for name, inner in value.items() if name not in left_out}
    if isinstance(value, list):
        return [_reduced(inner) for inner in value]
    return value


def package_bytes(package: Package) -> bytes:
    """The same bytes for the same package."""
    return json.dumps(write_package(package), ensure_ascii=False, indent=1).encode()


def write_part(part: Any) -> dict[str, Any]:
    """Any object of a package."""
    found: dict[str, Any] = {}
    for one in fields(part):
        member, value = one.metadata.get("member"), getattr(part, one.name)
        if member is None:
            continue
        if isinstance(member, Parts):
            if value:
                found[member.name] = [write_part(each) for each in value]
        elif member.always or value not in ("", (), None):
            found[member.name] = _written(value)
    if isinstance(part, Document):
        found["caseVersion"] = "1.1"
    if part.extensions:
        found["extensions"] = [dict(part.extensions)] if isinstance(part, CriterionLevel) else dict(part.extensions)
    return found


def write_link(link: Link) -> dict[str, str]:
    found = {"title": link.title, "identifier": link.identifier, "uri": link.uri}
    return {**found, "targetType": link.target_type} if link.target_type else found


def _written(value: Any) -> Any:
    match value:
        case Link():
            return write_link(value)
        case tuple():
            return [_written(each) for each in value]
        case _:
            return value
