"""Work under supervision is cleared by someone who could assess it, or by an authoriser."""

from stillroom.competence.admission.verdict import Admission
from stillroom.competence.book import Book
from stillroom.competence.entitlement import authoriser_basis, observer_basis
from stillroom.competence.framework import CompetencyHistory
from stillroom.competence.refusal import Refusal, Rule


def check(book: Book, admission: Admission, competency: CompetencyHistory | None) -> None:
    statement = admission.statement
    if statement.about is not None:
        record = book.history(statement.person).record(statement.competency)
        if record is None or record.suspension_about(statement.about) is None:
            admission.refuse(
                Rule.ABOUT_WRONG,
                "about",
                "A clearance may only be about a suspension of the same person and competency.",
                "Name the suspension, or leave it empty.",
            )
            return
    who = (book, statement.author, statement.competency, statement.context, statement.occurred_at)
    basis = observer_basis(*who, "observation")
    if isinstance(basis, Refusal):
        signing = authoriser_basis(*who)
        basis = basis if isinstance(signing, Refusal) else signing
    admission.rests_on(basis)
