"""A sign-off comes from an authoriser, needs its scheme met, and lasts no longer than the evidence allows."""

from stillroom.competence.admission.authority import authority
from stillroom.competence.admission.scheme_met import check_scheme_met, relied_on_evidence
from stillroom.competence.admission.verdict import Admission
from stillroom.competence.book import Book
from stillroom.competence.days import day_of
from stillroom.competence.framework import CompetencyHistory
from stillroom.competence.record import Progress, last_valid_day
from stillroom.competence.refusal import Rule
from stillroom.competence.statement import Kind


def check(book: Book, admission: Admission, competency: CompetencyHistory | None) -> None:
    statement = admission.statement
    if competency is None:
        return
    if statement.taken_over_by:
        admission.needs(
            statement.valid_until,
            "valid_until",
            "A sign-off taken over from old records needs its last valid day.",
            "Give the day the old record says.",
        )
        return
    record = book.history(statement.person).record(statement.competency)
    if record is None:
        return
    progress = record.progress(statement.context, statement.version, statement.occurred_at)
    basis = authority(book, admission, statement.context)
    if not admission.rests_on(basis, *relied_on_evidence(record, progress, statement.occurred_at)):
        return
    check_scheme_met(admission, progress, "The sign-off")
    _check_seen_here(admission, progress)
    if not admission.refusals:
        _check_last_day(admission, competency, progress)


def _check_seen_here(admission: Admission, progress: Progress) -> None:
    """What rests on another employer's word alone is an acceptance: it ends with its source, a sign-off does not."""
    if progress.evidence and all(each.kind == Kind.ACCEPTANCE for each in progress.evidence):
        admission.refuse(
            Rule.SCHEME_NOT_MET,
            "competency",
            "All that it would rest on was accepted from elsewhere; nothing was observed here since.",
            "Observe once here, then sign; or accept the whole from elsewhere instead.",
        )


def _check_last_day(admission: Admission, competency: CompetencyHistory, progress: Progress) -> None:
    """Fill in the last valid day; one that the author gives may be earlier, never later."""
    statement = admission.statement
    if progress.last_gathered is None:
        return
    last_day = last_valid_day(competency.competency(statement.version) or competency.current, progress.last_gathered)
    if last_day is None:
        return
    if last_day < day_of(statement.occurred_at):
        admission.refuse(
            Rule.EVIDENCE_TOO_OLD,
            "occurred_at",
            f"The evidence was gathered on {day_of(progress.last_gathered):%-d %B %Y};"
            f" what rests on it ended on {last_day:%-d %B %Y}.",
            "Observe again, then sign.",
        )
    elif statement.valid_until is not None and statement.valid_until > last_day:
        admission.refuse(
            Rule.VALIDITY_LENGTHENED,
            "valid_until",
            f"{statement.valid_until} is later than the evidence allows ({last_day}).",
            f"Use {last_day} or an earlier day.",
        )
    admission.statement = statement._replace(valid_until=statement.valid_until or last_day)
