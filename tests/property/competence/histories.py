"""Generated histories: short, dense in time and rich in kinds, so that rules meet in ways nobody thought of."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from stillroom.competence.context import Context
from stillroom.competence.days import ONE_DAY, start_of
from stillroom.competence.framework import Change, Competency, Frameworks
from stillroom.competence.history import History
from stillroom.competence.scheme import Scheme
from stillroom.competence.statement import EVERY_COMPETENCY, Kind, Statement

FIRST_DAY = date(2026, 3, 15)  # the clocks go forward on 29 March
SPAN_DAYS = 60
CODES = ("A", "B", "C")
CONTEXTS = tuple(
    map(Context.parse, ("", "equipment=isolator", "equipment=lafc", "equipment=isolator; facility=ms", "facility=ms"))
)
SCHEMES = tuple(
    map(
        Scheme.parse,
        (
            "observation*1",
            "observation*2",
            "broth*1 on_fail=suspend",
            "broth*2 consecutive on_fail=suspend; observation*1",
            "broth*2 consecutive on_fail=review",
        ),
    )
)
METHODS = ("observation", "broth", "broth", "return_assessment")
KINDS = (
    Kind.OBSERVATION,
    Kind.OBSERVATION,
    Kind.OBSERVATION,
    Kind.SIGN_OFF,
    Kind.SIGN_OFF,
    Kind.ACCEPTANCE,
    Kind.SUSPENSION,
    Kind.REINSTATEMENT,
    Kind.REVOCATION,
    Kind.EXEMPTION,
    Kind.SUPERVISED_PRACTICE,
    Kind.ABSENCE,
    Kind.ABSENCE,
    Kind.SELF_ASSESSMENT,
    Kind.ACTIVITY,
    Kind.ACTIVITY,
    Kind.ACTIVITY,
)
# What a statement of a kind may be about; a statement of another kind is about nothing.
ABOUT = {
    Kind.OBSERVATION: (Kind.OBSERVATION,),
    Kind.REINSTATEMENT: (Kind.SUSPENSION, Kind.OBSERVATION),
    Kind.REVOCATION: tuple(Kind),
    Kind.SUPERVISED_PRACTICE: (Kind.SUSPENSION, Kind.OBSERVATION),
    Kind.ABSENCE: (Kind.ABSENCE,),
}
ENDS = (Kind.SIGN_OFF, Kind.ACCEPTANCE, Kind.EXEMPTION, Kind.SUPERVISED_PRACTICE, Kind.ABSENCE)


@dataclass(frozen=True)
class Told:
    """A history yet to be made, so that a test may leave statements out or add some."""

    frameworks: Frameworks
    statements: tuple[Statement, ...]

    def history(self, statements: tuple[Statement, ...] | None = None) -> History:
        return History("asha", self.statements if statements is None else statements, self.frameworks)

    def telling_moments(self) -> list[datetime]:
        """Each statement's moment, each midnight, and the instant before: a state can change at no other time."""
        last = max((s.valid_until for s in self.statements if s.valid_until), default=FIRST_DAY)
        days = max(last - FIRST_DAY, timedelta(SPAN_DAYS)) + timedelta(SPAN_DAYS)
        turns = {start_of(FIRST_DAY + ONE_DAY * day) for day in range(-1, days.days)}
        turns |= {statement.occurred_at for statement in self.statements}
        return sorted({*turns, *(turn - timedelta(microseconds=1) for turn in turns)})


def days_within(span: int = SPAN_DAYS) -> st.SearchStrategy[date]:
    return st.integers(0, span).map(lambda day: FIRST_DAY + ONE_DAY * day)


moments = st.tuples(days_within(), st.sampled_from((0, 9, 9, 12, 23))).map(
    lambda found: start_of(found[0]) + timedelta(hours=found[1])
)


@st.composite
def competencies(draw: st.DrawFn, code: str, change: Change) -> Competency:
    requires = {"A": ((), ("B",), ("B", "C")), "B": ((), ("C",)), "C": ((),)}[code]
    return Competency(
        code=code,
        title=code,
        scheme=draw(st.sampled_from(SCHEMES)),
        renewal=draw(st.sampled_from((None, *SCHEMES))),
        requalification=draw(st.sampled_from((None, *SCHEMES))),
        renewal_window_days=draw(st.sampled_from((None, 0, 7))),
        requires=draw(st.sampled_from(requires)),
        recency_days=draw(st.sampled_from((None, 3, 10))),
        activity_count=draw(st.sampled_from((None, None, 1, 3))),
        activity_days=draw(st.sampled_from((2, 7, 15))),
        change=change,
        transition_until=draw(days_within()) if change is Change.SUBSTANTIVE else None,
    )


@st.composite
def frameworks(draw: st.DrawFn) -> Frameworks:
    changes = (Change.UNCHANGED, Change.EDITORIAL, Change.SUBSTANTIVE, Change.SUBSTANTIVE)
    versions = draw(st.integers(1, 3))
    published = [
        (
            f"v{version}",
            [draw(competencies(code, draw(st.sampled_from(changes)) if version > 1 else Change.NEW)) for code in CODES],
        )
        for version in range(1, versions + 1)
    ]
    return Frameworks.of({"F": published})


@st.composite
def statements(draw: st.DrawFn, seq: int, earlier: list[Statement], versions: tuple[str, ...]) -> Statement:
    kind = draw(st.sampled_from(KINDS))
    occurred_at = draw(moments)
    about = None
    candidates = [s for s in earlier if s.kind in ABOUT.get(kind, ())]
    if kind == Kind.OBSERVATION:
        candidates = [s for s in candidates if s.outcome == "pending" and s.about is None]
    if kind == Kind.ABSENCE:
        candidates = [s for s in candidates if s.about is None]
    if candidates and (kind not in (Kind.SUPERVISED_PRACTICE, Kind.ABSENCE) or draw(st.booleans())):
        about = draw(st.sampled_from(candidates))
        if kind == Kind.OBSERVATION and draw(st.booleans()):
            about = None
    length = draw(st.sampled_from((None, 0, 2, 9, 25)))
    context = draw(st.sampled_from(CONTEXTS)) if about is None else about.context
    version = draw(st.sampled_from(versions)) if about is None else about.version
    code = draw(st.sampled_from(("A", "A", "A", "B", "C"))) if about is None else about.competency
    if kind == Kind.ABSENCE and about is None and draw(st.booleans()):
        code = EVERY_COMPETENCY
    observed = kind == Kind.OBSERVATION
    outcomes = ("pass", "pass", "fail", "pending") if about is None else ("pass", "fail")
    return Statement(
        id=f"{kind} {seq}",
        kind=kind,
        person="asha",
        author="bo",
        occurred_at=occurred_at,
        recorded_at=occurred_at,
        seq=seq,
        competency=code,
        version=version,
        context=context,
        method=(draw(st.sampled_from(METHODS)) if about is None else about.method) if observed else "",
        outcome=draw(st.sampled_from(outcomes)) if observed else "",
        valid_until=(
            FIRST_DAY + (occurred_at - start_of(FIRST_DAY)) // ONE_DAY * ONE_DAY + ONE_DAY * length
            if length is not None and kind in ENDS
            else None
        ),
        about=about.id if about is not None else None,
        quantity=draw(st.sampled_from((1, 1, 2, 5))) if kind == Kind.ACTIVITY else 1,
    )


@st.composite
def openings(draw: st.DrawFn, versions: tuple[str, ...]) -> list[Statement]:
    """Signed off early in some of the competencies, so that there is something to lose."""
    signed = draw(st.sampled_from(("ABC", "ABC", "AB", "A", "")))
    until = draw(st.sampled_from((None, FIRST_DAY + ONE_DAY * 30, FIRST_DAY + ONE_DAY * 50)))
    version = draw(st.sampled_from(versions))
    early = start_of(FIRST_DAY) + timedelta(hours=draw(st.integers(0, 48)))
    context = draw(st.sampled_from((Context.parse("equipment=isolator; facility=ms"), Context())))
    return [
        Statement(
            id=f"opening {code}",
            kind=Kind.SIGN_OFF,
            person="asha",
            author="bo",
            occurred_at=early,
            recorded_at=early,
            seq=seq,
            competency=code,
            version=version,
            context=context,
            valid_until=until,
        )
        for seq, code in enumerate(signed, start=1)
    ]


@st.composite
def histories(draw: st.DrawFn, *, without: tuple[Kind, ...] = (), most: int = 12) -> Told:
    published = draw(frameworks())
    versions = tuple(published.competencies["A"].editions)
    told = draw(openings(versions))
    for _ in range(draw(st.integers(0, most))):
        told.append(draw(statements(len(told) + 1, told, versions)))
    return Told(published, tuple(statement for statement in told if statement.kind not in without))
