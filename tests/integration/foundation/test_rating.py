"""Two views of nine attributes: her own, and that of a mentor who was named and accepted."""

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from stillroom import demo
from stillroom.apps.framework.services.import_competencies import import_competencies
from stillroom.apps.ledger.draft import new_statement_id
from stillroom.apps.ledger.models import Statement, StatementText
from stillroom.apps.plans.models import Mentorship
from stillroom.apps.plans.selectors.foundation import attributes, ratings_of
from stillroom.apps.plans.services.mentoring import accept_mentoring, end_mentoring, name_mentor
from stillroom.apps.plans.services.rate_attributes import Rated, rate_attributes
from stillroom.competence.foundation import FRAMEWORK
from stillroom.competence.level import Level
from stillroom.competence.refusal import Refused
from stillroom.standards.tables import read_table
from stillroom.standards.tables.formats import COMPETENCIES, LEVELS
from tests.hospital import Hospital

pytestmark = pytest.mark.django_db
REFERENCE = Path(demo.__file__).parent / "reference"


@pytest.fixture(autouse=True)
def _attributes(hospital: Hospital) -> None:
    report = import_competencies(
        table=read_table(REFERENCE / "foundation_attributes.csv", COMPETENCIES),
        levels=read_table(REFERENCE / "foundation_levels.csv", LEVELS),
        framework=FRAMEWORK,
        version="2026.1",
        title="Foundation pharmacy technician attributes",
        dry_run=False,
    )
    assert report.ok


def rated(level: int, attribute: str = "FA1", comment: str = "") -> Rated:
    return Rated(new_statement_id(), attribute, Level(level, "With support"), comment)


def mentored(hospital: Hospital, *, accepted: bool = True) -> Mentorship:
    una, tom = hospital.people["una"], hospital.people["tom"]
    mentor = hospital.user("tom")
    asked = Mentorship.objects.get(id=name_mentor(learner=una, mentor=tom, by=hospital.user("una")).id)
    if accepted:
        accept_mentoring(mentorship=asked, by=mentor)
    return Mentorship.objects.get(id=asked.id)


def client_of(hospital: Hospital, number: str) -> Client:
    client = Client()
    client.force_login(hospital.user(number))
    return client


def test_the_nine_attributes_are_a_framework_of_their_own_and_a_draft(hospital: Hospital) -> None:
    found = attributes()
    assert found is not None
    assert len(found.competencies) == 9
    assert {len(levels) for levels in found.levels.values()} == {4}
    page = client_of(hospital, "una").get(f"/people/{hospital.people['una'].id}/foundation/").content.decode()
    assert "draft – not nationally approved" in page
    assert "Nothing is rated yet." in page


def test_both_views_are_statements_and_their_words_lie_beside_the_chain(hospital: Hospital) -> None:
    mentored(hospital)
    una, tom = hospital.people["una"], hospital.people["tom"]
    rate_attributes(person=una, ratings=[rated(2, comment="I hesitate."), rated(3, "FA2")], by=una)
    rate_attributes(person=una, ratings=[rated(4, comment="She need not.")], by=tom)
    found = ratings_of(una, ["FA1", "FA2"])
    assert [(each.attribute, each.level, each.own, each.comment) for each in found] == [
        ("FA1", 2, True, "I hesitate."),
        ("FA2", 3, True, ""),
        ("FA1", 4, False, "She need not."),
    ]
    kinds = Statement.objects.filter(competency__startswith="FA").order_by("seq").values_list("kind", flat=True)
    assert list(kinds) == ["self_assessment", "self_assessment", "feedback"]
    assert not any("hesitate" in bytes(row.payload).decode() for row in Statement.objects.all())
    assert StatementText.objects.filter(text="I hesitate.").exists()


def test_nobody_rates_as_a_mentor_before_she_has_accepted_or_after_she_stopped(hospital: Hospital) -> None:
    una, tom = hospital.people["una"], hospital.people["tom"]
    mentorship = mentored(hospital, accepted=False)
    with pytest.raises(PermissionDenied):
        rate_attributes(person=una, ratings=[rated(2)], by=tom)
    accept_mentoring(mentorship=mentorship, by=hospital.user("tom"))
    rate_attributes(person=una, ratings=[rated(2)], by=tom)
    end_mentoring(mentorship=mentorship, by=hospital.user("tom"))
    with pytest.raises(PermissionDenied):
        rate_attributes(person=una, ratings=[rated(2)], by=tom)


def test_nobody_accepts_for_the_mentor(hospital: Hospital) -> None:
    mentorship = mentored(hospital, accepted=False)
    with pytest.raises(PermissionDenied):
        accept_mentoring(mentorship=mentorship, by=hospital.user("una"))


def test_she_or_her_manager_names_and_naming_another_ends_the_one_before(hospital: Hospital) -> None:
    una, rita = hospital.people["una"], hospital.people["rita"]
    mentored(hospital)
    with pytest.raises(PermissionDenied):
        name_mentor(learner=una, mentor=rita, by=hospital.user("otto"))
    name_mentor(learner=una, mentor=rita, by=hospital.user("ann"))
    assert [
        (each.mentor.employee_number, each.ended_at is None) for each in Mentorship.objects.order_by("named_at")
    ] == [
        ("tom", False),
        ("rita", True),
    ]
    with pytest.raises(ValidationError):
        name_mentor(learner=una, mentor=una, by=hospital.user("una"))


def test_a_rating_that_the_rules_refuse_states_nothing_at_all(hospital: Hospital) -> None:
    una = hospital.people["una"]
    with pytest.raises(Refused):
        rate_attributes(person=una, ratings=[rated(2), rated(2, "FA99")], by=una)
    assert ratings_of(una, ["FA1"]) == []


def test_sending_the_form_twice_states_it_once(hospital: Hospital) -> None:
    una = hospital.people["una"]
    once = rated(2)
    rate_attributes(person=una, ratings=[once], by=una)
    rate_attributes(person=una, ratings=[once], by=una)
    assert len(ratings_of(una, ["FA1"])) == 1


def test_only_the_mentor_finds_the_mentors_page(hospital: Hospital) -> None:
    mentorship = mentored(hospital)
    address = f"/mentoring/{mentorship.id}/"
    assert client_of(hospital, "tom").get(address).status_code == 200
    for number in ("una", "ann", "olive"):
        assert client_of(hospital, number).get(address).status_code == 404
    assert "Una Authoriser" in client_of(hospital, "tom").get("/").content.decode()


def test_a_comment_without_a_level_and_an_empty_form_are_pointed_out(hospital: Hospital) -> None:
    una = hospital.people["una"]
    ids = {f"statement_FA{n}": new_statement_id() for n in range(1, 10)}
    client, address = client_of(hospital, "una"), f"/people/{una.id}/foundation/rate/"
    assert "Rate at least one attribute" in client.post(address, ids).content.decode()
    answer = client.post(address, ids | {"comment_FA1": "Well.", "level_FA2": "2"})
    assert "Choose a level too, or clear the comment" in answer.content.decode()
    assert ratings_of(una, ["FA1", "FA2"]) == []
