"""Generated attempts to state things: by the entitled, the suspended, the person herself under a second number."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

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
PEOPLE = ("asha", "asha-2", "bo", "bo-2", "cy", "dee", GRACE)

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


def mostly(*usual: object, among: Sequence[object], times: int) -> st.SearchStrategy[Any]:
    """The usual values `times` times as often as any one of the others."""
    return st.sampled_from([value for value in usual for _ in range(times)] + list(among))


KINDS = (*Kind, *3 * (Kind.REINSTATEMENT, Kind.SUSPENSION, Kind.REVOCATION), *2 * (Kind.APPOINTMENT,))

# Weighted, for a sequence in which everything is equally likely is nothing but refusals.
attempts = st.builds(
    Attempt,
    kind=mostly(
        Kind.OBSERVATION, Kind.SIGN_OFF, among=(*Kind, *5 * (Kind.REINSTATEMENT,), *2 * (Kind.APPOINTMENT,)), times=8
    ),
    person=mostly("asha", "bo", among=PEOPLE, times=6),
    author=mostly("asha-2", "bo", "bo-2", "cy", "dee", among=PEOPLE, times=4),
    code=mostly("AS05", "AS06", among=(*CODES, EVERY_COMPETENCY), times=3),
    context=mostly(CONTEXTS[0], among=CONTEXTS, times=6),
    capacity=st.sampled_from(Capacity),
    method=mostly("", among=("observation", "broth"), times=6),
    outcome=mostly(Outcome.PASS, among=list(Outcome), times=4),
    days_valid=mostly(None, among=range(-1, 41, 8), times=20),
    about=st.none() | st.integers(0, 30),
    voucher=mostly(None, among=PEOPLE, times=90),
    has_reason=mostly(True, among=(False,), times=6),
    after=st.sampled_from((timedelta(seconds=1), timedelta(hours=5), ONE_DAY, 12 * ONE_DAY)),
    late=mostly(timedelta(0), among=(timedelta(minutes=-5), ONE_DAY, 9 * ONE_DAY), times=9),
)


def appointed(person: str, capacity: Capacity, context: Context, days: int | None) -> Attempt:
    return Attempt(
        kind=Kind.APPOINTMENT,
        person=person,
        author=GRACE,
        code=EVERY_COMPETENCY,
        context=context,
        capacity=capacity,
        method="",
        outcome=Outcome.PASS,
        days_valid=days,
        about=None,
        voucher=None,
        has_reason=False,
        after=timedelta(seconds=1),
        late=timedelta(0),
    )


# To begin with nearly everybody may sign and assess, so that it is the person, the context or the day that forbids it.
OPENING = tuple(
    appointed(person, capacity, context, days)
    for person, context, days in (
        ("asha", CONTEXTS[0], None),
        ("bo", CONTEXTS[0], None),
        ("bo-2", CONTEXTS[0], None),
        ("cy", CONTEXTS[1], None),
        ("dee", CONTEXTS[0], 20),
    )
    for capacity in (Capacity.ASSESSOR, Capacity.AUTHORISER)
)


def episode(seen: Attempt, signed: Attempt) -> tuple[Attempt, ...]:
    """Somebody sees a pass and somebody signs for the same: whoever they are, whatever they are entitled to."""
    code = seen.code if seen.code != EVERY_COMPETENCY else "AS12"
    seen = replace(seen, kind=Kind.OBSERVATION, code=code, outcome=Outcome.PASS, about=None, method="", voucher=None)
    same = {"person": seen.person, "code": code, "context": seen.context}
    return seen, replace(signed, kind=Kind.SIGN_OFF, about=None, days_valid=None, voucher=None, **same)


LATEST = -1  # of what an attempt may be about


def trouble(
    seen: Attempt, signed: Attempt, *, stop: str, revokes: bool, again: int, lifter: str
) -> tuple[Attempt, ...]:
    """Signed off, then stopped by a suspension or a failed broth; perhaps revoked, perhaps seen again, then lifted."""
    person = seen.person if TEAM_OF[seen.person] in ("asha", "cy") else "asha"
    same = {"person": person, "code": "AS05", "context": CONTEXTS[0], "voucher": None, "days_valid": None}
    clean = same | {"has_reason": True, "late": timedelta(0), "method": "", "about": None}
    watched = replace(seen, **clean, kind=Kind.OBSERVATION, author="bo", outcome=Outcome.PASS)
    stopped = {
        "suspension": replace(watched, kind=Kind.SUSPENSION, author="dee"),
        "failure": replace(watched, outcome=Outcome.FAIL),
        "reading": replace(watched, outcome=Outcome.PENDING),
    }[stop]
    reading = replace(watched, outcome=Outcome.FAIL, about=LATEST)
    taken_back = replace(watched, kind=Kind.REVOCATION, about=LATEST, author="bo")
    return (
        watched,
        replace(signed, **clean, kind=Kind.SIGN_OFF, author="bo"),
        stopped,
        *((reading,) if stop == "reading" else ()),
        *((taken_back,) if revokes else ()),
        *again * (watched,),
        replace(watched, kind=Kind.REINSTATEMENT, author=lifter, about=LATEST),
    )


TEAM_OF = {person: SAME.get(person, person) for person in PEOPLE}
troubles = st.builds(
    trouble,
    attempts,
    attempts,
    stop=st.sampled_from(("suspension", "failure", "failure", "reading")),
    revokes=st.booleans(),
    again=st.sampled_from((0, 0, 1)),
    lifter=st.sampled_from(("bo", "bo", "asha", "cy")),
)

sequences = st.lists(
    st.one_of(*3 * (attempts.map(lambda one: (one,)),), st.builds(episode, attempts, attempts), troubles),
    min_size=8,
    max_size=20,
).map(lambda drawn: (*OPENING, *(attempt for together in drawn for attempt in together)))


def as_statement(attempt: Attempt, seq: int, recorded_at: datetime, admitted: Sequence[Statement]) -> Statement:
    occurred_at = recorded_at - attempt.late
    about = subject(attempt, admitted)
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
        method = attempt.method or ("broth" if attempt.code == "AS05" else "observation")
        statement = statement._replace(method=method, outcome=attempt.outcome)
    if about is not None:
        statement = statement._replace(about=about.id, person=about.person, competency=about.competency)
        if attempt.kind == Kind.OBSERVATION:
            statement = statement._replace(method="", context=Context())
    return statement


def subject(attempt: Attempt, admitted: Sequence[Statement]) -> Statement | None:
    """What it is about: mostly something of the kind that it may be about."""
    if attempt.about is None or attempt.kind not in SUBJECTS:
        return None
    wanted = SUBJECTS[attempt.kind]
    if attempt.about == LATEST and attempt.kind == Kind.REVOCATION:
        wanted = (Outcome.FAIL,)
    likely = [s for s in admitted if s.kind in wanted or s.outcome in wanted]
    return likely[attempt.about % len(likely)] if likely else None


SUBJECTS: dict[Kind, tuple[str, ...]] = {
    Kind.OBSERVATION: (Outcome.PENDING,),
    Kind.SUPERVISED_PRACTICE: (Kind.SUSPENSION, Outcome.FAIL),
    Kind.REINSTATEMENT: (Kind.SUSPENSION, Outcome.FAIL),
    Kind.REVOCATION: tuple(Kind),
}


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
