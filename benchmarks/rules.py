"""The dated rules asked of everybody in a large organisation, and what changes for a unit on a day."""

from datetime import date, timedelta

from benchmarks.measured import Measured, medians
from benchmarks.sizes import Size
from benchmarks.synthetic import organisation
from stillroom.apps.accounts.clock import now
from stillroom.apps.framework.selectors.rules import dated_rules
from stillroom.apps.people.models import Enrolment, Post, Qualification, Registration, Supervision
from stillroom.apps.places.models import Organisation, Unit
from stillroom.apps.plans.selectors.rule_changes import unit_changes
from stillroom.apps.readiness.selectors.rule_facts import rule_facts
from stillroom.apps.readiness.selectors.rule_findings import rule_findings
from stillroom.competence.days import day_of
from stillroom.competence.rules import findings

DAY = date(2026, 12, 10)
GROUPS = ("pharmacy_support_worker", "pharmacy_technician", "pharmacist", "science_manufacturing_technician_apprentice")


def dated_rules_of_all(size: Size) -> list[Measured]:
    place = organisation("RULES", people=size.rule_people, competencies=8)
    _records(place)
    found = rule_findings(place, day=DAY)
    said = f"{size.rule_people:,} people, {len(dated_rules())} rules, {len(found):,} answers"
    whole, slow, own = medians(lambda: rule_findings(place, day=DAY), 9)
    facts, rules = rule_facts(place), dated_rules()
    pure, _, _ = medians(lambda: [findings(rules, person, DAY) for person in facts.values()], 9)
    unit = Unit.objects.get(organisation=place)
    changes, _, _ = medians(lambda: unit_changes(unit, DAY, ""), 5)
    return [
        Measured("dated rules of everyone, median", said, whole, "s", 1),
        Measured("dated rules of everyone, 95th percentile", said, slow, "s"),
        Measured("  its own processor time, median", said, own, "s"),
        Measured("  the judging alone", said, pure, "s"),
        Measured("what rules change for a unit of all", said, changes, "s"),
    ]


def _records(place: Organisation) -> None:
    """Something of every kind for somebody: the rules are asked of full records."""
    moment, today = now(), day_of(now())
    enrolled = today - timedelta(days=300)
    posts = list(Post.objects.filter(person__organisation=place).select_related("person").order_by("id"))
    for index, post in enumerate(posts):
        post.staff_group, post.afc_band = GROUPS[index % len(GROUPS)], "3"
    Post.objects.bulk_update(posts, ["staff_group", "afc_band"], batch_size=500)
    people = [post.person for post in posts]
    supervisor = people[0]
    Enrolment.objects.bulk_create(
        Enrolment(person=p, kind="gphc_course", course="A course", enrolled_on=enrolled, recorded_at=moment)
        for p in people[::2]
    )
    Qualification.objects.bulk_create(
        Qualification(person=p, kind="rqf2", title="A certificate", awarded_on=today, recorded_at=moment)
        for p in people[::3]
    )
    Registration.objects.bulk_create(
        Registration(person=p, body="GPhC", number="1", start_date=today - timedelta(900), recorded_at=moment)
        for p in people[1::4]
    )
    Supervision.objects.bulk_create(
        Supervision(
            person=p, kind="educational", supervisor=supervisor, start_date=today - timedelta(90), recorded_at=moment
        )
        for p in people[3::4]
    )
