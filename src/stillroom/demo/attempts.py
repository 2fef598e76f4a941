"""What a cheat, or someone in a hurry, might try in the demo; each is refused, and by which rule."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from stillroom.apps.ledger.draft import REASON, Draft
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.people.selectors.people import people_of
from stillroom.apps.places.selectors.organisations import organisation
from stillroom.competence.book import Book
from stillroom.competence.context import ANY, Context
from stillroom.competence.refusal import Rule
from stillroom.competence.statement import Kind, Meaning, Outcome

ISOLATOR = Context.parse("equipment=isolator")


@dataclass(frozen=True, slots=True)
class Attempt:
    """`author` and `person` are employee numbers at Northmoor; `refused_by` is among the rules that refuse it."""

    title: str
    author: str
    person: str
    kind: Kind
    competency: str
    refused_by: Rule
    context: Context = ISOLATOR
    about_suspension: bool = False
    needs_last_day: bool = False


ATTEMPTS = (
    Attempt("Assess your own second employee number", "N1007", "N1907", Kind.OBSERVATION, "AS01", Rule.LOOK_ALIKE),
    Attempt("Assess while suspended in it", "N1007", "N1019", Kind.OBSERVATION, "AS06", Rule.SUSPENDED),
    Attempt("Assess what has lapsed", "N1005", "N1019", Kind.OBSERVATION, "AS06", Rule.NOT_ENTITLED_TO_OBSERVE),
    Attempt("Assess after leaving", "N1023", "N1019", Kind.OBSERVATION, "AS06", Rule.HAS_LEFT),
    Attempt("Sign on stale evidence", "N1003", "N1022", Kind.SIGN_OFF, "AS03", Rule.EVIDENCE_TOO_OLD),
    Attempt("Sign on evidence from other equipment", "N1003", "N1020", Kind.SIGN_OFF, "AS04", Rule.SCHEME_NOT_MET),
    Attempt("Sign for yourself", "N1003", "N1003", Kind.SIGN_OFF, "AS02", Rule.HERSELF, ANY),
    Attempt("Sign without being an authoriser", "N1004", "N1021", Kind.SIGN_OFF, "AS08", Rule.NOT_AN_AUTHORISER),
    Attempt(
        "Reinstate before the broths are read",
        "N1003",
        "N1008",
        Kind.REINSTATEMENT,
        "AS05",
        Rule.RESULT_PENDING,
        about_suspension=True,
    ),
    Attempt(
        "Exempt somebody from what is critical",
        "N1003",
        "N1008",
        Kind.EXEMPTION,
        "AS05",
        Rule.CRITICAL,
        needs_last_day=True,
    ),
)


def drafts(now: datetime) -> list[tuple[Attempt, Draft]]:
    """Each attempt as it would reach the ledger of a freshly built demo."""
    place = organisation("ZZ1")
    ids = {person.employee_number: str(person.id) for person in people_of(place)}
    book = open_book(place)
    return [(attempt, _draft(attempt, ids, book, now)) for attempt in ATTEMPTS]


def _draft(attempt: Attempt, ids: dict[str, str], book: Book, now: datetime) -> Draft:
    observation = attempt.kind is Kind.OBSERVATION
    return Draft(
        kind=attempt.kind,
        person=ids[attempt.person],
        author=ids[attempt.author],
        occurred_at=now,
        competency=attempt.competency,
        context=attempt.context,
        method="observation" if observation else "",
        outcome=Outcome.PASS if observation else "",
        meaning=Meaning.ASSESSED if observation else Meaning.APPROVED,
        valid_until=(now + timedelta(days=90)).date() if attempt.needs_last_day else None,
        about=_suspension(attempt, ids, book, now) if attempt.about_suspension else None,
        texts={} if observation or attempt.kind is Kind.SIGN_OFF else {REASON: "Needed on the rota."},
    )


def _suspension(attempt: Attempt, ids: dict[str, str], book: Book, now: datetime) -> str | None:
    record = book.history(ids[attempt.person]).record(attempt.competency)
    return record.open_suspensions(attempt.context, now)[0].cause.id if record else None
