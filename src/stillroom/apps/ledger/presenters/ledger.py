"""The list of statements on its page."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.presenters.words import (
    KINDS,
    OUTCOMES,
    Wording,
    is_late,
    kind_label,
    last_day,
    lateness,
    short_moment,
)
from stillroom.apps.ledger.selectors.ledger_page import LedgerPage, Wanted
from stillroom.apps.places.models import Organisation
from stillroom.competence.statement import EVERY_COMPETENCY


def ledger_rows(page: LedgerPage, words: Wording) -> list[dict[str, Any]]:
    return [ledger_row(row, words) for row in page.rows]


def ledger_row(row: Statement, words: Wording) -> dict[str, Any]:
    return {
        "seq": f"{row.seq:,}",
        "kind": kind_label(row.kind),
        "sentence": words.sentence(row),
        "href": reverse("statement", args=[row.id]),
        "occurred": short_moment(row.occurred_at),
        "recorded": short_moment(row.recorded_at),
        "until": last_day(row),
        "context": row.context,
        "marks": marks(row),
    }


def marks(row: Statement) -> list[tuple[str, str]]:
    """What a reader has to see at once, as (words, tone)."""
    found = [OUTCOMES[row.outcome]] if row.outcome in OUTCOMES else []
    if row.taken_over_by:
        found.append(("Taken over", "exempt"))
    if is_late(row) and not row.taken_over_by:
        found.append((lateness(row), "due"))
    return found


def filters(wanted: Wanted, codes: Iterable[str], words: Wording) -> dict[str, Any]:
    """What the fields of the filter hold and offer."""
    kinds = [("", "Any kind"), *KINDS.items()]
    offered = [("", "Any competency"), *((code, words.competency(code)) for code in codes)]
    offered = [(code, "Every competency (*)" if code == EVERY_COMPETENCY else text) for code, text in offered]
    return {
        "person": wanted.person,
        "kinds": [{"value": v, "text": t, "selected": v == wanted.kind} for v, t in kinds],
        "competencies": [{"value": v, "text": t, "selected": v == wanted.competency} for v, t in offered],
        "since": wanted.since.isoformat() if wanted.since else "",
        "until": wanted.until.isoformat() if wanted.until else "",
    }


def wanted_from(asked: Mapping[str, str]) -> Wanted:
    """Read from the address of the page; a day that is none narrows nothing."""
    kind = asked.get("kind", "")
    return Wanted(
        person=asked.get("person", "").strip()[:200],
        competency=asked.get("competency", "").strip()[:50],
        kind=kind if kind in KINDS else "",
        since=_day(asked.get("since", "")),
        until=_day(asked.get("until", "")),
    )


def page_links(organisation: Organisation, wanted: Wanted, page: LedgerPage) -> dict[str, str]:
    """Addresses of the older and the newer page, those that there are."""
    base = reverse("ledger", args=[organisation.id])
    kept = {
        "person": wanted.person,
        "competency": wanted.competency,
        "kind": wanted.kind,
        "since": wanted.since.isoformat() if wanted.since else "",
        "until": wanted.until.isoformat() if wanted.until else "",
    }
    kept = {key: value for key, value in kept.items() if value}
    links = {}
    if page.older is not None:
        links["older"] = f"{base}?{urlencode(kept | {'before': page.older})}"
    if page.newer is not None:
        links["newer"] = f"{base}?{urlencode(kept | {'after': page.newer})}"
    return links


def number_from(text: str) -> int | None:
    """A number in the chain from the address of the page."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
