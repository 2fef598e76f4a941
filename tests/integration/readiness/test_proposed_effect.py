"""Whom a draft would touch, against what publishing it then does."""

from datetime import timedelta

import pytest

from stillroom.apps.accounts import clock
from stillroom.apps.framework.models import FrameworkVersion, VersionMember
from stillroom.apps.framework.services.start_draft import Named, start_draft
from stillroom.apps.framework.services.version_members import add_member
from stillroom.apps.readiness.presenters.proposed_effect import NOTHING, effect_sentences
from stillroom.apps.readiness.selectors.proposed_effect import Effect, EffectOn, Losing, proposed_effect
from stillroom.apps.readiness.selectors.standings import standings
from stillroom.competence.days import day_of, end_of
from stillroom.competence.readiness import MAY_WORK, State
from stillroom.ui.formats import day
from tests.hospital import Hospital
from tests.integration.framework.workshop import Workshop, make_workshop

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def workshop(hospital: Hospital) -> Workshop:
    return make_workshop(hospital.organisation)


def drafted(workshop: Workshop) -> FrameworkVersion:
    return workshop.draft("STARTER")


def effect(draft: FrameworkVersion, workshop: Workshop) -> Effect:
    return proposed_effect(draft, at=clock.now(), reader=workshop.editor)


def may_work(hospital: Hospital, at: object) -> set[tuple[str, str]]:
    return {
        (each.post.person, item.requirement.competency)
        for each in standings(hospital.organisation, at=at)  # type: ignore[arg-type]
        for item in each.items
        if item.standing.state in MAY_WORK
    }


def test_wording_touches_nobody(workshop: Workshop) -> None:
    draft = drafted(workshop)
    workshop.change(draft, "AS02", title="Good practice in manufacture")
    workshop.decide(draft, "AS02", days=None)
    assert effect_sentences(effect(draft, workshop)) == [NOTHING]


def test_substance_asks_for_an_update_by_the_day(workshop: Workshop) -> None:
    draft = drafted(workshop)
    workshop.change(draft, "AS09", scheme="knowledge*2; observation*5")
    workshop.decide(draft, "AS09", days=30)
    until = day_of(clock.now()) + timedelta(days=30)
    found = effect(draft, workshop)
    assert effect_sentences(found) == [f"1 person at 1 unit would need an update by {day(until)}."]
    assert found.days[0].by_competency == {"AS09": 1}


def test_what_is_required_from_now_on_takes_effect_at_once(workshop: Workshop) -> None:
    draft = drafted(workshop)
    workshop.change(draft, "AS09", requires="AS06")  # Olive is not signed off in it
    workshop.decide(draft, "AS09", days=None)
    assert effect_sentences(effect(draft, workshop)) == [
        "1 person at 1 unit could no longer work alone from the moment it is published."
    ]


def test_what_it_foretells_is_what_publishing_does(hospital: Hospital, workshop: Workshop) -> None:
    draft = drafted(workshop)
    workshop.change(draft, "AS02", scheme="knowledge*1; observation*4")  # other competencies require it
    workshop.decide(draft, "AS02", days=20)
    workshop.change(draft, "AS09", requires="AS06")
    workshop.decide(draft, "AS09", days=10)
    foretold = effect(draft, workshop)
    today = clock.now()
    ends = [end_of(day_of(today) + timedelta(days=days)) for days in (10, 20)]
    moments = [today, *ends]
    before = [may_work(hospital, at) for at in moments]
    workshop.publish(draft)
    after = [may_work(hospital, at) for at in moments]
    assert after[2] < before[2]
    lost = set().union(*(then - now for then, now in zip(before, after, strict=True)))
    assert {(each.person, each.competency) for on in foretold.days for each in on.losing} == lost
    assert {(each.person, each.competency) for each in foretold.days[0].losing} == before[0] - after[0]


def test_other_organisations_are_one_number_and_no_small_one(hospital: Hospital) -> None:
    elsewhere = make_workshop()  # her organisation is another
    draft = start_draft(named=Named("STARTER", "2026.2"), by=elsewhere.editor)
    add_member(version=draft, user=elsewhere.contributor, part=VersionMember.Part.CONTRIBUTOR, by=elsewhere.editor)
    elsewhere.change(draft, "AS09", scheme="knowledge*2; observation*5")
    elsewhere.decide(draft, "AS09", days=30)
    until = day(day_of(clock.now()) + timedelta(days=30))
    found = effect(draft, elsewhere)
    assert effect_sentences(found) == [f"Fewer than 5 people in other organisations would need an update by {until}."]
    assert found.days[0].by_unit == {}
    several = EffectOn(
        None,
        tuple(Losing(hospital.organisation.id, hospital.unit.id, str(n), "AS09", State.BLOCKED) for n in range(5)),
        frozenset(),
    )
    assert (several.people_elsewhere, several.elsewhere_is_small) == (5, False)


def test_an_undecided_change_counts_for_nothing_yet(workshop: Workshop) -> None:
    draft = drafted(workshop)
    workshop.change(draft, "AS09", scheme="knowledge*2; observation*5")
    found = effect(draft, workshop)
    assert [item.code for item in found.comparison.undecided] == ["AS09"]
    assert found.days == ()
