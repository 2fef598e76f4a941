"""What another organisation signed counts here through an acceptance by one of ours.

An acceptance that names a method accepts that part only: the scheme asks for it no more, all the rest is done here.
"""

from stillroom.competence.admission.authority import authority
from stillroom.competence.admission.verdict import Admission
from stillroom.competence.book import Book
from stillroom.competence.framework import Competency, CompetencyHistory
from stillroom.competence.record import last_valid_day
from stillroom.competence.refusal import Rule
from stillroom.competence.statement import Outcome


def check(book: Book, admission: Admission, competency: CompetencyHistory | None) -> None:
    statement = admission.statement
    if competency is None:
        return
    definition = competency.competency(statement.version) or competency.current
    _check_last_day(admission, definition)
    admission.rests_on(authority(book, admission, statement.context))
    if definition.critical and not admission.statement.method:
        _check_seen_here(book, admission)


def _check_last_day(admission: Admission, definition: Competency) -> None:
    """Fill in the last valid day: no acceptance outlasts a sign-off made here on the same day."""
    statement = admission.statement
    longest = last_valid_day(definition, statement.occurred_at)
    if longest is None:
        return
    if statement.valid_until is not None and statement.valid_until > longest:
        admission.refuse(
            Rule.VALIDITY_LENGTHENED,
            "valid_until",
            f"{statement.valid_until} is later than {definition.validity_months} months allow ({longest}).",
            f"Use {longest} or an earlier day.",
        )
    admission.statement = statement._replace(valid_until=statement.valid_until or longest)


def _check_seen_here(book: Book, admission: Admission) -> None:
    statement = admission.statement
    record = book.history(statement.person).record(statement.competency)
    if record is None:
        return
    progress = record.progress(statement.context, statement.version, statement.occurred_at)
    if not any(record.outcome(seen, statement.occurred_at) == Outcome.PASS for seen in progress.evidence):
        admission.refuse(
            Rule.CRITICAL,
            "competency",
            f"{statement.competency} is critical: it is not accepted without one local observation.",
            "Observe it here once, then accept.",
        )
