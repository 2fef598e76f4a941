"""The trust list in words."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse

from stillroom.apps.passport.models import TrustedIssuer
from stillroom.apps.passport.selectors.trust_list import local_dids
from stillroom.standards.credentials.keys import fingerprint
from stillroom.ui.formats import day


def trust_rows(rows: Iterable[TrustedIssuer], units: Mapping[UUID, str]) -> list[dict[str, Any]]:
    local = local_dids()
    return [
        {
            "name": row.name,
            "did": row.did,
            "where": units.get(row.unit_id, row.unit.code) if row.unit_id and row.unit else "Every unit",
            "key": _keys(row, row.did in local),
            "compared": row.compared_how,
            "since": f"{day(row.added_at)}{f' by {row.added_by}' if row.added_by else ''}",
            "end": reverse("end_trust", args=[row.organisation_id, row.id]),
        }
        for row in rows
    ]


def _keys(row: TrustedIssuer, is_local: bool) -> str:
    if is_local:
        return "On this installation: read directly"
    if not row.keys:
        return "Looked up each time"
    return f"Kept: {', '.join(fingerprint(pem.encode()) for pem in row.keys.values())}"


def compare_page(did: str, keys: Mapping[str, str]) -> dict[str, Any]:
    return {
        "did": did,
        "keys": [
            {"name": name.partition("#")[2] or name, "print": fingerprint(pem.encode())} for name, pem in keys.items()
        ],
    }
