"""The earlier statement that one is `about`."""

from stillroom.competence.admission.verdict import Admission
from stillroom.competence.book import Book
from stillroom.competence.refusal import Rule
from stillroom.competence.statement import Statement


def find_about(book: Book, admission: Admission) -> Statement | None:
    """The statement this one is about, of the same person and competency; None, and refused, if there is none."""
    statement = admission.statement
    found = book.history(statement.person).by_id.get(statement.about or "")
    if found is None:
        admission.refuse(
            Rule.ABOUT_UNKNOWN,
            "about",
            "No statement of this organisation about this person has that id.",
            "Check the id; the statement it is about comes first.",
        )
    elif found.competency != statement.competency:
        admission.refuse(
            Rule.ABOUT_WRONG,
            "about",
            f"That statement is about {found.competency}, this one about {statement.competency}.",
            "Name the same competency.",
        )
        return None
    return found
