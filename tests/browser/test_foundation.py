"""A technician in her foundation years, and her mentor."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from stillroom import demo
from stillroom.apps.framework.services.import_competencies import import_competencies
from stillroom.competence.foundation import FRAMEWORK
from stillroom.standards.tables import read_table
from stillroom.standards.tables.formats import COMPETENCIES, LEVELS
from tests.browser.story import Story, with_and_without_javascript
from tests.hospital import Hospital

REFERENCE = Path(demo.__file__).parent / "reference"


@pytest.fixture
def hospital(hospital: Hospital) -> Hospital:
    import_competencies(
        table=read_table(REFERENCE / "foundation_attributes.csv", COMPETENCIES),
        levels=read_table(REFERENCE / "foundation_levels.csv", LEVELS),
        framework=FRAMEWORK,
        version="2026.1",
        title="Foundation pharmacy technician attributes",
        dry_run=False,
    )
    return hospital


class TestFoundation(Story):
    """User story 14: rate myself on nine foundation attributes and get mentor feedback."""

    @with_and_without_javascript
    def test_two_views_side_by_side(self, hospital: Hospital) -> None:
        self.given("Una is a registered technician, and asks Tom to be her mentor")
        una = hospital.people["una"]
        hospital.user("tom")
        self.sign_in(hospital.user("una"))
        self.page.goto(f"/people/{una.id}/foundation/")
        self.page.get_by_role("link", name="Name a mentor").click()
        self.page.get_by_label("Mentor").select_option(label="Tom Trainer")
        self.page.get_by_role("button", name="Ask to be the mentor").click()
        expect(self.page.locator("main")).to_contain_text("Tom Trainer was asked")

        self.when("she rates herself")
        self.page.get_by_role("button", name="Rate yourself").click()
        self.look_at("rate-yourself")
        self.page.get_by_role("group", name="Quality and Safety").get_by_label("2 With support").check()
        self.page.get_by_label("Comment on Quality and Safety").fill("I doubt my own checks.")
        self.page.get_by_role("button", name="Record").click()
        expect(self.page.get_by_role("alert", name="Success")).to_be_visible()

        self.when("Tom accepts, and rates her too")
        self.sign_in(hospital.user("tom"))
        self.page.goto("/")
        self.page.get_by_role("region", name="Mentoring").get_by_role("link", name="Una Authoriser").click()
        self.look_at("mentoring-asked")
        self.page.get_by_role("button", name="Accept").click()
        self.page.get_by_role("button", name="Rate Una").click()
        self.page.get_by_role("group", name="Quality and Safety").get_by_label("3 Consistently").check()
        self.page.get_by_role("button", name="Record").click()

        self.then("both views stand side by side, and she reads them")
        self.sign_in(hospital.user("una"))
        self.page.goto(f"/people/{una.id}/foundation/")
        row = self.table_row("The latest rating of each attribute", "Quality and Safety")
        expect(row).to_contain_text("2 With support")
        expect(row).to_contain_text("I doubt my own checks.")
        expect(row).to_contain_text("3 Consistently")
        expect(self.page.locator("main")).to_contain_text("the mentor sees more in 1 and less in none")
        self.look_at("foundation")
        self.assert_every_link_opens()
