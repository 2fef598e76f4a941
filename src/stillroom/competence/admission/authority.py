"""Whether the author may sign: judged for when it happened and, of what is stated by hand, for now as well.

A row of a table repeats a signature given elsewhere at the time; what somebody states on a page she signs now, however
far back she dates it.
"""

from stillroom.competence.admission.verdict import Admission
from stillroom.competence.book import Book
from stillroom.competence.context import Context
from stillroom.competence.entitlement import Basis, authoriser_basis
from stillroom.competence.refusal import Refusal


def authority(book: Book, admission: Admission, context: Context) -> Basis | Refusal:
    """The appointments by which the author signs, at every moment that is judged; otherwise why not."""
    statement = admission.statement
    found: Basis = ()
    for moment in admission.judged_at:
        basis = authoriser_basis(book, statement.author, statement.competency, context, moment)
        if isinstance(basis, Refusal):
            return basis
        found += basis
    return found
