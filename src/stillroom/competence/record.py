"""What one person's statements about one competency amount to: evidence, sign-offs, suspensions.

Everything here is asked "at a moment": a statement counts from its `occurred_at`, a pending result from the moment it
was read, and nothing counts after it was revoked.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from stillroom.competence.context import Context
from stillroom.competence.days import add_months, day_of, end_of
from stillroom.competence.framework import Competency, CompetencyHistory
from stillroom.competence.logbook import Tally, tally
from stillroom.competence.scheme import OnFail, Scheme, Term
from stillroom.competence.statement import Kind, Outcome, Statement

in_order = attrgetter("occurred_at", "seq")


class Suspension(NamedTuple):
    """A stated suspension, or the one that a failed observation causes by itself."""

    cause: Statement
    start: datetime
    context: Context
    ids: frozenset[str]  # what a reinstatement or a clearance may be `about`


class Progress(NamedTuple):
    """How far the evidence has come towards a scheme."""

    scheme: Scheme
    evidence: tuple[Statement, ...]  # every counting observation, resolved ones only
    pending: tuple[Statement, ...]  # unresolved results of the scheme's methods
    missing: tuple[tuple[Term, int], ...]  # terms with the number of passes still to come
    would_be_met: bool  # if every pending result passed
    last_gathered: datetime | None  # when the last counted pass was gathered

    @property
    def met(self) -> bool:
        return not self.missing and not self.pending


class Record:
    """One person, one competency. `statements` are hers about it, in order of (occurred_at, seq)."""

    def __init__(self, competency: CompetencyHistory, statements: Sequence[Statement]) -> None:
        self.competency = competency
        self.statements = statements
        self.sign_offs: list[Statement] = []  # acceptances stand here too: they authorise alike
        self.observations: list[Statement] = []  # without the statements that resolve a pending one
        self.credits: list[Statement] = []  # acceptances of one method only: its part of the scheme is done
        self.exemptions: list[Statement] = []
        self.clearances: list[Statement] = []
        self.activities: list[Statement] = []
        self.countersignatures: dict[str, Statement] = {}
        self.resolutions: dict[str, list[Statement]] = {}
        self.reinstatements: dict[str, list[Statement]] = {}
        self.revocations: dict[str, Statement] = {}
        stated_suspensions: list[Statement] = []
        for statement in statements:
            kind = statement.kind
            if kind == Kind.OBSERVATION:
                if statement.about is None:
                    self.observations.append(statement)
                else:
                    self.resolutions.setdefault(statement.about, []).append(statement)
            elif kind == Kind.ACCEPTANCE and statement.method:
                self.credits.append(statement)
            elif kind in (Kind.SIGN_OFF, Kind.ACCEPTANCE):
                self.sign_offs.append(statement)
            elif kind == Kind.SUSPENSION:
                stated_suspensions.append(statement)
            elif kind == Kind.EXEMPTION:
                self.exemptions.append(statement)
            elif kind == Kind.SUPERVISED_PRACTICE:
                self.clearances.append(statement)
            elif kind == Kind.ACTIVITY and statement.about is None:
                self.activities.append(statement)
            elif statement.about is not None:
                if kind == Kind.REVOCATION:
                    self.revocations.setdefault(statement.about, statement)
                elif kind == Kind.REINSTATEMENT:
                    self.reinstatements.setdefault(statement.about, []).append(statement)
                elif kind == Kind.ACTIVITY:
                    self.countersignatures.setdefault(statement.about, statement)
        self._tallies: dict[tuple[Context, int], Tally] = {}
        self._stated_suspensions = stated_suspensions

    # Revoked and resolved

    def revoked(self, statement: Statement, at: datetime) -> bool:
        if not self.revocations:
            return False
        revocation = self.revocations.get(statement.id)
        return revocation is not None and revocation.occurred_at <= at

    def resolution(self, observation: Statement, at: datetime) -> Statement | None:
        """The statement that gave a pending observation its result by `at`."""
        for resolution in self.resolutions.get(observation.id, ()):
            if resolution.occurred_at <= at and not self.revoked(resolution, at):
                return resolution
        return None

    def outcome(self, observation: Statement, at: datetime) -> str:
        if observation.outcome != Outcome.PENDING:
            return observation.outcome
        resolution = self.resolution(observation, at)
        return resolution.outcome if resolution else Outcome.PENDING

    # Sign-offs

    def satisfying(self, context: Context, at: datetime) -> list[Statement]:
        """Sign-offs made by `at`, revoked or not, whose context names every key of `context`; oldest first."""
        return [s for s in self.sign_offs if s.occurred_at <= at and s.context >= context]

    def governing(self, context: Context, at: datetime) -> Statement | None:
        """The latest unrevoked sign-off whose context satisfies `context`."""
        for sign_off in reversed(self.sign_offs):
            if sign_off.occurred_at <= at and sign_off.context >= context and not self.revoked(sign_off, at):
                return sign_off
        return None

    @staticmethod
    def in_date(sign_off: Statement, at: datetime) -> bool:
        return sign_off.occurred_at <= at and (sign_off.valid_until is None or at < end_of(sign_off.valid_until))

    # Suspensions

    @cached_property
    def suspensions(self) -> list[Suspension]:
        """Every suspension, open or lifted, by its start."""
        failures = self._failures()
        if not self._stated_suspensions and not failures:
            return []
        found: list[Suspension] = []
        candidates = [Suspension(s, s.occurred_at, s.context, frozenset((s.id,))) for s in self._stated_suspensions]
        for candidate in sorted(candidates + failures, key=lambda c: (c.start, c.cause.seq)):
            again = next(
                (i for i, s in enumerate(found) if s.ids & candidate.ids and self.is_open(s, candidate.start)), -1
            )
            if again >= 0:  # the same sample, read once more: one suspension
                found[again] = found[again]._replace(ids=found[again].ids | candidate.ids)
            elif candidate.cause.kind == Kind.SUSPENSION or self._cuts_a_sign_off(candidate, found):
                found.append(candidate)
        return found

    def _failures(self) -> list[Suspension]:
        """Failed observations whose method suspends, each from when the failure was known."""
        failures = []
        for observation in self.observations:
            if observation.outcome == Outcome.PASS:
                continue
            definition = self.competency.competency(observation.version) or self.competency.current
            if definition.on_fail(observation.method) is not OnFail.SUSPEND:
                continue
            for failed in (observation, *self.resolutions.get(observation.id, ())):
                if failed.outcome == Outcome.FAIL:
                    ids = frozenset((observation.id, failed.id))
                    failures.append(Suspension(failed, failed.occurred_at, observation.context, ids))
        return failures

    def _cuts_a_sign_off(self, failure: Suspension, earlier: Iterable[Suspension]) -> bool:
        """A failure suspends only someone whose sign-off is in force; otherwise it just breaks the run.

        A sign-off that another suspension has cut already is not in force; one in another context still is.
        """
        at = failure.start
        already = [s.context for s in earlier if self.is_open(s, at)]
        return any(
            self.in_date(s, at)
            and s.context.compatible(failure.context)
            and not self.revoked(s, at)
            and not any(context.compatible(s.context) for context in already)
            for s in self.sign_offs
        )

    def reinstatement(self, suspension: Suspension) -> Statement | None:
        found = [
            lifts
            for about in suspension.ids
            for lifts in self.reinstatements.get(about, ())
            if lifts.occurred_at >= suspension.start
        ]
        return min(found, key=in_order, default=None)

    def is_open(self, suspension: Suspension, at: datetime) -> bool:
        if suspension.start > at:
            return False
        lifted = self.reinstatement(suspension)
        return lifted is None or lifted.occurred_at > at

    def in_error(self, suspension: Suspension, at: datetime) -> tuple[str, ...]:
        """The revocations that say the failure behind a suspension was an error; none while anything speaks for it.

        The sample was revoked, or the reading was and the sample then read as a pass; and nothing else that suspends
        has failed since, which would have gone unnoticed under the suspension that was there already.
        """
        if suspension.cause.kind == Kind.SUSPENSION:
            return ()
        revoked = [self.revocations[id_] for id_ in sorted(suspension.ids) if id_ in self.revocations]
        revoked = [revocation for revocation in revoked if revocation.occurred_at <= at]
        sample = next(s for s in self.observations if s.id in suspension.ids)
        stands = not self.revoked(sample, at) and self.outcome(sample, at) != Outcome.PASS
        if not revoked or stands or any(self._another(failure, suspension, at) for failure in self._failures()):
            return ()
        return tuple(revocation.id for revocation in revoked)

    def _another(self, failure: Suspension, suspension: Suspension, at: datetime) -> bool:
        """A failure of another sample since the suspension began, which nobody has revoked."""
        return (
            not failure.ids & suspension.ids
            and suspension.start <= failure.start <= at
            and failure.context.compatible(suspension.context)
            and not any(id_ in self.revocations and self.revocations[id_].occurred_at <= at for id_ in failure.ids)
        )

    def open_suspensions(self, context: Context, at: datetime) -> list[Suspension]:
        """Suspensions in force that touch `context`: all but those of a context that cannot be this one."""
        if not self.suspensions:
            return []
        return [s for s in self.suspensions if s.context.compatible(context) and self.is_open(s, at)]

    def suspension_about(self, statement_id: str) -> Suspension | None:
        return next((s for s in self.suspensions if statement_id in s.ids), None)

    # Logbook

    def tally(self, context: Context, days: int) -> Tally:
        """The running count of activities in a context; made once, since a timeline asks for it again and again."""
        key = (context, days)
        if key not in self._tallies:
            self._tallies[key] = tally(self.activities, self.revocations, context, days)
        return self._tallies[key]

    # Evidence

    def progress(self, context: Context, version: str, at: datetime) -> Progress:
        """Where a sign-off in `context` under framework `version` would stand at `at`."""
        definition = self.competency.competency(version) or self.competency.current
        scheme, cut_off = self._scheme_and_cut_off(definition, context, at)
        return self.progress_since(scheme, context, self.competency.edition(version), cut_off, at)

    def requalification(self, suspension: Suspension, version: str, at: datetime) -> Progress:
        """Where the requalification that lifts `suspension` stands at `at`; after an error there is none to do."""
        if self.in_error(suspension, at):
            return Progress(Scheme(()), (), (), (), True, None)
        definition = self.competency.competency(version) or self.competency.current
        edition = self.competency.edition(version)
        scheme = definition.requalification_scheme
        return self.progress_since(scheme, suspension.context, edition, suspension.start, at)

    def progress_since(
        self, scheme: Scheme, context: Context, edition: int | None, cut_off: datetime | None, at: datetime
    ) -> Progress:
        evidence: list[Statement] = []
        pending: list[Statement] = []
        outcomes: dict[str, list[str]] = {}
        last_gathered: datetime | None = None
        methods = scheme.methods
        editions = self.competency.editions
        for credit in self._credits(context, edition, cut_off, at):
            if credit.method in methods and credit.method not in outcomes:
                evidence.append(credit)
                # As many passes as are asked for, before any made here: a failure here still breaks their run.
                asked = max(term.count for term in scheme.terms if term.method == credit.method)
                outcomes[credit.method] = [Outcome.PASS] * asked
                last_gathered = credit.occurred_at
        for observation in self.observations:
            if (
                observation.occurred_at > at
                or (cut_off is not None and observation.occurred_at <= cut_off)
                or editions.get(observation.version) != edition
                or not observation.context >= context
                or self.revoked(observation, at)
            ):
                continue
            outcome = self.outcome(observation, at)
            if outcome != Outcome.PENDING:
                evidence.append(observation)
            elif observation.method in methods:
                pending.append(observation)
            outcomes.setdefault(observation.method, []).append(outcome)
            if outcome == Outcome.PASS and observation.method in methods:
                last_gathered = max(last_gathered or observation.occurred_at, observation.occurred_at)
        missing = tuple(
            (term, count) for term in scheme.terms if (count := term.missing(outcomes.get(term.method, ())))
        )
        would_be_met = not missing
        if missing and pending:
            hoped = {m: [Outcome.PASS if o == Outcome.PENDING else o for o in found] for m, found in outcomes.items()}
            would_be_met = not any(term.missing(hoped.get(term.method, ())) for term in scheme.terms)
        return Progress(scheme, tuple(evidence), tuple(pending), missing, would_be_met, last_gathered)

    def _credits(
        self, context: Context, edition: int | None, cut_off: datetime | None, at: datetime
    ) -> list[Statement]:
        return [
            credit
            for credit in self.credits
            if self.in_date(credit, at)
            and (cut_off is None or credit.occurred_at > cut_off)
            and self.competency.edition(credit.version) == edition
            and credit.context >= context
            and not self.revoked(credit, at)
        ]

    def _scheme_and_cut_off(
        self, definition: Competency, context: Context, at: datetime
    ) -> tuple[Scheme, datetime | None]:
        """Evidence counts after the latest of the previous sign-off, a suspension's start, a revocation."""
        signed = self.satisfying(context, at)
        previous = signed[-1].occurred_at if signed else None
        cuts = [s.start for s in self.suspensions if s.start <= at and s.context.compatible(context)]
        cuts += [
            revocation.occurred_at
            for s in signed
            if (revocation := self.revocations.get(s.id)) is not None and revocation.occurred_at <= at
        ]
        if previous is None:
            return definition.scheme, max(cuts, default=None)
        if cuts and max(cuts) >= previous:
            return definition.requalification_scheme, max(cuts)
        return definition.renewal_scheme, previous


def last_valid_day(definition: Competency, gathered: datetime) -> date | None:
    """Validity runs from the day the last counted evidence was gathered, not from the signature."""
    if definition.validity_months is None:
        return None
    return add_months(day_of(gathered), definition.validity_months)
