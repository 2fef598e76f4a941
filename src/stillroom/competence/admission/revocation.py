"""A revocation takes back an earlier statement; only suspensions and what lifts them stand for ever."""

from stillroom.competence.admission.about import find_about
from stillroom.competence.admission.verdict import Admission
from stillroom.competence.book import Book
from stillroom.competence.entitlement import authoriser_basis
from stillroom.competence.framework import CompetencyHistory
from stillroom.competence.refusal import Rule
from stillroom.competence.statement import Kind

REVOCABLE = (
    Kind.SIGN_OFF,
    Kind.ACCEPTANCE,
    Kind.OBSERVATION,
    Kind.SUPERVISED_PRACTICE,
    Kind.EXEMPTION,
    Kind.APPOINTMENT,
    Kind.ABSENCE,
)
REVOCABLE_BY_ACCOUNTABLE = (Kind.APPOINTMENT, Kind.ABSENCE)


def check(book: Book, admission: Admission, competency: CompetencyHistory | None) -> None:
    statement = admission.statement
    if not admission.needs(statement.about, "about", "A revocation names what it revokes.", "Give its id."):
        return
    about = find_about(book, admission)
    if about is None:
        return
    if about.kind not in REVOCABLE:
        fix = "A suspension ends by reinstatement only." if about.kind == Kind.SUSPENSION else "State anew instead."
        admission.refuse(Rule.ABOUT_WRONG, "about", f"A {about.kind.replace('_', ' ')} cannot be revoked.", fix)
        return
    if about.id in book.history(statement.person).revocations:
        admission.refuse(
            Rule.ALREADY_DONE, "about", "That statement has been revoked already.", "Nothing more is needed."
        )
        return
    if statement.occurred_at < about.occurred_at:
        admission.refuse(
            Rule.ABOUT_WRONG, "occurred_at", "It would be revoked before it was made.", "Give a later moment."
        )
        return
    accountable = book.staff.accountable_for(statement.person, statement.occurred_at)
    if about.kind in REVOCABLE_BY_ACCOUNTABLE and book.staff.canonical(statement.author) in accountable:
        return
    admission.rests_on(authoriser_basis(book, statement.author, about.competency, about.context, statement.occurred_at))
