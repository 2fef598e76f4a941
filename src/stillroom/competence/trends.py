"""How assessing goes: by competency, person, assessor and quarter. Pure: statements in, counts out.

What a laboratory finds is a result, not an assessor's decision: it counts for the competency and the person, and for
the failures of its method, never for an assessor.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import median

from stillroom.competence.context import Context
from stillroom.competence.days import day_of
from stillroom.competence.interval import Share
from stillroom.competence.method import method
from stillroom.competence.statement import Kind, Outcome, Statement

OVERTURNED_WITHIN = timedelta(days=90)
"""A fail by another assessor so soon after a pass says that one of the two was wrong, or that it did not last."""

LABORATORY = ("broth", "finger_dab")


@dataclass(frozen=True, slots=True)
class Overturned:
    """One pass that did not stand, and why."""

    observation: Statement
    why: str


REVOKED = "revoked"
FAILED_SOON = "failed_soon"
DISAGREED = "disagreed"


@dataclass
class Tally:
    """What came of the observations of one competency, person or assessor."""

    passes: int = 0
    fails: int = 0
    pending: int = 0
    overturned: list[Overturned] = field(default_factory=list)
    days_to_sign_off: list[int] = field(default_factory=list)

    @property
    def decided(self) -> int:
        return self.passes + self.fails

    @property
    def pass_rate(self) -> Share:
        return Share(self.passes, self.decided)

    @property
    def overturned_rate(self) -> Share:
        return Share(len(self.overturned), self.passes)

    @property
    def median_days(self) -> float | None:
        return median(self.days_to_sign_off) if self.days_to_sign_off else None

    def add(self, outcome: str) -> None:
        if outcome == Outcome.PASS:
            self.passes += 1
        elif outcome == Outcome.FAIL:
            self.fails += 1
        else:
            self.pending += 1


@dataclass
class Trends:
    """`failures` of a laboratory method: first day of the quarter → how many of those read failed."""

    by_competency: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_person: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_assessor: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    failures: dict[str, dict[date, Share]] = field(default_factory=dict)
    whole: Tally = field(default_factory=Tally)


def quarter_of(day: date) -> date:
    """The first day of its quarter."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def trends(
    statements: Iterable[Statement],
    *,
    since: datetime,
    until: datetime,
    disagreed: Mapping[str, str] | None = None,
    canonical: Mapping[str, str] | None = None,
) -> Trends:
    """Observations from `since` to before `until`. Statements come in any order, each once; whatever follows counts.

    `disagreed`: ids of observations that a second assessor disagreed with; `canonical`: record → human.
    """
    reader = _Reader(since, until, disagreed or {}, canonical or {})
    by_person: dict[str, list[Statement]] = defaultdict(list)
    revoked: set[str] = set()
    for statement in statements:
        if statement.kind == Kind.OBSERVATION and statement.about:
            reader.resolved.add(statement.about)
        if statement.kind == Kind.REVOCATION and statement.about:
            revoked.add(statement.about)
        elif statement.kind in (Kind.OBSERVATION, Kind.SIGN_OFF):
            by_person[reader.human(statement.person)].append(statement)
    for person, found in by_person.items():
        reader.read(person, found, revoked)
    return reader.finish()


class _Reader:
    def __init__(
        self, since: datetime, until: datetime, disagreed: Mapping[str, str], canonical: Mapping[str, str]
    ) -> None:
        self.since, self.until, self.disagreed, self.canonical = since, until, disagreed, canonical
        self.found = Trends()
        self.resolved: set[str] = set()  # samples whose result was read: the result counts, not the sample
        self.read_results: dict[tuple[str, date], list[int]] = defaultdict(lambda: [0, 0])

    def human(self, record: str) -> str:
        return self.canonical.get(record, record)

    def read(self, person: str, statements: list[Statement], revoked: set[str]) -> None:
        statements.sort(key=lambda each: (each.occurred_at, each.seq))
        fails: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        first: dict[tuple[str, Context], Statement] = {}
        signed: set[tuple[str, Context]] = set()
        for each in statements:
            if each.kind == Kind.OBSERVATION and each.outcome == Outcome.FAIL and each.id not in revoked:
                fails[each.competency, each.method].append(each)
        for each in statements:
            if each.kind == Kind.SIGN_OFF:
                self._sign_off(person, each, first, signed)
                continue
            if each.id not in revoked:
                first.setdefault((each.competency, each.context), each)
            if self.since <= each.occurred_at < self.until and each.id not in self.resolved:
                self._observation(person, each, revoked, fails[each.competency, each.method])

    def _observation(self, person: str, each: Statement, revoked: set[str], fails: list[Statement]) -> None:
        tallies = self._tallies(person, each, "" if method(each.method).laboratory else self.human(each.author))
        why = self._overturned(each, revoked, fails)
        for tally in tallies:
            tally.add(each.outcome)
            if why:
                tally.overturned.append(Overturned(each, why))
        if each.method in LABORATORY and each.outcome in (Outcome.PASS, Outcome.FAIL) and each.id not in revoked:
            counted = self.read_results[each.method, quarter_of(day_of(each.occurred_at))]
            counted[0] += each.outcome == Outcome.FAIL
            counted[1] += 1

    def _overturned(self, each: Statement, revoked: set[str], fails: list[Statement]) -> str:
        if each.outcome != Outcome.PASS:
            return ""
        if each.id in revoked:
            return REVOKED
        if each.id in self.disagreed:
            return DISAGREED
        author = self.human(each.author)
        for fail in fails:
            after = fail.occurred_at - each.occurred_at
            if (
                timedelta() < after <= OVERTURNED_WITHIN
                and self.human(fail.author) != author
                and fail.context.compatible(each.context)
            ):
                return FAILED_SOON
        return ""

    def _sign_off(
        self,
        person: str,
        each: Statement,
        first: dict[tuple[str, Context], Statement],
        signed: set[tuple[str, Context]],
    ) -> None:
        """How long it took to the first sign-off in a context; a renewal is not counted."""
        again = (each.competency, each.context) in signed
        signed.add((each.competency, each.context))
        begun = [
            found for (code, context), found in first.items() if code == each.competency and context <= each.context
        ]
        if again or not begun or not self.since <= each.occurred_at < self.until:
            return
        start = min(begun, key=lambda found: found.occurred_at)
        days = (day_of(each.occurred_at) - day_of(start.occurred_at)).days
        for tally in self._tallies(person, each, self.human(start.author)):
            tally.days_to_sign_off.append(days)

    def _tallies(self, person: str, each: Statement, assessor: str) -> list[Tally]:
        found = self.found
        tallies = [found.whole, found.by_competency[each.competency], found.by_person[person]]
        return [*tallies, found.by_assessor[assessor]] if assessor else tallies

    def finish(self) -> Trends:
        for (code, quarter), (failed, read) in sorted(self.read_results.items()):
            self.found.failures.setdefault(code, {})[quarter] = Share(failed, read)
        return self.found
