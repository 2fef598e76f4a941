"""What the docs and the printed list say of the demo is what it holds."""

from pathlib import Path

import pytest

from stillroom.demo.history.scripts import SCRIPTS
from stillroom.demo.sign_ins import PASSWORD, SIGN_INS
from stillroom.demo.stories import STORIES, Story

PAGE = (Path(__file__).parents[3] / "docs" / "demo.md").read_text(encoding="utf-8")


def test_the_page_names_every_sign_in_and_the_password() -> None:
    assert f"`{PASSWORD}`" in PAGE
    for sign_in in SIGN_INS:
        assert f"| {sign_in.email} |" in PAGE


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.title)
def test_the_page_tells_every_story(story: Story) -> None:
    assert f"### {story.title}\n" in PAGE


def test_every_story_has_somebody_to_open_it() -> None:
    assert {story.sign_in for story in STORIES} <= {sign_in.email for sign_in in SIGN_INS}


def test_there_are_a_dozen_sign_ins_and_no_address_is_a_real_one() -> None:
    assert len(SIGN_INS) >= 12
    assert all(sign_in.email.endswith(".example") for sign_in in SIGN_INS)


def test_scripts_are_of_people_there_are() -> None:
    from stillroom.demo.roster import REGION
    from stillroom.demo.tables import read_rows

    assert {number for number, _ in SCRIPTS} <= {row["employee_number"] for row in read_rows(REGION / "staff.csv")}
