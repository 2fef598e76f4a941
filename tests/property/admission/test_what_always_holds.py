"""What holds of every history that the rules let through, however people try."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import Phase, find, given, settings

from stillroom.competence.book import Book
from stillroom.competence.days import day_of
from stillroom.competence.history import History
from stillroom.competence.readiness import MAY_WORK, Standing, State, standing, timeline
from stillroom.competence.statement import EVERY_COMPETENCY, Capacity, Kind, Statement
from tests.property.admission.attempts import (
    CODES,
    CONTEXTS,
    FRAMEWORKS,
    GRACE,
    PEOPLE,
    TEAM,
    UNDECIDED,
    Attempt,
    sequences,
    tell,
)

HUMANS = sorted({TEAM.canonical(person) for person in PEOPLE})
ABOUT_ONESELF = (Kind.SELF_ASSESSMENT, Kind.ABSENCE, Kind.SUSPENSION)
A_MOMENT = timedelta(microseconds=1)


def moments(admitted: Sequence[Statement]) -> list[datetime]:
    """Just before and at each statement, and long afterwards."""
    around = {s.occurred_at + step for s in admitted for step in (-A_MOMENT, timedelta(0))}
    return sorted(around | {max(around) + timedelta(days=20)})


def may_speak_for(author: str, person: str) -> bool:
    one, other = TEAM.canonical(author), TEAM.canonical(person)
    return one != other and {one, other} != UNDECIDED


def was_authoriser(admitted: Sequence[Statement], signed: Statement) -> bool:
    """Said without the rules' own words: appointed by Grace, for this, by then, not ended, not revoked by then."""
    before = [s for s in admitted if s.seq < signed.seq]
    revoked = {s.about for s in before if s.kind == Kind.REVOCATION and s.occurred_at <= signed.occurred_at}
    return any(
        s.kind == Kind.APPOINTMENT
        and s.capacity == Capacity.AUTHORISER
        and TEAM.canonical(s.person) == TEAM.canonical(signed.author)
        and s.author == GRACE
        and s.competency in (signed.competency, EVERY_COMPETENCY)
        and s.context <= signed.context
        and s.occurred_at <= signed.occurred_at
        and (s.valid_until is None or day_of(signed.occurred_at) <= s.valid_until)
        and s.id not in revoked
        for s in before
    )


def working(book: Book, admitted: Sequence[Statement]) -> list[tuple[str, str, Standing, datetime]]:
    """Everyone who may work alone at some moment, and on what that rests."""
    found = []
    for person in HUMANS:
        history = book.history(person)
        for code in CODES:
            for context in CONTEXTS:
                for at in moments(admitted):
                    stands = standing(history, code, context, at)
                    if stands.state in MAY_WORK:
                        found.append((person, code, stands, at))
    return found


@given(sequences)
def test_nobody_works_alone_without_a_signature_of_an_entitled_other(sequence: tuple[Attempt, ...]) -> None:
    book, admitted = tell(sequence)
    by_id = {s.id: s for s in admitted}
    for person, code, stands, at in working(book, admitted):
        signed = by_id[stands.because[0]]
        assert signed.kind in (Kind.SIGN_OFF, Kind.ACCEPTANCE)
        assert (TEAM.canonical(signed.person), signed.competency) == (person, code)
        assert signed.occurred_at <= at
        assert may_speak_for(signed.author, person)
        if signed.taken_over_by and signed.kind == Kind.SIGN_OFF:
            assert may_speak_for(signed.taken_over_by, person)
        else:
            assert was_authoriser(admitted, signed)


@given(sequences)
def test_nobody_speaks_for_herself(sequence: tuple[Attempt, ...]) -> None:
    _, admitted = tell(sequence)
    for statement in admitted:
        if statement.kind not in ABOUT_ONESELF:
            assert may_speak_for(statement.author, statement.person)
            assert statement.taken_over_by is None or may_speak_for(statement.taken_over_by, statement.person)


@given(sequences)
def test_a_suspension_holds_until_its_own_reinstatement(sequence: tuple[Attempt, ...]) -> None:
    book, admitted = tell(sequence)
    lifted = {s.about: s.occurred_at for s in admitted if s.kind == Kind.REINSTATEMENT}
    stated = [s for s in admitted if s.kind == Kind.SUSPENSION]
    assert len(lifted) == sum(s.kind == Kind.REINSTATEMENT for s in admitted)
    for suspension in stated:
        history = book.history(suspension.person)
        for context in CONTEXTS:
            for at in moments(admitted):
                within = suspension.occurred_at <= at and (suspension.id not in lifted or at < lifted[suspension.id])
                if within and context.compatible(suspension.context):
                    assert standing(history, suspension.competency, context, at).state not in MAY_WORK


@given(sequences)
@settings(max_examples=50)
def test_there_is_exactly_one_state_at_any_moment(sequence: tuple[Attempt, ...]) -> None:
    book, admitted = tell(sequence)
    for person in HUMANS:
        history = book.history(person)
        for code in CODES:
            for context in CONTEXTS:
                intervals = timeline(history, code, context)
                assert (intervals[0].start, intervals[-1].end) == (None, None)
                for one, following in pairwise(intervals):
                    assert one.end == following.start
                    assert one.standing != following.standing
                for at in moments(admitted):
                    (found,) = [
                        i for i in intervals if (i.start is None or i.start <= at) and (i.end is None or at < i.end)
                    ]
                    assert found.standing == standing(history, code, context, at)
                    assert found.standing.state in State


def answers(histories: dict[str, History], at: datetime) -> list[Standing]:
    return [standing(histories[p], code, context, at) for p in HUMANS for code in CODES for context in CONTEXTS]


@given(sequences)
@settings(max_examples=50)
def test_what_was_known_then_is_what_was_recorded_by_then(sequence: tuple[Attempt, ...]) -> None:
    _, admitted = tell(sequence)
    growing = Book(FRAMEWORKS, TEAM)
    for statement in admitted:
        growing.add(statement)
        then = statement.recorded_at
        known = [s for s in admitted if s.recorded_at <= then]
        again = {
            person: History(person, [s for s in known if TEAM.canonical(s.person) == person], FRAMEWORKS)
            for person in HUMANS
        }
        assert answers({person: growing.history(person) for person in HUMANS}, then) == answers(again, then)


def test_the_generated_histories_are_not_only_refusals() -> None:
    """The properties above would hold of empty histories too."""

    def somebody_works_alone(sequence: tuple[Attempt, ...]) -> bool:
        return bool(working(*tell(sequence)))

    some = settings(max_examples=200, phases=(Phase.generate,), database=None)
    assert find(sequences, somebody_works_alone, settings=some)
