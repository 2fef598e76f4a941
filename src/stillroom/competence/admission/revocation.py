"""A revocation takes back an earlier statement; only suspensions and what lifts them stand for ever."""

from stillroom.competence.admission.about import find_about
from stillroom.competence.admission.authority import authority
from stillroom.competence.admission.verdict import Admission
from stillroom.competence.book import Book
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
    Kind.ACTIVITY,
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
    if about.kind in REVOCABLE_BY_ACCOUNTABLE and _is_accountable(book, admission):
        return
    admission.rests_on(authority(book, admission, about.context))


def _is_accountable(book: Book, admission: Admission) -> bool:
    author, person = book.staff.canonical(admission.statement.author), admission.statement.person
    return all(author in book.staff.accountable_for(person, moment) for moment in admission.judged_at)
