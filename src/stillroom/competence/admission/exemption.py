"""An exemption removes a requirement until its last day; never from a critical competency."""

from stillroom.competence.admission.authority import authority
from stillroom.competence.admission.verdict import Admission
from stillroom.competence.book import Book
from stillroom.competence.framework import CompetencyHistory
from stillroom.competence.refusal import Rule


def check(book: Book, admission: Admission, competency: CompetencyHistory | None) -> None:
    statement = admission.statement
    if competency is not None and competency.current.critical:
        admission.refuse(
            Rule.CRITICAL,
            "competency",
            f"{statement.competency} is critical: nobody is exempted from it.",
            "Train and sign off, or take the requirement off the role.",
        )
    admission.needs(statement.valid_until, "valid_until", "An exemption has a last day.", "Give its last valid day.")
    admission.rests_on(authority(book, admission, statement.context))
