"""An entry in the logbook: of one's own work while one may do it, or by somebody who could assess it.

Who may not work cannot enter herself back: what she does under supervision is entered by her supervisor.
"""

from stillroom.competence.admission.about import find_about
from stillroom.competence.admission.verdict import Admission
from stillroom.competence.book import Book
from stillroom.competence.entitlement import authoriser_basis, observer_basis
from stillroom.competence.framework import CompetencyHistory
from stillroom.competence.readiness import State, standing
from stillroom.competence.refusal import Refusal, Rule
from stillroom.competence.statement import Kind

MOST = 999  # in one entry: more is a slip of the finger
STOPPED = frozenset((State.SUSPENDED, State.BLOCKED, State.NEEDS_UPDATE, State.REVOKED, State.LAPSED))


def check(book: Book, admission: Admission, competency: CompetencyHistory | None) -> None:
    statement = admission.statement
    if statement.about is not None:
        _check_countersignature(book, admission)
    elif not 1 <= statement.quantity <= MOST:
        admission.refuse(
            Rule.MISSING_FIELD, "details", "An entry says how many were done.", f"Give a number from 1 to {MOST}."
        )
    elif book.staff.canonical(statement.author) != book.staff.canonical(statement.person):
        _check_supervisor(book, admission)
    else:
        _check_may_work(book, admission)


def _check_may_work(book: Book, admission: Admission) -> None:
    statement = admission.statement
    found = standing(book.history(statement.person), statement.competency, statement.context, statement.occurred_at)
    if found.state in STOPPED:
        admission.refuse(
            Rule.MAY_NOT_WORK,
            "person",
            f"The person could not work alone in {statement.competency} then ({found.state.label}).",
            "Ask the supervisor to enter what was done under supervision.",
        )


def _check_supervisor(book: Book, admission: Admission) -> None:
    statement = admission.statement
    who = (book, statement.author, statement.competency, statement.context, statement.occurred_at)
    basis = observer_basis(*who, "observation")
    if isinstance(basis, Refusal):
        signing = authoriser_basis(*who)
        basis = basis if isinstance(signing, Refusal) else signing
    admission.rests_on(basis)


def _check_countersignature(book: Book, admission: Admission) -> None:
    statement = admission.statement
    entry = find_about(book, admission)
    if entry is None:
        return
    record = book.history(statement.person).record(statement.competency)
    if entry.kind != Kind.ACTIVITY or entry.about is not None or (record and entry.id in record.revocations):
        admission.refuse(
            Rule.ABOUT_WRONG,
            "about",
            "That is not an entry in the logbook that stands.",
            "Name the entry to countersign.",
        )
    elif record and entry.id in record.countersignatures:
        admission.refuse(Rule.ALREADY_DONE, "about", "That entry is countersigned already.", "Nothing more is needed.")
    elif book.staff.canonical(statement.author) == book.staff.canonical(entry.author):
        admission.refuse(
            Rule.HERSELF, "author", "Nobody countersigns an entry of their own making.", "Ask somebody else to."
        )
    else:
        _check_supervisor(book, admission)
