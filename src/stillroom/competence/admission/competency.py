"""The competency and the framework version that a statement names must be published."""

from stillroom.competence.admission.verdict import Admission
from stillroom.competence.book import Book
from stillroom.competence.framework import CompetencyHistory
from stillroom.competence.refusal import Rule
from stillroom.competence.statement import EVERY_COMPETENCY, Kind

MAY_NAME_EVERY = (Kind.APPOINTMENT, Kind.ABSENCE, Kind.REVOCATION)  # a revocation names what the revoked one named


def known_competency(book: Book, admission: Admission) -> CompetencyHistory | None:
    """The versions of the competency stated about; None for `*` and for what is refused as unknown."""
    statement = admission.statement
    if statement.competency == EVERY_COMPETENCY:
        if statement.kind not in MAY_NAME_EVERY:
            admission.refuse(
                Rule.UNKNOWN_COMPETENCY,
                "competency",
                "“*” stands for every competency only in appointments and absences.",
                "Name one competency.",
            )
        return None
    competency = book.frameworks.history(statement.competency)
    if competency is None:
        admission.refuse(
            Rule.UNKNOWN_COMPETENCY,
            "competency",
            f"No published framework has the competency “{statement.competency}”.",
            "Check the code, or import the framework first.",
        )
    elif statement.version and competency.edition(statement.version) is None:
        admission.refuse(
            Rule.UNKNOWN_VERSION,
            "framework_version",
            f"{statement.competency} is not in version “{statement.version}”.",
            f"Use one of: {', '.join(competency.editions)}.",
        )
    return competency
