"""One statement as a line of a training record: everything it says, on what it rests, and what became of it."""

from stillroom.apps.ledger.draft import NOTE, REASON
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.presenters.words import (
    CAPACITIES,
    OUTCOMES,
    details_of,
    is_late,
    kind_label,
    lateness,
    method_label,
    short_moment,
)
from stillroom.apps.readiness.presenters.inspection.numbers import number, numbers
from stillroom.apps.readiness.presenters.words import context_words
from stillroom.apps.readiness.selectors.inspection.inspection import Inspection
from stillroom.competence.statement import Kind
from stillroom.documents.inspection_pack.content import Line
from stillroom.ui import formats

TEXTS = {REASON: "Reason", NOTE: "Note"}
ERASED = "erased; that there was one stays on the record"
ENTITLES = (Kind.APPOINTMENT, Kind.SIGN_OFF, Kind.ACCEPTANCE)


def line(row: Statement, found: Inspection) -> Line:
    return Line(
        number=number(row),
        when=short_moment(row.occurred_at),
        recorded=f"rec. {short_moment(row.recorded_at)}",
        what=what(row),
        by=by(row, found),
        outcome=outcome(row),
        details=tuple(details(row, found)),
        marks=tuple(marks(row, found)),
    )


def what(row: Statement) -> str:
    """“Observation: broth test”, “Appointment as assessor”"""
    if row.kind == Kind.OBSERVATION:
        read = "Result read: " if row.about else ""
        return f"{read}{method_label(row.method)}"
    if row.kind == Kind.APPOINTMENT:
        return f"Appointment as {CAPACITIES.get(row.capacity, row.capacity)}"
    return kind_label(row.kind)


def by(row: Statement, found: Inspection) -> str:
    return f"{found.words.person(row.author)}{f', {row.meaning}' if row.meaning else ''}"


def outcome(row: Statement) -> str:
    if row.outcome:
        return OUTCOMES[row.outcome][0] if row.outcome in OUTCOMES else row.outcome
    return f"Until {formats.short_day(row.valid_until)}" if row.valid_until else ""


def details(row: Statement, found: Inspection) -> list[str]:
    """Context and version, lots and sessions, evidence and entitlement, reason and note."""
    rested = [found.statements.by_id[id_] for id_ in row.relied_on.split() if id_ in found.statements.by_id]
    evidence = [each for each in rested if each.kind not in ENTITLES]
    about = found.statements.by_id.get(row.about)
    facts = [
        f"About No. {number(about)}" if about else "",
        context_words(row.context) if row.context else "",
        f"version {row.framework_version}" if row.framework_version else "",
        *(f"{key.lower()} {value}" for key, value in details_of(row)),
        f"rests on No. {numbers(evidence)}" if evidence else "",
        _entitled(row, found),
        f"entered by {found.words.person(row.recorded_by)}" if row.recorded_by not in (row.author, "") else "",
    ]
    line = "; ".join(filter(None, facts))
    said = [f"{TEXTS.get(name, name)}: {text}" for name, text in texts(row, found)]
    return [each for each in (line[:1].upper() + line[1:], *said) if each]


def _entitled(row: Statement, found: Inspection) -> str:
    """Of a decision in full; of an observation by number, which the section on entitlement explains."""
    if row.kind != Kind.OBSERVATION:
        words = entitlement(row, found)
        return f"entitled: {words}" if words else ""
    by = _entitling(row, found)
    return f"entitled by No. {numbers(by)}" if by else ""


def _entitling(row: Statement, found: Inspection) -> list[Statement]:
    """Of the statements it rests on, those about its author."""
    rested = (found.statements.by_id[id_] for id_ in row.relied_on.split() if id_ in found.statements.by_id)
    author = found.same_human(row.author)
    return [each for each in rested if each.kind in ENTITLES and found.same_human(each.person) == author]


def texts(row: Statement, found: Inspection) -> list[tuple[str, str]]:
    """Each text it was recorded with; one that was erased says so."""
    said = ((name, found.statements.text(row, name)) for name in (REASON, NOTE))
    return [(name, ERASED if text is None else text) for name, text in said if text != ""]


def entitlement(row: Statement, found: Inspection) -> str:
    """Down to the accountable person: by which statement, made by whom, who is accountable for what."""
    if row.taken_over_by or row.kind == Kind.SELF_ASSESSMENT:
        return ""
    parts = []
    for each in _entitling(row, found):
        if each.kind == Kind.APPOINTMENT:
            parts.append(f"appointed {CAPACITIES.get(each.capacity, each.capacity)} by {_appointed_by(each, found)}")
        else:
            parts.append(f"signed off in {each.competency} by {found.words.person(each.author)} (No. {number(each)})")
    if not parts and (units := found.accountable.get(found.same_human(row.author))):
        parts.append(f"accountable person of {', '.join(units)}")
    return "; ".join(parts)


def _appointed_by(row: Statement, found: Inspection) -> str:
    units = found.accountable.get(found.same_human(row.author))
    who = f", accountable person of {', '.join(units)}," if units else ""
    return f"{found.words.person(row.author)}{who} on {formats.short_day(row.occurred_at)} (No. {number(row)})"


def marks(row: Statement, found: Inspection) -> list[str]:
    """What a reader has to see at once."""
    marked = []
    if row.taken_over_by:
        marked.append(f"Taken over from earlier records, vouched for by {found.words.person(row.taken_over_by)}")
    elif is_late(row):
        marked.append(f"Late entry: {lateness(row)[:1].lower()}{lateness(row)[1:]}")
    if row.recorded_at > found.subject.at:
        marked.append("Not known at the moment asked about")
    for later in found.statements.about.get(row.id, ()):
        if later.kind == Kind.REVOCATION:
            marked.append(f"Revoked by No. {number(later)} on {formats.short_day(later.occurred_at)}")
        elif later.kind == Kind.REINSTATEMENT:
            marked.append(f"Lifted by No. {number(later)} on {formats.short_day(later.occurred_at)}")
        elif later.kind == Kind.OBSERVATION:
            marked.append(f"Result read in No. {number(later)}")
    return marked
