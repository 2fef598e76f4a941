"""Generated attempts to state things: by the entitled, the suspended, the person herself under a second number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from stillroom.competence.admission import admit
from stillroom.competence.book import Book
from stillroom.competence.context import Context
from stillroom.competence.days import ONE_DAY, day_of
from stillroom.competence.framework import Competency, Frameworks
from stillroom.competence.scheme import Scheme
from stillroom.competence.statement import EVERY_COMPETENCY, Capacity, Kind, Outcome, Statement

BEGIN = datetime(2026, 1, 1, 9, tzinfo=UTC)
CONTEXTS = tuple(map(Context.parse, ("", "equipment=isolator", "equipment=cabinet")))
GRACE = "grace"  # the accountable person
SAME = {"asha-2": "asha"}
UNDECIDED = frozenset({"bo", "bo-2"})
PEOPLE = ("asha", "asha-2", "bo", "bo-2", "cy", GRACE)

FRAMEWORKS = Frameworks.of(
    {
        "F": (
            (
                "2026.1",
                (
                    Competency("AS05", "Broths", Scheme.parse("broth*1 on_fail=suspend"), validity_months=1),
                    Competency("AS06", "Isolator", Scheme.parse("observation*1"), requires=("AS05",), critical=True),
                    Competency("AS12", "Assessor", Scheme.parse("observation*1"), assessor=True),
                ),
            ),
        )
    }
)
CODES = tuple(FRAMEWORKS.competencies)


class Team:
    """Everybody works in Grace's unit."""

    def canonical(self, person: str) -> str:
        return SAME.get(person, person)

    def undecided(self, one: str, other: str) -> bool:
        return {one, other} == UNDECIDED

    def has_left(self, person: str, at: datetime) -> bool:
        return False

    def accountable_for(self, person: str, at: datetime) -> frozenset[str]:
        return frozenset((GRACE,))


TEAM = Team()


@dataclass(frozen=True)
class Attempt:
    """A statement to be; `about` points at one of those admitted so far, and `after` and `late` place it in time."""

    kind: Kind
    person: str
    author: str
    code: str
    context: Context
    capacity: Capacity
    method: str
    outcome: Outcome
    days_valid: int | None
    about: int | None
    voucher: str | None
    has_reason: bool
    after: timedelta
    late: timedelta


def weighted(*pairs: tuple[Kind, int]) -> st.SearchStrategy[Kind]:
    return st.sampled_from([kind for kind, weight in pairs for _ in range(weight)])


attempts = st.builds(
    Attempt,
    kind=weighted(
        (Kind.OBSERVATION, 6),
        (Kind.SIGN_OFF, 6),
        (Kind.APPOINTMENT, 2),
        *((kind, 1) for kind in Kind if kind not in (Kind.OBSERVATION, Kind.SIGN_OFF, Kind.APPOINTMENT)),
    ),
    person=st.sampled_from(PEOPLE),
    author=st.sampled_from(PEOPLE),
    code=st.sampled_from((*CODES, *CODES, EVERY_COMPETENCY)),
    context=st.sampled_from(CONTEXTS),
    capacity=st.sampled_from(Capacity),
    method=st.sampled_from(("observation", "broth")),
    outcome=st.sampled_from((Outcome.PASS, Outcome.PASS, Outcome.FAIL, Outcome.PENDING)),
    days_valid=st.none() | st.integers(-1, 40),
    about=st.none() | st.integers(0, 30),
    voucher=st.sampled_from((None, None, None, None, *PEOPLE)),
    has_reason=st.booleans(),
    after=st.sampled_from((timedelta(seconds=1), timedelta(hours=5), ONE_DAY, 12 * ONE_DAY)),
    late=st.sampled_from((timedelta(0), timedelta(0), timedelta(minutes=-5), ONE_DAY, 9 * ONE_DAY)),
)

# So that more than refusals is generated: two who may sign and two who may assess, to begin with.
OPENING = tuple(
    Attempt(
        kind=Kind.APPOINTMENT,
        person=person,
        author=GRACE,
        code=EVERY_COMPETENCY,
        context=Context(),
        capacity=capacity,
        method="",
        outcome=Outcome.PASS,
        days_valid=None,
        about=None,
        voucher=None,
        has_reason=False,
        after=timedelta(seconds=1),
        late=timedelta(0),
    )
    for person in ("bo", "cy")
    for capacity in (Capacity.ASSESSOR, Capacity.AUTHORISER)
)

sequences = st.lists(attempts, max_size=40).map(lambda drawn: (*OPENING, *drawn))


def as_statement(attempt: Attempt, seq: int, recorded_at: datetime, admitted: Sequence[Statement]) -> Statement:
    occurred_at = recorded_at - attempt.late
    about = admitted[attempt.about % len(admitted)] if attempt.about is not None and admitted else None
    statement = Statement(
        id=f"{attempt.kind} {seq}",
        kind=attempt.kind,
        person=attempt.person,
        author=attempt.author,
        occurred_at=occurred_at,
        recorded_at=recorded_at,
        seq=seq,
        competency=attempt.code,
        context=attempt.context,
        capacity=attempt.capacity if attempt.kind == Kind.APPOINTMENT else "",
        valid_until=None if attempt.days_valid is None else day_of(occurred_at) + attempt.days_valid * ONE_DAY,
        taken_over_by=attempt.voucher,
        has_reason=attempt.has_reason,
    )
    if attempt.kind == Kind.OBSERVATION:
        statement = statement._replace(method=attempt.method, outcome=attempt.outcome)
    if about is not None and attempt.kind in (Kind.REINSTATEMENT, Kind.REVOCATION, Kind.SUPERVISED_PRACTICE):
        statement = statement._replace(about=about.id, person=about.person, competency=about.competency)
    elif about is not None and attempt.kind == Kind.OBSERVATION and about.outcome == Outcome.PENDING:
        statement = statement._replace(
            about=about.id, person=about.person, competency=about.competency, method="", context=Context()
        )
    return statement


def tell(sequence: Sequence[Attempt]) -> tuple[Book, list[Statement]]:
    """Feed the attempts through the rules; the book holds what was admitted, in order."""
    book, admitted, now = Book(FRAMEWORKS, TEAM), [], BEGIN
    for attempt in sequence:
        now += attempt.after
        admission = admit(book, as_statement(attempt, len(admitted) + 1, now, admitted))
        if admission.admitted:
            book.add(admission.statement)
            admitted.append(admission.statement)
    return book, admitted
