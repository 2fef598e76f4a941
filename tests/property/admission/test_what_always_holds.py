"""What holds of every history that the rules let through, however people try.

Proves H2, H3, H4.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import Phase, event, find, given, settings

from stillroom.competence.book import Book
from stillroom.competence.days import day_of
from stillroom.competence.history import History
from stillroom.competence.readiness import MAY_WORK, Standing, State, standing, timeline
from stillroom.competence.statement import EVERY_COMPETENCY, Capacity, Kind, Outcome, Statement
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
        own = statement.kind == Kind.ACTIVITY and statement.about is None
        if statement.kind not in ABOUT_ONESELF and not own:
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
def test_a_failure_that_stopped_somebody_stops_her_until_it_is_lifted_even_if_it_is_revoked(
    sequence: tuple[Attempt, ...],
) -> None:
    book, admitted = tell(sequence)
    samples = {s.id: s.about or s.id for s in admitted if s.kind == Kind.OBSERVATION}
    lifts = [s for s in admitted if s.kind == Kind.REINSTATEMENT]
    for failure in admitted:
        if failure.kind != Kind.OBSERVATION or failure.outcome != Outcome.FAIL or failure.competency != "AS05":
            continue
        history, sample = book.history(failure.person), samples[failure.id]
        for context in CONTEXTS:
            worked = standing(history, "AS05", context, failure.occurred_at - A_MOMENT).state in MAY_WORK
            if not (worked and context.compatible(failure.context)):
                continue
            event("a failure stopped somebody")
            own = [s.occurred_at for s in lifts if samples.get(s.about or "") == sample]
            lifted = min((at for at in own if at >= failure.occurred_at), default=None)
            if lifted is not None:
                event("and was lifted")
            for at in moments(admitted):
                if failure.occurred_at <= at and (lifted is None or at < lifted):
                    assert standing(history, "AS05", context, at).state not in MAY_WORK


@given(sequences)
def test_who_is_lifted_without_a_pass_since_was_stopped_by_what_was_revoked(sequence: tuple[Attempt, ...]) -> None:
    _, admitted = tell(sequence)
    by_id = {s.id: s for s in admitted}
    for lift in (s for s in admitted if s.kind == Kind.REINSTATEMENT):
        stop = by_id[lift.about or ""]
        rested_on = [by_id[id_] for id_ in lift.relied_on]
        passed = [s for s in rested_on if s.kind == Kind.OBSERVATION and s.outcome != Outcome.FAIL]
        taken_back = [s for s in rested_on if s.kind == Kind.REVOCATION]
        event(f"lifted after {'an error' if taken_back else 'requalification'}")
        assert passed or (taken_back and stop.kind == Kind.OBSERVATION)


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


REACHED = {
    "a revocation": lambda admitted: any(s.kind == Kind.REVOCATION for s in admitted),
    "a failure revoked": lambda admitted: (
        {s.about for s in admitted if s.kind == Kind.REVOCATION} & {s.id for s in admitted if s.outcome == Outcome.FAIL}
    ),
    "a reinstatement": lambda admitted: any(s.kind == Kind.REINSTATEMENT for s in admitted),
    "a reinstatement after an error": lambda admitted: (
        {id_ for s in admitted if s.kind == Kind.REINSTATEMENT for id_ in s.relied_on}
        & {s.id for s in admitted if s.kind == Kind.REVOCATION}
    ),
    "a reading that failed": lambda admitted: any(s.about and s.outcome == Outcome.FAIL for s in admitted),
    "an entry in a logbook": lambda admitted: any(s.kind == Kind.ACTIVITY for s in admitted),
}


@pytest.mark.parametrize("reached", REACHED.values(), ids=REACHED)
def test_the_generated_histories_reach(reached: Callable[[Sequence[Statement]], object]) -> None:
    some = settings(max_examples=400, phases=(Phase.generate,), database=None)
    assert find(sequences, lambda sequence: bool(reached(tell(sequence)[1])), settings=some)
