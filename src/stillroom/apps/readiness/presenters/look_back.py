"""What the pages about look-backs say."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

from django.urls import reverse

from stillroom.apps.ledger.details import quantity_in
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.presenters.words import OUTCOMES, kind_label
from stillroom.apps.readiness.models import LookBackReview
from stillroom.apps.readiness.presenters.counting import count, sentence, verb
from stillroom.apps.readiness.presenters.words import context_words, method_label
from stillroom.apps.readiness.selectors.look_backs import Shown
from stillroom.competence.days import day_of
from stillroom.ui import formats

COLUMNS = ("moment", "kind", "competency", "context", "method", "outcome", "how_many", "session", "workstation", "lot")


def look_back_rows(shown: Iterable[Shown], names: Mapping[str, str], titles: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "href": reverse("look_back", args=[each.found.failure]),
            "who": names.get(each.person, ""),
            "what": f"{each.competency} {titles.get(each.competency, '')}: {method_label(each.found.method)}",
            "from": formats.short_day(each.found.since and day_of(each.found.since)) or "The first sign-off",
            "to": formats.short_day(day_of(each.found.until)),
            "state": "Open" if each.open else "Closed",
            "tone": "stopped" if each.open else "ok",
        }
        for each in shown
    ]


def look_backs_finding(shown: Sequence[Shown]) -> str:
    waiting = sum(each.open for each in shown)
    if not shown:
        return "No failure has opened a look-back."
    if not waiting:
        return f"{sentence(count(len(shown), 'look-back'))}, and none is open."
    return f"{sentence(count(waiting, 'look-back'))} {verb(waiting, 'is', 'are')} open."


def open_words(waiting: Sequence[Shown]) -> list[dict[str, str]]:
    """On a board: each open look-back in a sentence with its address."""
    return [
        {
            "text": f"The look-back of {each.competency} since {formats.day(day_of(each.found.until))} is open",
            "href": reverse("look_back", args=[each.found.failure]),
        }
        for each in waiting
    ]


def finding(each: Shown, name: str) -> str:
    method = method_label(each.found.method)
    began = (
        f"since the last one that passed, sampled on {formats.moment(each.found.since)}"
        if each.found.since
        else "since the first sign-off: none had passed before"
    )
    return (
        f"{name}’s {method[:1].lower()}{method[1:]} failed. Review what {name} made {began},"
        f" until the suspension on {formats.moment(each.found.until)}."
    )


def facts(
    each: Shown, failure: Statement, names: Mapping[str, str], codes: Sequence[str], titles: Mapping[str, str]
) -> list[dict[str, Any]]:
    details = json.loads(failure.details) if failure.details else {}
    return [
        {"key": "Person", "value": names.get(each.person, "")},
        {"key": "Competency", "value": f"{each.competency} {titles.get(each.competency, '')}"},
        {"key": "Context", "value": context_words(str(each.found.context))},
        {"key": "Last pass sampled", "value": formats.moment(each.found.since) if each.found.since else "None before"},
        {"key": "Failed sample taken", "value": formats.moment(each.found.sampled)},
        {"key": "Suspended from", "value": formats.moment(each.found.until)},
        {"key": "Organism", "value": details.get("organism", "")},
        {"key": "Also affected", "value": ", ".join(code for code in codes if code != each.competency) or "Nothing"},
    ]


def deviation_of(failure: Statement, review: LookBackReview | None) -> str:
    if review is not None and review.deviation:
        return review.deviation
    details = json.loads(failure.details) if failure.details else {}
    return str(details.get("deviation", ""))


def interval_rows(rows: Iterable[Statement]) -> list[dict[str, str]]:
    found = []
    for row in rows:
        details = json.loads(row.details) if row.details else {}
        found.append(
            {
                "moment": formats.moment(row.occurred_at),
                "kind": kind_label(row.kind),
                "competency": row.competency,
                "context": row.context,
                "method": method_label(row.method) if row.method else "",
                "outcome": OUTCOMES[row.outcome][0] if row.outcome in OUTCOMES else "",
                "how_many": str(quantity_in(details)) if row.kind == "activity" else "",
                "session": details.get("session", ""),
                "workstation": details.get("workstation", ""),
                "lot": details.get("lot", ""),
            }
        )
    return found


def interval_csv(each: Shown, rows: Iterable[Statement], name: str) -> str:
    """With what it is about in front: a file that left the system still says which look-back it was."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("person", "look_back", "from", "until", *COLUMNS))
    since = each.found.since.isoformat() if each.found.since else ""
    about = (_safe(name), each.found.failure, since, each.found.until.isoformat())
    listed = list(rows)
    for row, shown in zip(listed, interval_rows(listed), strict=True):
        shown["moment"] = row.occurred_at.isoformat()
        writer.writerow((*about, *(_safe(shown[column]) for column in COLUMNS)))
    if not listed:
        writer.writerow((*about, *("" for _ in COLUMNS)))
    return out.getvalue()


def _safe(text: str) -> str:
    """A spreadsheet takes what begins so for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text


def _signature(review: LookBackReview) -> tuple[str, str, str]:
    return (
        review.reviewed_by.full_name,
        f"deviation {review.deviation}" if review.deviation else "",
        f"signed with: {review.signed_with}" if review.signed_with else "",
    )


def review_rows(reviews: Iterable[LookBackReview]) -> list[dict[str, Any]]:
    return [
        {
            "at": each.recorded_at,
            "title": "Closed" if each.closed else "Kept open",
            "text": each.conclusion or "Nothing written down yet.",
            "by": ", ".join(filter(None, _signature(each))),
            "status": "Closed" if each.closed else "Open",
            "tone": "ok" if each.closed else "stopped",
        }
        for each in reviews
    ]
