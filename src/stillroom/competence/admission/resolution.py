"""An observation `about` a pending one gives it its result; it takes over its method, context and version."""

from stillroom.competence.admission.about import find_about
from stillroom.competence.admission.verdict import Admission
from stillroom.competence.book import Book
from stillroom.competence.refusal import Rule
from stillroom.competence.statement import Kind, Outcome, Statement


def check_resolution(book: Book, admission: Admission) -> None:
    statement = admission.statement
    pending = find_about(book, admission)
    if pending is None:
        return
    if pending.kind != Kind.OBSERVATION or pending.outcome != Outcome.PENDING:
        admission.refuse(
            Rule.ABOUT_WRONG, "about", "That statement is not a pending result.", "Name the pending result."
        )
        return
    _check_unread(book, admission, pending)
    if statement.outcome == Outcome.PENDING:
        admission.refuse(Rule.ABOUT_WRONG, "outcome", "A result that is read is a pass or a fail.", "Say which.")
    if statement.method and statement.method != pending.method:
        admission.refuse(
            Rule.ABOUT_WRONG, "method", f"The pending result is of {pending.method}.", "Leave the method empty."
        )
    if statement.context and statement.context != pending.context:
        admission.refuse(
            Rule.ABOUT_WRONG,
            "context",
            f"The sample was taken in the context “{pending.context}”.",
            "Leave the context empty, or correct the sample first.",
        )
    if statement.occurred_at < pending.occurred_at:
        admission.refuse(
            Rule.ABOUT_WRONG,
            "occurred_at",
            "The result would be read before the sample was taken.",
            "Give the moment it was read.",
        )
    admission.statement = statement._replace(method=pending.method, context=pending.context, version=pending.version)


def _check_unread(book: Book, admission: Admission, pending: Statement) -> None:
    """Whenever it was read: a second reading dated before the first would replace it."""
    history = book.history(pending.person)
    record = history.record(pending.competency)
    readings = record.resolutions.get(pending.id, ()) if record else ()
    if pending.id in history.revocations:
        admission.refuse(Rule.ABOUT_WRONG, "about", "That pending result was revoked.", "Record a new observation.")
    elif any(reading.id not in history.revocations for reading in readings):
        admission.refuse(
            Rule.ALREADY_DONE,
            "about",
            "That result has been read already.",
            "To correct it, revoke the reading with a reason, then read it again.",
        )
