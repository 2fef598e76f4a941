"""How one member of a CASE object is read. Each declares itself as a dataclass field, with its name in the JSON."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
TARGET_TYPE = re.compile(r"CASE|ext:[A-Za-z0-9._-]+")
Extensions = Mapping[str, Any]


class Unfit(ValueError):
    """The value is not of the shape that CASE 1.1 gives the member."""


@dataclass(frozen=True)
class Link:
    """A reference to another object, by its identifier and its address."""

    identifier: str
    uri: str
    title: str = ""
    target_type: str = ""


@dataclass(frozen=True)
class Member:
    """`needed`: without it the object is refused. `always`: written even when it is empty, as the schema asks."""

    name: str
    read: Callable[[Any], Any]
    needed: bool = False
    always: bool = False


@dataclass(frozen=True)
class Parts:
    """A member that is a list of objects of their own class."""

    name: str
    of: type


def text(name: str, *, needed: bool = False, always: bool = False) -> Any:
    return field(default="", metadata={"member": Member(name, as_text, needed, needed or always)})


def own_identifier() -> Any:
    return field(default="", metadata={"member": Member("identifier", as_identifier, needed=True, always=True)})


def identifier_of(name: str) -> Any:
    return field(default="", metadata={"member": Member(name, as_identifier)})


def moment(name: str) -> Any:
    return field(default="", metadata={"member": Member(name, as_moment, needed=True, always=True)})


def day(name: str) -> Any:
    return field(default="", metadata={"member": Member(name, as_day)})


def texts(name: str) -> Any:
    return field(default=(), metadata={"member": Member(name, as_texts)})


def whole(name: str) -> Any:
    return field(default=None, metadata={"member": Member(name, as_whole)})


def number(name: str) -> Any:
    return field(default=None, metadata={"member": Member(name, as_number)})


def link(name: str) -> Any:
    return field(default=None, metadata={"member": Member(name, as_link)})


def node(name: str) -> Any:
    """One end of an association: it may lie outside CASE, so its identifier is any text."""
    return field(default=Link("", ""), metadata={"member": Member(name, as_node, needed=True, always=True)})


def links(name: str) -> Any:
    return field(default=(), metadata={"member": Member(name, as_links)})


def parts(name: str, of: type) -> Any:
    return field(default=(), metadata={"member": Parts(name, of)})


def kept() -> Any:
    """What CASE has no member for. It travels with the object."""
    return field(default_factory=dict)


def as_text(value: Any) -> str:
    if not isinstance(value, str):
        raise Unfit
    return value


def as_identifier(value: Any) -> str:
    if not _UUID.fullmatch(as_text(value)):
        raise Unfit
    return as_text(value)


def as_moment(value: Any) -> str:
    datetime.fromisoformat(as_text(value))
    return as_text(value)


def as_day(value: Any) -> str:
    found = date.fromisoformat(as_text(value)).isoformat()
    if found != value:
        raise Unfit
    return found


def as_texts(value: Any) -> tuple[str, ...]:
    """One text stands for a list of one, as in some files of version 1.0."""
    if isinstance(value, str):
        return (value,) if value else ()
    if not isinstance(value, list):
        raise Unfit
    return tuple(as_text(each) for each in value)


def as_whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Unfit
    return value


def as_number(value: Any) -> int | float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise Unfit
    return value


def as_link(value: Any) -> Link:
    if not isinstance(value, dict) or value.keys() - {"title", "identifier", "uri"}:
        raise Unfit
    return Link(as_identifier(value.get("identifier")), as_text(value.get("uri")), as_text(value.get("title", "")))


def as_node(value: Any) -> Link:
    """Members that CASE does not know are for the caller to keep."""
    if not isinstance(value, dict):
        raise Unfit
    found = Link(
        as_text(value.get("identifier", "")),
        as_text(value.get("uri", "")),
        as_text(value.get("title", "")),
        target_type_of(value),
    )
    if not found.identifier and not found.uri:
        raise Unfit
    return found


def target_type_of(value: Mapping[str, Any]) -> str:
    target_type = value.get("targetType")
    return target_type if isinstance(target_type, str) and TARGET_TYPE.fullmatch(target_type) else ""


def as_links(value: Any) -> tuple[Link, ...]:
    if not isinstance(value, list):
        raise Unfit
    return tuple(as_link(each) for each in value)
