"""A small organisation in which people state things, so that a rule's test reads as the rule.

    MET.answer(sign_off(by="sam", on="2026-01-10"))  # "admitted", or the names of the rules it breaks

Asha is the operator all statements are about. Ada is appointed assessor and Sam authoriser, for every competency; Lee
reads results; Grace is the accountable person of the unit they all work in. Every beginning of a story is itself
stated through the rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from stillroom.competence.admission import Admission, admit
from stillroom.competence.book import Book
from stillroom.competence.context import Context
from stillroom.competence.days import day_of
from stillroom.competence.framework import Competency, Frameworks
from stillroom.competence.statement import EVERY_COMPETENCY, Kind, Statement
from tests.unit.competence.story import CODE, VERSION, competency, moment

ASSESSOR = "AS12"  # the framework's competency of being an assessor


@dataclass(frozen=True)
class Team:
    """One unit, and who in it is who."""

    accountable: str = "grace"
    same: Mapping[str, str] = field(default_factory=dict)  # a second employee number → the person
    look_alike: frozenset[frozenset[str]] = frozenset()
    left: Mapping[str, str] = field(default_factory=dict)  # person → her last day in post

    def canonical(self, person: str) -> str:
        return self.same.get(person, person)

    def undecided(self, one: str, other: str) -> bool:
        return frozenset((one, other)) in self.look_alike

    def has_left(self, person: str, at: datetime) -> bool:
        return person in self.left and day_of(at) > date.fromisoformat(self.left[person])

    def accountable_for(self, person: str, at: datetime) -> frozenset[str]:
        return frozenset() if person == "visitor" else frozenset((self.accountable,))


@dataclass(frozen=True)
class World:
    """Immutable: each telling returns a longer story, so that cases may share a beginning."""

    published: tuple[tuple[str, tuple[Competency, ...]], ...]
    team: Team = Team()
    statements: tuple[Statement, ...] = ()

    def then(self, *attempts: Statement) -> "World":
        """What was stated before the case begins. It must itself be admitted."""
        world = self
        for attempt in attempts:
            admission = world.hear(attempt)
            assert admission.admitted, f"{attempt.kind} {attempt.id}: {admission.refusals}"
            world = replace(world, statements=(*world.statements, admission.statement))
        return world

    def within(self, **changed: Any) -> "World":
        """The same story in a team that differs."""
        return replace(self, team=replace(self.team, **changed))

    def hear(self, attempt: Statement) -> Admission:
        seq = len(self.statements) + 1
        return admit(self.book(), attempt._replace(seq=seq, id=attempt.id or f"{attempt.kind} {seq}"))

    def answer(self, attempt: Statement) -> str:
        admission = self.hear(attempt)
        return " ".join(refusal.rule for refusal in admission.refusals) or "admitted"

    def book(self) -> Book:
        book = Book(Frameworks.of({"F": self.published}), self.team)
        for statement in self.statements:
            book.add(statement)
        return book


def world_of(*competencies: Competency) -> World:
    """A framework with one version, in which Grace has appointed Ada, Sam and Lee on 1 January 2025."""
    return opened(((VERSION, (*competencies, replace(competency(ASSESSOR), assessor=True))),))


def world(scheme: str = "observation*2", *, critical: bool = False, **fields: Any) -> World:
    """About one competency, AS05."""
    return world_of(replace(competency(scheme=scheme, **fields), critical=critical))


def opened(published: tuple[tuple[str, tuple[Competency, ...]], ...]) -> World:
    return World(published).then(
        appointment(of="ada", capacity="assessor", name="ada's appointment"),
        appointment(of="sam", capacity="authoriser", name="sam's appointment"),
        appointment(of="lee", capacity="result_reader", name="lee's appointment"),
    )


def qualified(who: str, code: str, *, on: str, context: str = "", until: str = "") -> tuple[Statement, ...]:
    """Somebody is observed twice and signed off, a day before and on the day itself."""
    about_her = {"of": who, "code": code, "context": context}
    day = f"{on} 09:00"
    return (
        observation(**about_her, on=day),
        observation(**about_her, on=f"{on} 09:30"),
        sign_off(**about_her, on=f"{on} 10:00", until=until, name=f"{who}'s {code}"),
    )


# What people try to state. `on` is when it happened, `recorded` when it is entered.


def appointment(
    *, of: str, by: str = "grace", capacity: str = "authoriser", on: str = "2025-01-01", code: str = "*", **rest: Any
) -> Statement:
    return attempt(Kind.APPOINTMENT, by=by, of=of, on=on, capacity=capacity, code=code, **rest)


def observation(
    *, on: str, by: str = "ada", method: str = "observation", outcome: str = "pass", **rest: Any
) -> Statement:
    return attempt(Kind.OBSERVATION, by=by, on=on, method=method, outcome=outcome, **rest)


def reading(*, of_sample: str, on: str, outcome: str, by: str = "lee", method: str = "", **rest: Any) -> Statement:
    return attempt(Kind.OBSERVATION, by=by, on=on, method=method, outcome=outcome, about=of_sample, **rest)


def sign_off(*, on: str, by: str = "sam", **rest: Any) -> Statement:
    return attempt(Kind.SIGN_OFF, by=by, on=on, **rest)


def taken_over(*, on: str, by: str = "sam", vouched_by: str = "grace", **rest: Any) -> Statement:
    return attempt(Kind.SIGN_OFF, by=by, on=on, vouched_by=vouched_by, **{"reason": True, **rest})


def clearance(*, on: str, by: str = "ada", **rest: Any) -> Statement:
    return attempt(Kind.SUPERVISED_PRACTICE, by=by, on=on, **rest)


def activity(*, on: str, by: str = "asha", times: int = 1, **rest: Any) -> Statement:
    return attempt(Kind.ACTIVITY, by=by, on=on, **rest)._replace(quantity=times)


def suspension(*, on: str, by: str = "grace", reason: bool = True, **rest: Any) -> Statement:
    return attempt(Kind.SUSPENSION, by=by, on=on, reason=reason, **rest)


def reinstatement(*, about: str, on: str, by: str = "sam", reason: bool = True, **rest: Any) -> Statement:
    return attempt(Kind.REINSTATEMENT, by=by, on=on, about=about, reason=reason, **rest)


def revocation(*, about: str, on: str, by: str = "sam", reason: bool = True, **rest: Any) -> Statement:
    return attempt(Kind.REVOCATION, by=by, on=on, about=about, reason=reason, **rest)


def exemption(*, on: str, by: str = "sam", until: str = "2026-12-31", reason: bool = True, **rest: Any) -> Statement:
    return attempt(Kind.EXEMPTION, by=by, on=on, until=until, reason=reason, **rest)


def absence(*, on: str, by: str = "asha", code: str = EVERY_COMPETENCY, **rest: Any) -> Statement:
    return attempt(Kind.ABSENCE, by=by, on=on, code=code, **rest)


def acceptance(*, on: str, by: str = "sam", **rest: Any) -> Statement:
    return attempt(Kind.ACCEPTANCE, by=by, on=on, **rest)


def self_assessment(*, on: str, by: str = "asha", **rest: Any) -> Statement:
    return attempt(Kind.SELF_ASSESSMENT, by=by, on=on, **rest)


def attempt(
    kind: Kind,
    *,
    by: str,
    on: str,
    of: str = "asha",
    recorded: str = "",
    code: str = CODE,
    version: str = "",
    context: str = "",
    capacity: str = "",
    method: str = "",
    outcome: str = "",
    until: str = "",
    about: str | None = None,
    vouched_by: str | None = None,
    reason: bool = False,
    name: str = "",
) -> Statement:
    return Statement(
        id=name,
        kind=kind,
        person=of,
        author=by,
        occurred_at=moment(on),
        recorded_at=moment(recorded or on),
        seq=0,
        competency=code,
        version=version,
        context=Context.parse(context),
        capacity=capacity,
        method=method,
        outcome=outcome,
        valid_until=date.fromisoformat(until) if until else None,
        about=about,
        taken_over_by=vouched_by,
        has_reason=reason,
    )
