"""A quarter's decisions are drawn once; a second assessor, never the first one, agrees or not; nothing is undone."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from stillroom.apps.accounts import clock
from stillroom.apps.improvement.models import Sample, SamplingDraw
from stillroom.apps.improvement.selectors.sampling import drawn_again, samples_of, waiting_for
from stillroom.apps.improvement.selectors.trends import trends_of_assessor
from stillroom.apps.improvement.services.decide_sample import decide_sample
from stillroom.apps.improvement.services.draw_samples import draw_samples
from stillroom.apps.improvement.services.set_sampling_plan import SUGGESTED, set_sampling_plan
from stillroom.apps.ledger.doubts import doubts_about
from stillroom.apps.ledger.models import Statement
from stillroom.competence.days import add_months, day_of, start_of
from stillroom.competence.trends import DISAGREED, quarter_of
from tests.hospital import Hospital

pytestmark = [pytest.mark.django_db, pytest.mark.database]
OBSERVED_AGO = 0.05


def next_quarter(hospital: Hospital) -> datetime:
    return start_of(add_months(quarter_of(day_of(hospital.now - timedelta(days=OBSERVED_AGO))), 3))


@pytest.fixture
def drawn(hospital: Hospital) -> Iterator[SamplingDraw]:
    """Tom decided four times today; on the first day of the next quarter three are drawn. Una may assess, too."""
    hospital.state("appointment", "una", "ann", days_ago=1, competency="*", capacity="assessor")
    for method in ("knowledge", "observation", "log_review", "finger_dab"):
        hospital.observe("olive", "AS06", method, days_ago=OBSERVED_AGO)
    hospital.record_all()
    at = next_quarter(hospital)
    ann = hospital.user("ann")
    with clock.standing_at(at):
        with pytest.raises(ValidationError, match="Set first"):
            draw_samples(organisation=hospital.organisation, by=ann)
        set_sampling_plan(
            organisation=hospital.organisation, by=ann, **SUGGESTED | {"new_at_least": 2, "new_days": 400}
        )
        yield draw_samples(organisation=hospital.organisation, by=hospital.user("ann"))


def test_the_decisions_of_the_quarter_are_drawn_once_and_can_be_drawn_again(
    hospital: Hospital, drawn: SamplingDraw
) -> None:
    assert (drawn.decisions, drawn.samples.count()) == (3, 2)  # the finger dab is a result, and Tom is new
    assert drawn.seed.startswith("RR8 ")
    assert drawn_again(drawn)
    with pytest.raises(ValidationError, match="already"):
        draw_samples(organisation=hospital.organisation, by=hospital.user("ann"))
    with pytest.raises(PermissionDenied):
        draw_samples(organisation=hospital.organisation, by=hospital.user("tom"))


def test_only_another_entitled_assessor_may_look(hospital: Hospital, drawn: SamplingDraw) -> None:
    sample = drawn.samples.first()
    assert sample is not None
    found = samples_of(hospital.organisation, at=clock.now())
    assert {each.second for each in found} == {(hospital.people["una"].canonical_id,)}
    assert len(waiting_for(hospital.organisation, hospital.people["una"], at=clock.now())) == 2
    assert waiting_for(hospital.organisation, hospital.people["tom"], at=clock.now()) == []
    for number in ("tom", "olive", "ann"):
        with pytest.raises(PermissionDenied):
            decide_sample(sample=sample, agrees=True, reason="", by=hospital.user(number))


def test_a_disagreement_marks_the_observation_and_undoes_nothing(
    client: Client, hospital: Hospital, drawn: SamplingDraw
) -> None:
    sample, una, tom = drawn.samples.first(), hospital.user("una"), hospital.people["tom"]
    assert sample is not None
    before = Statement.objects.count()
    with pytest.raises(ValidationError, match="why you disagree"):
        decide_sample(sample=sample, agrees=False, reason=" ", by=una)
    decide_sample(sample=sample, agrees=False, reason="Gloves", by=una)
    with pytest.raises(ValidationError, match="already"):
        decide_sample(sample=Sample.objects.get(id=sample.id), agrees=True, reason="", by=una)
    assert Statement.objects.count() == before
    assert doubts_about(sample.statement) == ["A second assessor, Una Authoriser, disagrees: Gloves"]
    tally = trends_of_assessor(tom, months=12).by_assessor[tom.canonical_id]
    assert [each.why for each in tally.overturned] == [DISAGREED]
    client.force_login(hospital.user("ann"))
    assert "disagrees: Gloves" in client.get(reverse("statement", args=[sample.statement])).content.decode()


def test_overdue_samples_are_listed_and_shown_at_home(client: Client, hospital: Hospital, drawn: SamplingDraw) -> None:
    with clock.standing_at(start_of(add_months(day_of(clock.now()), 2))):
        client.force_login(hospital.user("una"))
        assert "2 are overdue" in client.get(reverse("home")).content.decode()
        client.force_login(hospital.user("ann"))
        page = client.get(reverse("sampling", args=[hospital.organisation.id])).content.decode()
        assert "2 samples wait for a second assessor, 2 of them overdue." in page


def test_the_database_keeps_what_was_drawn(drawn: SamplingDraw) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Sample.objects.filter(draw=drawn).delete()
