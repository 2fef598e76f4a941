"""One statement on its page: every fact of it, in words."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from markupsafe import Markup

from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.draft import NOTE, REASON
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.presenters.words import (
    CAPACITIES,
    MEANINGS,
    OUTCOMES,
    Wording,
    details_of,
    kind_label,
    lateness,
    method_label,
)
from stillroom.apps.ledger.selectors.one_statement import StatementInFull
from stillroom.competence.admission.revocation import REVOCABLE, REVOCABLE_BY_ACCOUNTABLE
from stillroom.competence.review import Flag, Why
from stillroom.competence.statement import EVERY_COMPETENCY, Kind, Outcome
from stillroom.ui import formats

TEXTS = {REASON: "Reason", NOTE: "Note"}
ERASED = "Erased. The text was deleted; that there was one stays on the record."
QUESTIONS: dict[Why, str] = {
    Why.RELIED_ON_REVOKED: "Something it rests on was revoked.",
    Why.RELIED_ON_FLAGGED: "An observation it rests on needs a second look itself.",
    Why.AUTHOR_SUSPENDED: "Its author was suspended at the time, as was recorded only later.",
    Why.AUTHOR_IS_PERSON: "Its author turned out to be the same person as the one it is about.",
    Why.FAILURE_RECORDED_LATER: "A failure that happened before it was recorded only after it.",
    Why.FAILURE_TO_REVIEW: "This failure asks for a review of what is in force.",
}
MayOpen = Callable[[Statement], bool]


def statement_page(found: StatementInFull, words: Wording, *, may_open: MayOpen) -> dict[str, Any]:
    row = found.row
    return {
        "page_title": f"{kind_label(row.kind)}: {words.person(row.person)}",
        "kind": kind_label(row.kind),
        "sentence": f"{words.sentence(row, found.about)}.",
        "tag": OUTCOMES.get(row.outcome),
        "facts": facts(found, words),
        "rests_on": [_linked(each, words, may_open) for each in found.rests_on],
        "carries": [_linked(each, words, may_open) for each in found.carries],
        "carries_more": found.carries_count - len(found.carries),
        "about": _linked(found.about, words, may_open) if found.about else None,
        "about_it": [_linked(each, words, may_open) for each in found.about_it],
        "fallen": _fallen(found),
        "questions": [
            *[_question(flag, found, words, may_open) for flag in found.flags],
            *[{"text": text, "links": []} for text in found.doubts],
        ],
        "place": found.place,
        "place_facts": _place(found),
    }


def ways_on(found: StatementInFull, *, may: Callable[[Permission], bool]) -> list[dict[str, str]]:
    """What the reader may do about it: end it, revoke it, read the result."""
    row = found.row
    stood = {each.kind for each in found.about_it}
    if Kind.REVOCATION in stood:
        return []
    ways: list[tuple[str, str]] = []
    if may(Permission.APPOINT) and row.kind in REVOCABLE_BY_ACCOUNTABLE:
        ways.append(("end_statement", f"End this {kind_label(row.kind).lower()}"))
    elif may(Permission.SIGN_OFF) and row.kind in REVOCABLE:
        ways.append(("revoke_statement", f"Revoke this {kind_label(row.kind).lower()}"))
    if may(Permission.RECORD_ABSENCE) and row.kind == Kind.ABSENCE and not row.about:
        ways.insert(0, ("change_absence", "Change the last day away"))
    if may(Permission.READ_RESULT) and row.outcome == Outcome.PENDING and Kind.OBSERVATION not in stood:
        ways.append(("result", "Read the result"))
    return [{"href": reverse(route, args=[row.id]), "text": text} for route, text in ways]


def facts(found: StatementInFull, words: Wording) -> list[dict[str, str | Markup]]:
    """Who, what, when, in which order people ask; what does not apply is left out."""
    row = found.row
    rows: list[tuple[str, str | Markup]] = [
        ("About", _person(row.person, words)),
        ("Stated by", _person(row.author, words)),
    ]
    if row.recorded_by not in (row.author, ""):
        rows.append(("Entered by", _person(row.recorded_by, words)))
    if row.taken_over_by:
        rows.append(("Vouched for by", _person(row.taken_over_by, words)))
    rows += [("Competency", words.competency(row.competency)), ("Framework version", row.framework_version)]
    optional = [
        ("Capacity", CAPACITIES.get(row.capacity, row.capacity).capitalize()),
        ("Method", method_label(row.method) if row.method else ""),
        ("Outcome", OUTCOMES[row.outcome][0] if row.outcome in OUTCOMES else row.outcome),
        ("The signature means", MEANINGS.get(row.meaning, row.meaning)),
        ("Context", row.context or "Any"),
        ("When it happened", formats.moment(row.occurred_at)),
        ("When it was recorded", _recorded(row)),
        (_last_day_label(row.kind), formats.day(row.valid_until)),
        *details_of(row),
        *_texts(found),
        ("Imported as", row.reference),
    ]
    rows += [pair for pair in optional if pair[1]]
    if row.competency == EVERY_COMPETENCY:
        rows = [pair for pair in rows if pair != ("Framework version", "")]
    return [{"key": key, "value": value} for key, value in rows]


def _recorded(row: Statement) -> str:
    late = lateness(row)
    return f"{formats.moment(row.recorded_at)}{f' ({late[:1].lower()}{late[1:]})' if late else ''}"


def _last_day_label(kind: str) -> str:
    return "Last day away" if kind == Kind.ABSENCE else "Last valid day"


def _texts(found: StatementInFull) -> list[tuple[str, str]]:
    """The texts it was recorded with; one that is gone says so."""
    order = [REASON, NOTE, *found.place.text_fields]
    fields = [field for field in dict.fromkeys(order) if field in found.place.text_fields or field in found.texts]
    return [(TEXTS.get(field, field.capitalize()), found.texts.get(field, ERASED)) for field in fields]


def _person(id_: str, words: Wording) -> str:
    return words.person(id_)


def _linked(row: Statement, words: Wording, may_open: MayOpen) -> dict[str, Any]:
    outcome = OUTCOMES.get(row.outcome)
    return {
        "at": row.occurred_at,
        "title": words.sentence(row),
        "href": reverse("statement", args=[row.id]) if may_open(row) else "",
        "status": outcome[0] if outcome else "",
        "tone": outcome[1] if outcome else "",
        "by": kind_label(row.kind),
    }


def _fallen(found: StatementInFull) -> str:
    """The one thing to know first about a statement that no longer stands."""
    for later in found.about_it:
        if later.kind == Kind.REVOCATION:
            return f"Revoked on {formats.moment(later.occurred_at)}."
        if later.kind == Kind.REINSTATEMENT:
            return f"Lifted by a reinstatement on {formats.moment(later.occurred_at)}."
    return ""


def _question(flag: Flag, found: StatementInFull, words: Wording, may_open: MayOpen) -> dict[str, Any]:
    own = flag.statement == found.row.id
    named = [found.flagged[id_] for id_ in (flag.statement, *flag.because) if id_ in found.flagged]
    text = QUESTIONS[flag.why] if own else "It raises a question about another statement."
    return {"text": text, "links": [_linked(each, words, may_open) for each in named]}


def _place(found: StatementInFull) -> list[dict[str, str]]:
    place = found.place
    return [
        {"key": "Number in the chain", "value": f"{place.seq:,}"},
        {"key": "Hash", "value": place.hash},
        {"key": "Hash of the one before", "value": place.prev_hash},
        {"key": "Id", "value": found.row.id},
    ]
