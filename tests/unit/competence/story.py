"""One person's history told in plain words, so that a rule's test reads as the rule.

    story(scheme="broth*3 consecutive").observed("pass", method="broth", on="2026-01-05").at("2026-01-06").state

A bare day means noon in London on that day; `2026-03-01 23:59:59` is London's clock.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from stillroom.competence.context import Context
from stillroom.competence.days import LONDON
from stillroom.competence.framework import Change, Competency, Frameworks
from stillroom.competence.history import History
from stillroom.competence.readiness import Interval, Standing, standing, timeline
from stillroom.competence.record import Record, last_valid_day
from stillroom.competence.scheme import Scheme
from stillroom.competence.statement import EVERY_COMPETENCY, Kind, Statement

CODE = "AS05"
VERSION = "2026.1"


def moment(words: str) -> datetime:
    """`2026-03-01` or `2026-03-01 23:59:59[.ffffff]`, by London's clock."""
    if len(words) == 10:
        words += " 12:00"
    return datetime.fromisoformat(words).replace(tzinfo=LONDON).astimezone(UTC)


def table(*rows: tuple[Any, ...]) -> list[Any]:
    """Rows of a truth table: plain words first, which name the case, then its values."""
    return [pytest.param(*values, id=words) for words, *values in rows]


def competency(
    code: str = CODE,
    scheme: str = "observation*1",
    *,
    renewal: str = "",
    requalification: str = "",
    months: int | None = None,
    window: int | None = None,
    requires: tuple[str, ...] = (),
    recency: int | None = None,
    activities: tuple[int, int] | None = None,
    change: str = "",
    transition: str = "",
) -> Competency:
    return Competency(
        code=code,
        title=code,
        scheme=Scheme.parse(scheme),
        renewal=Scheme.parse(renewal) if renewal else None,
        requalification=Scheme.parse(requalification) if requalification else None,
        validity_months=months,
        renewal_window_days=window,
        requires=requires,
        recency_days=recency,
        activity_count=activities[0] if activities else None,
        activity_days=activities[1] if activities else None,
        change=Change(change),
        transition_until=date.fromisoformat(transition) if transition else None,
    )


def story(scheme: str = "observation*1", **fields: Any) -> "Story":
    """About one competency, AS05, in a framework with one version."""
    return story_of(competency(scheme=scheme, **fields))


def story_of(*competencies: Competency) -> "Story":
    """About several competencies in a framework with one version; the first is the one asked about."""
    return Story(((VERSION, competencies),))


def versions(**published: Competency) -> "Story":
    """About one competency through versions of its framework, oldest first: `v1=competency(), v2=…`."""
    return Story(tuple((version, (competency,)) for version, competency in published.items()))


@dataclass(frozen=True)
class Story:
    """Immutable: each telling returns a longer story, so that cases may share a beginning."""

    published: tuple[tuple[str, tuple[Competency, ...]], ...]
    statements: tuple[Statement, ...] = ()

    # What is stated

    def observed(self, outcome: str, *, on: str, method: str = "observation", **rest: Any) -> "Story":
        return self.told(Kind.OBSERVATION, on=on, outcome=outcome, method=method, **rest)

    def observed_all(self, outcomes: str, *, method: str, month: str, **rest: Any) -> "Story":
        """`pass fail pass`: one a day from the first of the month on."""
        told = self
        for day, outcome in enumerate(outcomes.split(), start=1):
            told = told.observed(outcome, on=f"{month}-{day:02}", method=method, **rest)
        return told

    def read(self, outcome: str, *, of: str, on: str, name: str = "") -> "Story":
        """The result of the pending sample `of` is read."""
        sample = self.named(of)
        return self._append(sample._replace(outcome=outcome, about=of), Kind.OBSERVATION, on, name)

    def self_assessed(self, *, on: str, **rest: Any) -> "Story":
        return self.told(Kind.SELF_ASSESSMENT, on=on, **rest)

    def signed_off(self, *, on: str, **rest: Any) -> "Story":
        return self.told(Kind.SIGN_OFF, on=on, **rest)

    def taken_over(self, *, on: str, until: str, **rest: Any) -> "Story":
        told = self.told(Kind.SIGN_OFF, on=on, until=until, **rest)
        return replace(told, statements=(*told.statements[:-1], told.statements[-1]._replace(taken_over_by="voucher")))

    def accepted(self, *, on: str, **rest: Any) -> "Story":
        return self.told(Kind.ACCEPTANCE, on=on, **rest)

    def suspended(self, *, on: str, **rest: Any) -> "Story":
        return self.told(Kind.SUSPENSION, on=on, **rest)

    def exempted(self, *, on: str, **rest: Any) -> "Story":
        return self.told(Kind.EXEMPTION, on=on, **rest)

    def cleared(self, *, on: str, **rest: Any) -> "Story":
        """Cleared to practise under supervision."""
        return self.told(Kind.SUPERVISED_PRACTICE, on=on, **rest)

    def did(self, *, on: str, times: int = 1, **rest: Any) -> "Story":
        """Entered in the logbook."""
        told = self.told(Kind.ACTIVITY, on=on, **rest)
        return replace(told, statements=(*told.statements[:-1], told.statements[-1]._replace(quantity=times)))

    def absent(self, *, on: str, until: str = "", code: str = EVERY_COMPETENCY, name: str = "") -> "Story":
        return self.told(Kind.ABSENCE, on=on, until=until, code=code, name=name)

    def back(self, *, on: str, until: str, about: str, name: str = "") -> "Story":
        """Another last day for an absence."""
        told = self.told(Kind.ABSENCE, on=on, until=until, code=self.named(about).competency, about=about, name=name)
        return told

    def reinstated(self, *, on: str, about: str, name: str = "") -> "Story":
        return self._append(self.named(about)._replace(about=about), Kind.REINSTATEMENT, on, name)

    def revoked(self, about: str, *, on: str, name: str = "") -> "Story":
        return self._append(self.named(about)._replace(about=about), Kind.REVOCATION, on, name)

    def told(
        self,
        kind: Kind,
        *,
        on: str,
        until: str = "",
        context: str = "",
        code: str = "",
        version: str = "",
        method: str = "",
        outcome: str = "",
        about: str | None = None,
        name: str = "",
        recorded: str = "",
    ) -> "Story":
        statement = Statement(
            id="",
            kind=kind,
            person="asha",
            author="bo",
            occurred_at=moment(on),
            recorded_at=moment(on),
            seq=0,
            competency=code or self.code,
            version=version or self.published[-1][0],
            context=Context.parse(context),
            method=method,
            outcome=outcome,
            valid_until=date.fromisoformat(until) if until else None,
            about=about,
        )
        return self._append(statement, kind, on, name, recorded)

    def _append(self, statement: Statement, kind: Kind, on: str, name: str, recorded: str = "") -> "Story":
        seq = len(self.statements) + 1
        if kind not in (Kind.OBSERVATION, Kind.ACCEPTANCE):
            statement = statement._replace(method="", outcome="")
        if kind in (Kind.REINSTATEMENT, Kind.REVOCATION):
            statement = statement._replace(valid_until=None)
        statement = statement._replace(
            id=name or f"{kind} {seq}", kind=kind, seq=seq, occurred_at=moment(on), recorded_at=moment(recorded or on)
        )
        return replace(self, statements=(*self.statements, statement))

    def known_by(self, words: str) -> "Story":
        """Without what was recorded later."""
        by = moment(words)
        return replace(self, statements=tuple(s for s in self.statements if s.recorded_at <= by))

    # What follows from it

    @property
    def code(self) -> str:
        return self.published[-1][1][0].code

    def named(self, name: str) -> Statement:
        return next(statement for statement in self.statements if statement.id == name)

    def history(self) -> History:
        return History("asha", self.statements, Frameworks.of({"F": self.published}))

    def record(self) -> Record:
        record = self.history().record(self.code)
        assert record is not None
        return record

    def at(self, words: str, *, context: str = "", code: str = "") -> "Question":
        return Question(self, code or self.code, Context.parse(context), moment(words))

    def valid_until_if_signed(self, *, on: str, context: str = "") -> date | None:
        """The last valid day of a sign-off made now, in the current version."""
        record = self.record()
        progress = record.progress(Context.parse(context), record.competency.current_version, moment(on))
        assert progress.last_gathered is not None
        return last_valid_day(record.competency.current, progress.last_gathered)

    def missing_at(self, words: str, *, context: str = "") -> str:
        """What the sign-off still lacks: `observation*1 broth*2`."""
        record = self.record()
        progress = record.progress(Context.parse(context), record.competency.current_version, moment(words))
        return " ".join(f"{term.method}*{count}" for term, count in progress.missing)


@dataclass(frozen=True)
class Question:
    """How does she stand in a competency, in a context, at a moment?"""

    story: Story
    code: str
    context: Context
    moment: datetime

    @property
    def standing(self) -> Standing:
        """Asked both ways: of the moment alone, and of the whole timeline."""
        found = standing(self.story.history(), self.code, self.context, self.moment)
        assert self._interval().standing == found
        return found

    @property
    def state(self) -> str:
        return self.standing.state

    def _interval(self) -> Interval:
        intervals = timeline(self.story.history(), self.code, self.context)
        return next(
            interval
            for interval in intervals
            if (interval.start is None or interval.start <= self.moment)
            and (interval.end is None or self.moment < interval.end)
        )
