"""An absence, or another last day for one stated before. Anyone may state it; why she is away is never kept."""

from stillroom.competence.admission.about import find_about
from stillroom.competence.admission.authority import authority
from stillroom.competence.admission.verdict import Admission
from stillroom.competence.book import Book
from stillroom.competence.days import day_of
from stillroom.competence.framework import CompetencyHistory
from stillroom.competence.refusal import Rule
from stillroom.competence.statement import Kind, Statement


def check(book: Book, admission: Admission, competency: CompetencyHistory | None) -> None:
    if admission.statement.has_reason:
        admission.refuse(
            Rule.TEXT_NOT_KEPT,
            "reason",
            "Nothing is kept of why somebody is away.",
            "Leave the reason empty: the days are enough.",
        )
    if admission.statement.about is None:
        return
    absence = find_about(book, admission)
    if absence is not None:
        _check_change(book, admission, absence)


def _check_change(book: Book, admission: Admission, absence: Statement) -> None:
    statement, history = admission.statement, book.history(absence.person)
    if absence.kind != Kind.ABSENCE or absence.about is not None or absence.id in history.revocations:
        admission.refuse(
            Rule.ABOUT_WRONG, "about", "That is not an absence that stands.", "Name the absence whose last day changes."
        )
        return
    if not admission.needs(
        statement.valid_until, "valid_until", "A changed absence has a last day.", "Give the last day away."
    ):
        return
    last = history.as_changed(absence, statement.occurred_at).valid_until
    if statement.valid_until is not None and statement.valid_until < day_of(absence.occurred_at):
        admission.refuse(
            Rule.ENDS_BEFORE_START,
            "valid_until",
            f"{statement.valid_until} is before the first day away.",
            "Give the last day away; if there was none, end the absence.",
        )
    elif statement.occurred_at < absence.occurred_at:
        admission.refuse(
            Rule.ABOUT_WRONG, "occurred_at", "It would be changed before it began.", "Give a later moment."
        )
    elif statement.valid_until is not None and (last is None or statement.valid_until < last):
        _check_may_shorten(book, admission)


def _check_may_shorten(book: Book, admission: Admission) -> None:
    """Anyone may stop somebody; saying that she was back sooner may let her work, so it takes who could end it."""
    statement = admission.statement
    author = book.staff.canonical(statement.author)
    if author == book.staff.canonical(statement.person):
        admission.refuse(
            Rule.HERSELF, "author", "Nobody ends an absence of their own early.", "Ask the accountable person to."
        )
        return
    if all(author in book.staff.accountable_for(statement.person, moment) for moment in admission.judged_at):
        return
    admission.rests_on(authority(book, admission, statement.context))
