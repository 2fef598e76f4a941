"""A finding with what it asks for, and a sample, so that another organisation can be seen to find none of it."""

from dataclasses import dataclass

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.improvement.models import Assignment, Finding, FindingDetails, Sample, SamplingDraw, TrainingAction
from stillroom.apps.improvement.services.set_sampling_plan import SUGGESTED, set_sampling_plan
from stillroom.apps.ledger.models import Statement
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Unit
from stillroom.competence.days import day_of
from stillroom.competence.trends import quarter_of


@dataclass(frozen=True)
class Improvement:
    finding: Finding
    assignment: Assignment
    sample: Sample


def make_improvement(unit: Unit, person: Person, by: User, statement: Statement) -> Improvement:
    today = day_of(now())
    finding = Finding.objects.create(unit=unit, reference="A1", recorded_at=now())
    FindingDetails.objects.create(
        finding=finding, body="el97", found_on=today, deficiency="major", theme="behaviour", recorded_at=now()
    )
    action = TrainingAction.objects.create(
        finding=finding,
        kind="reassess",
        title="Gowning",
        competency="AS01",
        due_on=today,
        opened_at=now(),
        opened_by=by,
    )
    draw = SamplingDraw.objects.create(
        organisation=unit.organisation,
        plan=set_sampling_plan(organisation=unit.organisation, by=by, **SUGGESTED),
        since=quarter_of(today),
        until=today,
        seed="RR8",
        through_seq=1,
        decisions=1,
        drawn_at=now(),
        drawn_by=by,
    )
    return Improvement(
        finding=finding,
        assignment=Assignment.objects.create(action=action, person=person),
        sample=Sample.objects.create(draw=draw, statement=statement.id, assessor=str(person.id), due_on=today),
    )
