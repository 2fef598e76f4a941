"""Who may observe and who may sign: the basis on which someone speaks for another, or why she may not."""

from collections.abc import Iterable
from datetime import datetime

from stillroom.competence.book import Book
from stillroom.competence.context import Context
from stillroom.competence.days import day_of
from stillroom.competence.history import History
from stillroom.competence.method import method as known_method
from stillroom.competence.readiness import MAY_WORK, Standing, standing
from stillroom.competence.record import Record
from stillroom.competence.refusal import Refusal, Rule
from stillroom.competence.statement import EVERY_COMPETENCY, Capacity, Statement

Basis = tuple[str, ...]  # the statements an entitlement rests on


def appointment(history: History, capacity: Capacity, code: str, context: Context, at: datetime) -> Statement | None:
    """The latest appointment in force that covers a competency in a context."""
    for found in reversed(history.appointments):
        if (
            found.capacity == capacity
            and found.competency in (code, EVERY_COMPETENCY)
            and context >= found.context
            and Record.in_date(found, at)
            and not history.revoked(found, at)
        ):
            return found
    return None


def observer_basis(book: Book, author: str, code: str, context: Context, at: datetime, method: str) -> Basis | Refusal:
    """What entitles `author` to observe `code` in `context` by `method` at `at`; otherwise why not."""
    history = book.history(author)
    barred = _barred(book, history, code, context, at)
    if barred is not None:
        return barred
    appointed = appointment(history, Capacity.ASSESSOR, code, context, at)
    if appointed is None and known_method(method).laboratory:
        appointed = appointment(history, Capacity.RESULT_READER, code, context, at)
    if appointed is not None:
        return (appointed.id,)
    return _own_competence(book, history, code, context, at)


def _own_competence(book: Book, history: History, code: str, context: Context, at: datetime) -> Basis | Refusal:
    """An assessor who is current in what she assesses, in that context, and in being an assessor."""
    where = f" in the context “{context}”" if context else ""
    own = standing(history, code, context, at)
    assessor_code = book.frameworks.assessor_code_for(code)
    if own.state not in MAY_WORK:
        wrong = f"The observer is not authorised in {code}{where} on {day_of(at):%-d %B %Y} ({own.state.label})."
    elif assessor_code is None:
        wrong = f"The framework of {code} has no assessor competency, and the observer is not appointed as assessor."
    elif not (assessor := _in_force(history, assessor_code, at)):
        wrong = f"The observer is not authorised as an assessor ({assessor_code}) on {day_of(at):%-d %B %Y}."
    else:
        stated_here = next((each for each in assessor if not _taken_over(history, each)), None)
        if stated_here is not None and not _taken_over(history, own):
            return own.because + stated_here.because
        return Refusal(
            Rule.TAKEN_OVER,
            "author",
            "The observer's own sign-off was taken over from old records, which entitles nobody to assess.",
            "Choose an assessor signed off here, or ask the accountable person to appoint one.",
        )
    return Refusal(
        Rule.NOT_ENTITLED_TO_OBSERVE,
        "author",
        wrong,
        "Choose a current assessor, or ask the accountable person to appoint one.",
    )


def _in_force(history: History, code: str, at: datetime) -> list[Standing]:
    """How she stands in each context in which she may work."""
    record = history.record(code)
    contexts = sorted({sign_off.context for sign_off in record.sign_offs}, key=str) if record else []
    found = (standing(history, code, context, at) for context in contexts)
    return [each for each in found if each.state in MAY_WORK]


def _taken_over(history: History, found: Standing) -> bool:
    return any(history.by_id[statement].taken_over_by for statement in found.because)


def authoriser_basis(book: Book, author: str, code: str, context: Context, at: datetime) -> Basis | Refusal:
    """The appointment by which `author` signs off `code` in `context` at `at`; otherwise why not."""
    history = book.history(author)
    barred = _barred(book, history, code, context, at)
    if barred is not None:
        return barred
    appointed = appointment(history, Capacity.AUTHORISER, code, context, at)
    if appointed is not None:
        return (appointed.id,)
    where = f" in the context “{context}”" if context else ""
    return Refusal(
        Rule.NOT_AN_AUTHORISER,
        "author",
        f"The author is not appointed as authoriser for {code}{where} on {day_of(at):%-d %B %Y}.",
        "Ask an appointed authoriser to sign, or the accountable person to appoint one.",
    )


def _barred(book: Book, history: History, code: str, context: Context, at: datetime) -> Refusal | None:
    """An appointment replaces sign-offs, never a suspension; and nobody signs after she has left."""
    if book.staff.has_left(history.person, at):
        return Refusal(
            Rule.HAS_LEFT,
            "author",
            f"The author held no post in the organisation on {day_of(at):%-d %B %Y}.",
            "Choose somebody in post that day.",
        )
    record = history.record(code)
    if record is not None and record.open_suspensions(context, at):
        return _suspended(code)
    assessor_code = book.frameworks.assessor_code_for(code)
    assessor = history.record(assessor_code) if assessor_code else None
    if assessor is not None and assessor.open_suspensions(Context(), at):
        return _suspended(assessor_code or "")
    return None


def _suspended(code: str) -> Refusal:
    return Refusal(
        Rule.SUSPENDED,
        "author",
        f"The author is suspended in {code}.",
        "Choose somebody who is not; an appointment does not lift a suspension.",
    )


def may_act_for(book: Book, author: str, person: str) -> bool:
    """Nobody signs for herself, nor for a record that may be her own."""
    one, other = book.staff.canonical(author), book.staff.canonical(person)
    return one != other and not book.staff.undecided(one, other)


def observers(
    book: Book, candidates: Iterable[str], code: str, context: Context, at: datetime, method: str
) -> list[str]:
    """Those of the candidates who may observe this competency in this context now."""
    return [c for c in candidates if not isinstance(observer_basis(book, c, code, context, at, method), Refusal)]


def authorisers(book: Book, candidates: Iterable[str], code: str, context: Context, at: datetime) -> list[str]:
    """Those of the candidates who may sign this competency off in this context now."""
    return [c for c in candidates if not isinstance(authoriser_basis(book, c, code, context, at), Refusal)]
