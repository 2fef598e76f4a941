"""Appointments come from the unit's accountable person."""

from stillroom.competence.admission.verdict import Admission
from stillroom.competence.book import Book
from stillroom.competence.framework import CompetencyHistory
from stillroom.competence.refusal import Rule
from stillroom.competence.statement import Capacity


def check(book: Book, admission: Admission, competency: CompetencyHistory | None) -> None:
    statement = admission.statement
    admission.needs(
        statement.capacity,
        "capacity",
        "An appointment says in which capacity.",
        f"Use one of: {', '.join(Capacity)}.",
    )
    author = book.staff.canonical(statement.author)
    if author not in book.staff.accountable_for(statement.person, statement.occurred_at):
        admission.refuse(
            Rule.NOT_ACCOUNTABLE,
            "author",
            "Appointments come from the accountable person of a unit where the appointee works.",
            "Ask the accountable person of the unit to appoint.",
        )
