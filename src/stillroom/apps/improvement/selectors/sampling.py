"""Quality sampling: the plan in force, the draws, and the samples with what a second assessor said."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.improvement.models import Sample, SampleDecision, SamplingDraw, SamplingPlan
from stillroom.apps.ledger.models import Statement as StatementRow
from stillroom.apps.ledger.selectors.stream import stream_statements
from stillroom.apps.oversight.selectors.statement_entries import first_seq_from
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.visibility import organisations_visible_to
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.known import known
from stillroom.apps.readiness.selectors.speakers import Speakers
from stillroom.competence.context import Context
from stillroom.competence.days import ONE_DAY, day_of, end_of, start_of
from stillroom.competence.entitlement import may_act_for
from stillroom.competence.method import method
from stillroom.competence.sampling import Decision, SamplingRule, draw
from stillroom.competence.statement import Kind, Outcome, Statement
from stillroom.competence.trends import quarter_of

WITH = ("draw__organisation", "decision__decided_by")


def sampling_plan(organisation: Organisation) -> SamplingPlan | None:
    return SamplingPlan.objects.filter(known(), organisation=organisation).first()


def last_quarter(today: date) -> tuple[date, date]:
    """The first and the last day of the quarter that is over."""
    until = quarter_of(today) - ONE_DAY
    return quarter_of(until), until


def last_hash(organisation: Organisation, until: date) -> str:
    """Of the last statement recorded by the end of that day; empty where there is none."""
    seq = first_seq_from(organisation, end_of(until)) - 1
    found = StatementRow.objects.filter(organisation=organisation, seq=seq).values_list("hash", flat=True).first()
    return bytes(found).hex() if found is not None else ""


def draw_of(organisation: Organisation, since: date) -> SamplingDraw | None:
    return SamplingDraw.objects.filter(organisation=organisation, since=since).first()


def draws_of(organisation: Organisation) -> list[SamplingDraw]:
    """The latest period first."""
    return list(SamplingDraw.objects.filter(organisation=organisation).select_related("plan", "drawn_by"))


def drawn(
    organisation: Organisation, *, since: date, until: date, through_seq: int, plan: SamplingPlan, seed: str
) -> tuple[int, dict[str, tuple[str, ...]]]:
    """How many decisions there were, and assessor → what is drawn. The same arguments give the same answer for ever."""
    statements = [each for each in stream_statements(organisation) if each.seq <= through_seq]
    found = list(_decisions(statements, start_of(since), end_of(until)))
    new = _new_assessors(statements, until - timedelta(days=plan.new_days))
    rule = SamplingRule(plan.percent, plan.at_least, plan.new_at_least)
    return len(found), draw(seed, found, rule, new=new)


def drawn_again(found: SamplingDraw) -> bool:
    """Whether the draw, made once more, is the one that was recorded."""
    _, again = drawn(
        found.organisation,
        since=found.since,
        until=found.until,
        through_seq=found.through_seq,
        plan=found.plan,
        seed=found.seed,
    )
    kept = set(Sample.objects.filter(draw=found).values_list("statement", flat=True))
    return kept == {statement for statements in again.values() for statement in statements}


def _decisions(statements: Sequence[Statement], since: datetime, until: datetime) -> Iterator[Decision]:
    """An assessor's own: no laboratory result, nothing taken over from old records, nothing revoked."""
    revoked = {each.about for each in statements if each.kind == Kind.REVOCATION}
    for each in statements:
        if (
            each.kind == Kind.OBSERVATION
            and each.outcome in (Outcome.PASS, Outcome.FAIL)
            and since <= each.occurred_at < until
            and not each.taken_over_by
            and not method(each.method).laboratory
            and each.id not in revoked
        ):
            yield Decision(each.id, each.author)


def _new_assessors(statements: Sequence[Statement], since: date) -> set[str]:
    """Those whose first observation stated here is from that day on."""
    first: dict[str, datetime] = {}
    for each in statements:
        if each.kind == Kind.OBSERVATION and not each.taken_over_by:
            first[each.author] = min(first.get(each.author, each.occurred_at), each.occurred_at)
    return {author for author, at in first.items() if day_of(at) >= since}


@dataclass(frozen=True, slots=True)
class Sampled:
    """One sample with the observation it is about, and who may look at it today."""

    sample: Sample
    observation: StatementRow
    decision: SampleDecision | None
    second: tuple[str, ...]

    @property
    def open(self) -> bool:
        return self.decision is None

    def overdue(self, today: date) -> bool:
        return self.open and self.sample.due_on < today


def samples_of(organisation: Organisation, *, at: datetime, only_open: bool = False) -> list[Sampled]:
    """Open ones first, by day."""
    rows = Sample.objects.filter(draw__organisation=organisation).select_related(*WITH)
    if only_open:
        rows = rows.filter(decision__isnull=True)
    found = sorted(rows, key=lambda each: (_decision(each) is not None, each.due_on, each.id))
    stated = StatementRow.objects.defer("payload").in_bulk([each.statement for each in found])
    speakers = Speakers(organisation, at) if any(_decision(each) is None for each in found) else None
    return [
        Sampled(each, stated[each.statement], _decision(each), _second(speakers, each, stated[each.statement]))
        for each in found
    ]


def sample_visible_to(user: User, sample_id: UUID) -> Sample:
    """Raises Sample.DoesNotExist."""
    found = Sample.objects.select_related(*WITH).get(
        id=sample_id, draw__organisation__in=organisations_visible_to(user)
    )
    if not user.has_perm(Permission.VIEW_SAMPLING, found.organisation):
        raise Sample.DoesNotExist
    return found


def sampled(sample: Sample, at: datetime) -> Sampled:
    observation = StatementRow.objects.defer("payload").get(id=sample.statement)
    decision = _decision(sample)
    speakers = Speakers(sample.organisation, at) if decision is None else None
    return Sampled(sample, observation, decision, _second(speakers, sample, observation))


def _decision(sample: Sample) -> SampleDecision | None:
    return getattr(sample, "decision", None)


def _second(speakers: Speakers | None, sample: Sample, observation: StatementRow) -> tuple[str, ...]:
    """Entitled today in that competency, neither the first assessor nor the person, nor a record that may be theirs."""
    if speakers is None or _decision(sample) is not None:
        return ()
    context = Context.parse(observation.context)
    found = speakers.observers(observation.competency, context, observation.method, of=observation.person)
    return tuple(each for each in found if may_act_for(speakers.book, each, sample.assessor))


def waiting_for(organisation: Organisation, person: Person, *, at: datetime) -> list[Sampled]:
    """Open samples that she may look at. Asks nothing further where nothing is open."""
    if not Sample.objects.filter(draw__organisation=organisation, decision__isnull=True).exists():
        return []
    return [each for each in samples_of(organisation, at=at, only_open=True) if person.canonical_id in each.second]


def disagreements(organisation: Organisation) -> dict[str, str]:
    """Statement → why a second assessor disagrees."""
    rows = SampleDecision.objects.filter(sample__draw__organisation=organisation, agrees=False)
    return dict(rows.values_list("sample__statement", "reason"))


def doubts_about(statements: Collection[str]) -> Mapping[str, Sequence[str]]:
    """Statement → sentences for its page, where a second assessor disagreed."""
    rows = SampleDecision.objects.filter(sample__statement__in=list(statements), agrees=False)
    return {
        row.sample.statement: [f"A second assessor, {row.decided_by}, disagrees: {row.reason}"]
        for row in rows.select_related("sample", "decided_by")
    }
