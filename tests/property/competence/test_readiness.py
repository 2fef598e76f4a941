"""What holds whatever is stated, in whatever order."""

from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from stillroom.competence.context import Context
from stillroom.competence.readiness import MAY_WORK, State, standing, timeline
from stillroom.competence.statement import Kind, Statement
from tests.property.competence.histories import CODES, CONTEXTS, Told, histories, moments

codes = st.sampled_from(CODES)
contexts = st.sampled_from(CONTEXTS)
RESTS_ON_A_SIGN_OFF = MAY_WORK | {State.BLOCKED, State.NEEDS_UPDATE, State.REVOKED, State.LAPSED}


@settings(max_examples=200)
@given(histories(), codes, contexts, moments)
def test_what_happens_later_never_changes_the_past(told: Told, code: str, context: Context, cut: datetime) -> None:
    known = told.history(tuple(s for s in told.statements if s.occurred_at <= cut))
    history = told.history()
    for moment in told.telling_moments():
        if moment <= cut:
            assert standing(known, code, context, moment) == standing(history, code, context, moment), moment


@given(histories(without=(Kind.SIGN_OFF, Kind.ACCEPTANCE)), codes, contexts)
def test_nobody_is_authorised_without_a_sign_off_or_an_acceptance(told: Told, code: str, context: Context) -> None:
    states = {interval.standing.state for interval in timeline(told.history(), code, context)}
    assert not states & RESTS_ON_A_SIGN_OFF


@settings(max_examples=200)
@given(histories(), codes, contexts)
def test_who_may_work_rests_on_a_sign_off_in_force_that_names_the_context(
    told: Told, code: str, context: Context
) -> None:
    by_id = {statement.id: statement for statement in told.statements}
    revoked = {s.about: s.occurred_at for s in told.statements if s.kind == Kind.REVOCATION}
    for interval in timeline(told.history(), code, context):
        if interval.standing.state not in MAY_WORK:
            continue
        (basis,) = (by_id[statement] for statement in interval.standing.because)
        assert basis.kind in (Kind.SIGN_OFF, Kind.ACCEPTANCE)
        assert basis.competency == code
        assert basis.context >= context
        assert interval.start is not None
        assert basis.occurred_at <= interval.start
        assert basis.valid_until is None or interval.end is not None
        assert basis.id not in revoked or revoked[basis.id] > interval.start


@settings(max_examples=200)
@given(histories(), codes, contexts)
def test_a_sign_off_never_lifts_a_suspension(told: Told, code: str, context: Context) -> None:
    for interval in timeline(told.history(), code, context):
        if interval.standing.state == State.SUSPENDED:
            assert interval.start is not None
            signed = _sign_off(told, code, context, interval.start)
            after = standing(told.history((*told.statements, signed)), code, context, interval.start)
            assert after.state == State.SUSPENDED


@settings(max_examples=200)
@given(histories(), codes, contexts)
def test_who_is_suspended_may_not_work_wherever_the_suspension_reaches(told: Told, code: str, context: Context) -> None:
    history = told.history()
    record = history.record(code)
    assert record is not None
    for moment in told.telling_moments():
        if record.open_suspensions(context, moment):
            assert standing(history, code, context, moment).state not in MAY_WORK


def _sign_off(told: Told, code: str, context: Context, moment: datetime) -> Statement:
    return Statement(
        id="one more sign-off",
        kind=Kind.SIGN_OFF,
        person="asha",
        author="bo",
        occurred_at=moment,
        recorded_at=moment,
        seq=len(told.statements) + 1,
        competency=code,
        version=told.frameworks.competencies[code].current_version,
        context=context,
        valid_until=date(2027, 1, 1),
    )
