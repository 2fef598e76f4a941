"""An attempt seen by somebody entitled to observe it, or the result of a sample read later."""

from stillroom.competence.admission.resolution import check_resolution
from stillroom.competence.admission.verdict import Admission
from stillroom.competence.book import Book
from stillroom.competence.entitlement import observer_basis
from stillroom.competence.framework import CompetencyHistory


def check(book: Book, admission: Admission, competency: CompetencyHistory | None) -> None:
    if admission.statement.about is not None:
        check_resolution(book, admission)
    else:
        admission.needs(
            admission.statement.method, "method", "An observation says by which method.", "Name the method."
        )
    if not admission.refusals:
        admission.needs(
            admission.statement.outcome, "outcome", "An observation has an outcome.", "Use pass, fail or pending."
        )
    if admission.refusals:
        return
    seen = admission.statement
    admission.rests_on(observer_basis(book, seen.author, seen.competency, seen.context, seen.occurred_at, seen.method))
