"""Whether a statement is admitted to the ledger: every rule of who may state what, each refusal by name."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from stillroom.competence.book import Book
from stillroom.competence.days import day_of
from stillroom.competence.entitlement import Basis, authoriser_basis, may_act_for, observer_basis
from stillroom.competence.framework import Competency, CompetencyHistory
from stillroom.competence.record import Progress, last_valid_day
from stillroom.competence.refusal import Refusal, Rule
from stillroom.competence.statement import EVERY_COMPETENCY, Capacity, Kind, Outcome, Statement

LATE_ENTRY = timedelta(days=7)
CLOCK_SKEW = timedelta(minutes=5)

NEEDS_REASON = (Kind.SUSPENSION, Kind.REINSTATEMENT, Kind.REVOCATION, Kind.EXEMPTION)
STATED_BY_ANYONE = (Kind.SUSPENSION, Kind.ABSENCE)  # stopping someone is always the safe direction
REVOCABLE = (
    Kind.SIGN_OFF,
    Kind.ACCEPTANCE,
    Kind.OBSERVATION,
    Kind.SUPERVISED_PRACTICE,
    Kind.EXEMPTION,
    Kind.APPOINTMENT,
    Kind.ABSENCE,
)


@dataclass
class Admission:
    """The outcome of the check. `statement` is complete: the version, last valid day and basis filled in."""

    statement: Statement
    refusals: list[Refusal] = field(default_factory=list)

    @property
    def admitted(self) -> bool:
        return not self.refusals


def admit(book: Book, statement: Statement) -> Admission:
    """Check one statement against everything stated so far. Adds nothing to the book."""
    admission = Admission(statement)
    refuse = admission.refusals.append
    competency = _known_competency(book, statement, refuse)
    if competency is not None and not statement.version:
        admission.statement = statement = statement._replace(version=competency.current_version)
    _check_moment(statement, refuse)
    _check_reason(statement, refuse)
    _check_person(book, statement, refuse)
    if not admission.refusals:
        _CHECKS[Kind(statement.kind)](book, admission, competency)
    return admission


Refuse = Callable[[Refusal], None]


def _known_competency(book: Book, statement: Statement, refuse: Refuse) -> CompetencyHistory | None:
    if statement.competency == EVERY_COMPETENCY:
        allowed = (Kind.APPOINTMENT, Kind.ABSENCE, Kind.REVOCATION)
        if statement.kind not in allowed:
            refuse(
                Refusal(
                    Rule.UNKNOWN_COMPETENCY,
                    "competency",
                    "“*” stands for every competency only in appointments and absences.",
                    "Name one competency.",
                )
            )
        return None
    competency = book.frameworks.history(statement.competency)
    if competency is None:
        refuse(
            Refusal(
                Rule.UNKNOWN_COMPETENCY,
                "competency",
                f"No published framework has the competency “{statement.competency}”.",
                "Check the code, or import the framework first.",
            )
        )
    elif statement.version and competency.edition(statement.version) is None:
        known = ", ".join(competency.editions)
        refuse(
            Refusal(
                Rule.UNKNOWN_VERSION,
                "framework_version",
                f"{statement.competency} is not in version “{statement.version}”.",
                f"Use one of: {known}.",
            )
        )
    return competency


def _check_moment(statement: Statement, refuse: Refuse) -> None:
    if statement.occurred_at > statement.recorded_at + CLOCK_SKEW:
        refuse(
            Refusal(
                Rule.FUTURE,
                "occurred_at",
                f"{statement.occurred_at:%Y-%m-%dT%H:%MZ} is in the future.",
                "State what has happened, when it has happened.",
            )
        )
    if statement.valid_until is not None and statement.valid_until < day_of(statement.occurred_at):
        refuse(
            Refusal(
                Rule.ENDS_BEFORE_START,
                "valid_until",
                f"{statement.valid_until} is before the day it begins.",
                "Give the last valid day.",
            )
        )


def _check_reason(statement: Statement, refuse: Refuse) -> None:
    if statement.has_reason:
        return
    if statement.kind in NEEDS_REASON:
        what = f"A {statement.kind} needs a reason."
    elif statement.taken_over_by:
        what = "A record taken over from before needs a reason: where the evidence is."
    elif statement.recorded_at - statement.occurred_at > LATE_ENTRY:
        what = "An entry more than 7 days late needs a reason."
    else:
        return
    refuse(Refusal(Rule.REASON_MISSING, "reason", what, "Write why, in a sentence."))


def _check_person(book: Book, statement: Statement, refuse: Refuse) -> None:
    """Nobody signs for herself; the person is compared, not the employee number."""
    kind, staff = statement.kind, book.staff
    herself = staff.canonical(statement.author) == staff.canonical(statement.person)
    if kind == Kind.SELF_ASSESSMENT:
        if not herself:
            refuse(
                Refusal(
                    Rule.HERSELF,
                    "author",
                    "A self-assessment is made by the person herself.",
                    "Record what you saw as an observation.",
                )
            )
        return
    if kind in STATED_BY_ANYONE:
        return
    for field_name, author in (("author", statement.author), ("taken_over_by", statement.taken_over_by)):
        if author is None:
            continue
        if staff.canonical(author) == staff.canonical(statement.person):
            refuse(
                Refusal(
                    Rule.HERSELF,
                    field_name,
                    f"Nobody may make a statement of this kind ({kind.replace('_', ' ')}) for herself.",
                    "Ask somebody else who is entitled to.",
                )
            )
        elif not may_act_for(book, author, statement.person):
            refuse(
                Refusal(
                    Rule.LOOK_ALIKE,
                    field_name,
                    "The two employee numbers look like one person, and nobody has decided whether they are.",
                    "Ask an administrator to say “same” or “different” first.",
                )
            )


def _need(refuse: Refuse, value: object, field_name: str, why: str, fix: str) -> bool:
    if value:
        return True
    refuse(Refusal(Rule.MISSING_FIELD, field_name, why, fix))
    return False


def _rest_on(admission: Admission, basis: Basis | Refusal, *more: str) -> bool:
    """Store what the entitlement rests on, or refuse."""
    if isinstance(basis, Refusal):
        admission.refusals.append(basis)
        return False
    relied_on = tuple(dict.fromkeys((*basis, *more)))
    admission.statement = admission.statement._replace(relied_on=relied_on)
    return True


# One check a kind


def _appointment(book: Book, admission: Admission, competency: CompetencyHistory | None) -> None:
    statement = admission.statement
    _need(
        admission.refusals.append,
        statement.capacity,
        "capacity",
        "An appointment says in which capacity.",
        f"Use one of: {', '.join(Capacity)}.",
    )
    author = book.staff.canonical(statement.author)
    if author not in book.staff.accountable_for(statement.person, statement.occurred_at):
        admission.refusals.append(
            Refusal(
                Rule.NOT_ACCOUNTABLE,
                "author",
                "Appointments come from the accountable person of a unit where the appointee works.",
                "Ask the accountable person of the unit to appoint.",
            )
        )


def _observation(book: Book, admission: Admission, competency: CompetencyHistory | None) -> None:
    statement, refuse = admission.statement, admission.refusals.append
    if statement.about is not None:
        _resolution(book, admission)
        statement = admission.statement
    elif not _need(refuse, statement.method, "method", "An observation says by which method.", "Name the method."):
        return
    if not _need(refuse, statement.outcome, "outcome", "An observation has an outcome.", "Use pass, fail or pending."):
        return
    if admission.refusals:
        return
    basis = observer_basis(
        book, statement.author, statement.competency, statement.context, statement.occurred_at, statement.method
    )
    _rest_on(admission, basis)


def _resolution(book: Book, admission: Admission) -> None:
    """An observation `about` a pending one gives it its result; it takes over its method and context."""
    statement, refuse = admission.statement, admission.refusals.append
    pending = _about(book, admission)
    if pending is None:
        return
    if pending.kind != Kind.OBSERVATION or pending.outcome != Outcome.PENDING:
        refuse(
            Refusal(Rule.ABOUT_WRONG, "about", "That statement is not a pending result.", "Name the pending result.")
        )
        return
    record = book.history(statement.person).record(statement.competency)
    if record is not None and record.revoked(pending, statement.occurred_at):
        refuse(Refusal(Rule.ABOUT_WRONG, "about", "That pending result was revoked.", "Record a new observation."))
    elif record is not None and record.resolution(pending, statement.recorded_at) is not None:
        refuse(
            Refusal(
                Rule.ALREADY_DONE,
                "about",
                "That result has been read already.",
                "To correct it, revoke the reading with a reason, then read it again.",
            )
        )
    if statement.outcome == Outcome.PENDING:
        refuse(Refusal(Rule.ABOUT_WRONG, "outcome", "A result that is read is a pass or a fail.", "Say which."))
    if statement.method and statement.method != pending.method:
        refuse(
            Refusal(
                Rule.ABOUT_WRONG, "method", f"The pending result is of {pending.method}.", "Leave the method empty."
            )
        )
    if statement.occurred_at < pending.occurred_at:
        refuse(
            Refusal(
                Rule.ABOUT_WRONG,
                "occurred_at",
                "The result would be read before the sample was taken.",
                "Give the moment it was read.",
            )
        )
    admission.statement = statement._replace(method=pending.method, context=pending.context, version=pending.version)


def _clearance(book: Book, admission: Admission, competency: CompetencyHistory | None) -> None:
    """Work under supervision is cleared by someone who could assess it, or by an authoriser."""
    statement, refuse = admission.statement, admission.refusals.append
    if statement.about is not None:
        record = book.history(statement.person).record(statement.competency)
        if record is None or record.suspension_about(statement.about) is None:
            refuse(
                Refusal(
                    Rule.ABOUT_WRONG,
                    "about",
                    "A clearance may only be about a suspension of the same person and competency.",
                    "Name the suspension, or leave it empty.",
                )
            )
            return
    who = (book, statement.author, statement.competency, statement.context, statement.occurred_at)
    basis = observer_basis(*who, "observation")
    if isinstance(basis, Refusal):
        signing = authoriser_basis(*who)
        basis = basis if isinstance(signing, Refusal) else signing
    _rest_on(admission, basis)


def _sign_off(book: Book, admission: Admission, competency: CompetencyHistory | None) -> None:
    statement, refuse = admission.statement, admission.refusals.append
    if competency is None:
        return
    definition = competency.competency(statement.version) or competency.current
    if statement.taken_over_by:
        _need(
            refuse,
            statement.valid_until,
            "valid_until",
            "A sign-off taken over from old records needs its last valid day.",
            "Give the day the old record says.",
        )
        return
    basis = authoriser_basis(book, statement.author, statement.competency, statement.context, statement.occurred_at)
    record = book.history(statement.person).record(statement.competency)
    if record is None:
        return
    progress = record.progress(statement.context, statement.version, statement.occurred_at)
    evidence = [s.id for s in progress.evidence]
    evidence += [
        reading.id
        for s in progress.evidence
        if s.outcome == Outcome.PENDING and (reading := record.resolution(s, statement.occurred_at)) is not None
    ]
    if not _rest_on(admission, basis, *evidence):
        return
    _refuse_unmet(progress, refuse, "The sign-off")
    if admission.refusals or progress.last_gathered is None:
        return
    last_day = last_valid_day(definition, progress.last_gathered)
    if last_day is not None:
        if last_day < day_of(statement.occurred_at):
            refuse(
                Refusal(
                    Rule.EVIDENCE_TOO_OLD,
                    "occurred_at",
                    f"The evidence was gathered on {day_of(progress.last_gathered):%-d %B %Y};"
                    f" what rests on it ended on {last_day:%-d %B %Y}.",
                    "Observe again, then sign.",
                )
            )
        elif statement.valid_until is not None and statement.valid_until > last_day:
            refuse(
                Refusal(
                    Rule.VALIDITY_LENGTHENED,
                    "valid_until",
                    f"{statement.valid_until} is later than the evidence allows ({last_day}).",
                    f"Use {last_day} or an earlier day.",
                )
            )
    valid_until: date | None = statement.valid_until or last_day
    admission.statement = admission.statement._replace(valid_until=valid_until)


def _refuse_unmet(progress: Progress, refuse: Refuse, what: str) -> None:
    if progress.missing:
        still = ", ".join(f"{term.method}*{count}" for term, count in progress.missing)
        refuse(
            Refusal(
                Rule.SCHEME_NOT_MET,
                "competency",
                f"{what} needs “{progress.scheme}”; still missing since the last sign-off, suspension or revocation:"
                f" {still}.",
                "Record the missing observations first.",
            )
        )
    if progress.pending:
        refuse(
            Refusal(
                Rule.RESULT_PENDING,
                "competency",
                f"{len(progress.pending)} result{'s are' if len(progress.pending) > 1 else ' is'} still pending.",
                "Read the result first.",
            )
        )


def _reinstatement(book: Book, admission: Admission, competency: CompetencyHistory | None) -> None:
    statement, refuse = admission.statement, admission.refusals.append
    if not _need(refuse, statement.about, "about", "A reinstatement names the suspension it lifts.", "Give its id."):
        return
    record = book.history(statement.person).record(statement.competency)
    suspension = record.suspension_about(statement.about or "") if record else None
    if record is None or suspension is None:
        refuse(
            Refusal(
                Rule.ABOUT_WRONG,
                "about",
                "That is not a suspension of this person in this competency, nor a failure that caused one.",
                "Name the suspension, or the failed observation that caused it.",
            )
        )
        return
    if not record.is_open(suspension, statement.occurred_at):
        refuse(
            Refusal(
                Rule.ALREADY_DONE,
                "about",
                "That suspension is not in force at this moment.",
                "Each suspension is lifted once, after it began.",
            )
        )
        return
    context = suspension.context
    basis = authoriser_basis(book, statement.author, statement.competency, context, statement.occurred_at)
    progress = record.requalification(suspension, statement.version, statement.occurred_at)
    if _rest_on(admission, basis, *(s.id for s in progress.evidence)):
        _refuse_unmet(progress, refuse, "The reinstatement")


def _revocation(book: Book, admission: Admission, competency: CompetencyHistory | None) -> None:
    statement, refuse = admission.statement, admission.refusals.append
    if not _need(refuse, statement.about, "about", "A revocation names what it revokes.", "Give its id."):
        return
    about = _about(book, admission)
    if about is None:
        return
    if about.kind not in REVOCABLE:
        fix = "A suspension ends by reinstatement only." if about.kind == Kind.SUSPENSION else "State anew instead."
        refuse(Refusal(Rule.ABOUT_WRONG, "about", f"A {about.kind.replace('_', ' ')} cannot be revoked.", fix))
        return
    if book.history(statement.person).revoked(about, statement.recorded_at):
        refuse(Refusal(Rule.ALREADY_DONE, "about", "That statement has been revoked already.", "Nothing to do."))
        return
    if statement.occurred_at < about.occurred_at:
        refuse(
            Refusal(Rule.ABOUT_WRONG, "occurred_at", "It would be revoked before it was made.", "Give a later moment.")
        )
        return
    accountable = book.staff.accountable_for(statement.person, statement.occurred_at)
    if about.kind in (Kind.APPOINTMENT, Kind.ABSENCE) and book.staff.canonical(statement.author) in accountable:
        return
    basis = authoriser_basis(book, statement.author, about.competency, about.context, statement.occurred_at)
    _rest_on(admission, basis)


def _exemption(book: Book, admission: Admission, competency: CompetencyHistory | None) -> None:
    statement, refuse = admission.statement, admission.refusals.append
    if competency is not None and competency.current.critical:
        refuse(
            Refusal(
                Rule.CRITICAL,
                "competency",
                f"{statement.competency} is critical: nobody is exempted from it.",
                "Train and sign off, or take the requirement off the role.",
            )
        )
    _need(refuse, statement.valid_until, "valid_until", "An exemption has a last day.", "Give its last valid day.")
    basis = authoriser_basis(book, statement.author, statement.competency, statement.context, statement.occurred_at)
    _rest_on(admission, basis)


def _acceptance(book: Book, admission: Admission, competency: CompetencyHistory | None) -> None:
    statement, refuse = admission.statement, admission.refusals.append
    if competency is None:
        return
    definition: Competency = competency.competency(statement.version) or competency.current
    if definition.validity_months is not None:
        longest = last_valid_day(definition, statement.occurred_at)
        if _need(
            refuse,
            statement.valid_until,
            "valid_until",
            "An acceptance has a last valid day.",
            "Give the day the other organisation's sign-off ends.",
        ) and (statement.valid_until and longest and statement.valid_until > longest):
            refuse(
                Refusal(
                    Rule.VALIDITY_LENGTHENED,
                    "valid_until",
                    f"{statement.valid_until} is later than {definition.validity_months} months allow ({longest}).",
                    f"Use {longest} or an earlier day.",
                )
            )
    basis = authoriser_basis(book, statement.author, statement.competency, statement.context, statement.occurred_at)
    _rest_on(admission, basis)
    record = book.history(statement.person).record(statement.competency)
    if definition.critical and record is not None:
        progress = record.progress(statement.context, statement.version, statement.occurred_at)
        seen = [s for s in progress.evidence if record.outcome(s, statement.occurred_at) == Outcome.PASS]
        if not seen:
            refuse(
                Refusal(
                    Rule.CRITICAL,
                    "competency",
                    f"{statement.competency} is critical: it is not accepted without one local observation.",
                    "Observe it here once, then accept.",
                )
            )


def _anything(book: Book, admission: Admission, competency: CompetencyHistory | None) -> None:
    """Self-assessments, absences and suspensions entitle nobody to anything: anyone may stop someone."""


def _about(book: Book, admission: Admission) -> Statement | None:
    """The statement this one is about: of the same person and competency, and made here."""
    statement = admission.statement
    found = book.history(statement.person).by_id.get(statement.about or "")
    if found is None:
        admission.refusals.append(
            Refusal(
                Rule.ABOUT_UNKNOWN,
                "about",
                "No statement of this organisation about this person has that id.",
                "Check the id; the statement it is about comes first.",
            )
        )
    elif found.competency != statement.competency:
        admission.refusals.append(
            Refusal(
                Rule.ABOUT_WRONG,
                "about",
                f"That statement is about {found.competency}, this one about {statement.competency}.",
                "Name the same competency.",
            )
        )
        return None
    return found


_CHECKS: dict[Kind, Callable[[Book, Admission, CompetencyHistory | None], None]] = {
    Kind.APPOINTMENT: _appointment,
    Kind.SELF_ASSESSMENT: _anything,
    Kind.OBSERVATION: _observation,
    Kind.SUPERVISED_PRACTICE: _clearance,
    Kind.SIGN_OFF: _sign_off,
    Kind.SUSPENSION: _anything,
    Kind.REINSTATEMENT: _reinstatement,
    Kind.REVOCATION: _revocation,
    Kind.EXEMPTION: _exemption,
    Kind.ABSENCE: _anything,
    Kind.ACCEPTANCE: _acceptance,
}
