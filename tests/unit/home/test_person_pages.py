"""The ways through a person's pages stand by what they are for, and only those the reader may take."""

from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation
from stillroom.apps.plans.presenters.person_pages import person_pages

PERSON = Person(organisation=Organisation(ods_code="RR8", name="Here"), employee_number="1", first_name="Ann")


def shown(*may: Permission, current: str = "plan") -> dict[str, list[str]]:
    groups = person_pages(PERSON, lambda permission, _: permission in may, current)
    return {heading: [text for text, _, _ in links] for heading, links in groups}


def test_a_reader_who_states_nothing_sees_no_group_for_it() -> None:
    assert shown() == {
        "Competence": ["Record", "Rules", "Logbook"],
        "Learning": ["Plan", "Training"],
        "About": ["Background", "Label with QR code"],
    }


def test_what_the_reader_may_do_stands_together() -> None:
    assert shown(Permission.OBSERVE)["Assess and state"][0] == "Assess"
    assert "Who opened it" in shown(Permission.SEE_WHO_LOOKED)["About"]


def test_the_page_shown_is_marked_once() -> None:
    groups = person_pages(PERSON, lambda permission, _: False, "training")
    assert [text for _, links in groups for text, _, current in links if current] == ["Training"]
