"""Packages to read, built from the least that a file may hold."""

import json
from typing import Any

MOMENT = "2026-03-14T09:00:00Z"


def identifier(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


def link(number: int, title: str = "") -> dict[str, str]:
    return {"title": title, "identifier": identifier(number), "uri": f"https://example.org/{number}"}


def document(**members: Any) -> dict[str, Any]:
    return {**link(1), "title": "Aseptic services", "creator": "Us", "lastChangeDateTime": MOMENT, **members}


def item(number: int, **members: Any) -> dict[str, Any]:
    least = {"identifier": identifier(number), "uri": f"https://example.org/{number}", "lastChangeDateTime": MOMENT}
    return {**least, "fullStatement": f"Item {number}", **members}


def association(number: int, origin: int, kind: str, destination: int, **members: Any) -> dict[str, Any]:
    return {
        "identifier": identifier(number),
        "uri": f"https://example.org/{number}",
        "associationType": kind,
        "originNodeURI": link(origin),
        "destinationNodeURI": link(destination),
        "lastChangeDateTime": MOMENT,
        **members,
    }


def package(*items: dict[str, Any], associations: tuple[dict[str, Any], ...] = (), **members: Any) -> dict[str, Any]:
    return {"CFDocument": document(), "CFItems": list(items), "CFAssociations": list(associations), **members}


def data(found: Any) -> bytes:
    return json.dumps(found).encode()
