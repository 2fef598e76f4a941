"""A reinstatement lifts one suspension, once, after requalification."""

from stillroom.competence.admission.authority import authority
from stillroom.competence.admission.scheme_met import check_scheme_met, relied_on_evidence
from stillroom.competence.admission.verdict import Admission
from stillroom.competence.book import Book
from stillroom.competence.framework import CompetencyHistory
from stillroom.competence.refusal import Rule


def check(book: Book, admission: Admission, competency: CompetencyHistory | None) -> None:
    statement = admission.statement
    if not admission.needs(statement.about, "about", "A reinstatement names the suspension it lifts.", "Give its id."):
        return
    record = book.history(statement.person).record(statement.competency)
    suspension = record.suspension_about(statement.about or "") if record else None
    if record is None or suspension is None:
        admission.refuse(
            Rule.ABOUT_WRONG,
            "about",
            "That is not a suspension of this person in this competency, nor a failure that caused one.",
            "Name the suspension, or the failed observation that caused it.",
        )
        return
    if record.reinstatement(suspension) is not None or not record.is_open(suspension, statement.occurred_at):
        admission.refuse(
            Rule.ALREADY_DONE,
            "about",
            "That suspension is not in force at this moment.",
            "Each suspension is lifted once, after it began.",
        )
        return
    basis = authority(book, admission, suspension.context)
    progress = record.requalification(suspension, statement.version, statement.occurred_at)
    evidence = relied_on_evidence(record, progress, statement.occurred_at)
    if admission.rests_on(basis, *record.in_error(suspension, statement.occurred_at), *evidence):
        check_scheme_met(admission, progress, "The reinstatement")
