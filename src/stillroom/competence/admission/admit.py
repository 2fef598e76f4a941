"""The entry: one statement checked against everything stated so far."""

from collections.abc import Callable

from stillroom.competence.admission import (
    absence,
    acceptance,
    activity,
    appointment,
    clearance,
    exemption,
    observation,
    reinstatement,
    revocation,
    sign_off,
)
from stillroom.competence.admission.competency import known_competency
from stillroom.competence.admission.moment import check_moment
from stillroom.competence.admission.person import check_person
from stillroom.competence.admission.reason import check_reason
from stillroom.competence.admission.verdict import Admission
from stillroom.competence.book import Book
from stillroom.competence.framework import CompetencyHistory
from stillroom.competence.statement import Kind, Statement


def admit(book: Book, statement: Statement, *, stated_now: bool = False) -> Admission:
    """Check one statement against everything stated so far. Adds nothing to the book.

    `stated_now`: by hand, at its recorded moment, rather than as a row of a table that repeats what was signed then.
    """
    admission = Admission(
        statement._replace(relied_on=()), stated_now=stated_now
    )  # what it rests on is found here, never claimed
    competency = known_competency(book, admission)
    if competency is not None and not statement.version:
        admission.statement = admission.statement._replace(version=competency.current_version)
    check_moment(admission)
    check_reason(admission)
    check_person(book, admission)
    if not admission.refusals:
        _CHECKS[Kind(statement.kind)](book, admission, competency)
    return admission


def _entitles_nobody(book: Book, admission: Admission, competency: CompetencyHistory | None) -> None:
    """Self-assessments, feedback and suspensions let nobody do anything: anyone may stop someone."""


_CHECKS: dict[Kind, Callable[[Book, Admission, CompetencyHistory | None], None]] = {
    Kind.APPOINTMENT: appointment.check,
    Kind.SELF_ASSESSMENT: _entitles_nobody,
    Kind.OBSERVATION: observation.check,
    Kind.SUPERVISED_PRACTICE: clearance.check,
    Kind.SIGN_OFF: sign_off.check,
    Kind.SUSPENSION: _entitles_nobody,
    Kind.REINSTATEMENT: reinstatement.check,
    Kind.REVOCATION: revocation.check,
    Kind.EXEMPTION: exemption.check,
    Kind.ABSENCE: absence.check,
    Kind.ACCEPTANCE: acceptance.check,
    Kind.ACTIVITY: activity.check,
    Kind.FEEDBACK: _entitles_nobody,
}
