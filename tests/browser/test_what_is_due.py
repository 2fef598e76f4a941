"""A trainer's queue of what is due."""

import pytest
from playwright.sync_api import expect

from tests.browser.laboratory import fill_sample
from tests.browser.story import Story, with_and_without_javascript
from tests.hospital import ISOLATOR, Hospital, make_hospital


@pytest.fixture
def hospital(transactional_db: None) -> Hospital:
    """Olive's broth of five months ago is due again; her isolator technique is signed off."""
    hospital = make_hospital(trained_days_ago=140)
    hospital.observe("olive", "AS06", "observation", days_ago=4, context=ISOLATOR)
    hospital.state("sign_off", "olive", "una", days_ago=3, competency="AS06", context=ISOLATOR)
    hospital.record_all()
    return hospital


class TestWhatIsDue(Story):
    """User story 27: have a queue of what is due, reassessments and broth tests."""

    @with_and_without_javascript
    def test_from_the_queue_straight_to_assessing(self, hospital: Hospital) -> None:
        self.given("Olive's broth runs out within two months, and Tom is a trainer")
        self.sign_in(hospital.user("tom"))
        self.when("he opens the home page")
        self.page.goto("/")
        self.then("those who need him stand in a queue, the overdue first, and Olive's broth is among them")
        queue = self.page.get_by_role("region", name="To observe").locator(".nhsuk-task-list__item")
        expect(queue.first).to_contain_text("Overdue")
        olive = queue.filter(has_text="Olive Operator")
        expect(olive).to_contain_text("AS05 Process simulation (operator broth)")
        expect(olive).to_contain_text("Due by")
        self.look_at("home-trainer")
        self.assert_every_link_opens()

        self.when("he follows it")
        olive.get_by_role("link", name="Olive Operator").click()
        self.then("what is due stands on top")
        expect(self.page.get_by_role("heading", name="Assess Olive Operator")).to_be_visible()
        due = self.page.get_by_role("link", name="AS05")
        expect(due).to_be_visible()
        self.when("he takes the sample")
        due.click()
        self.look_at("observe-broth")
        self.page.get_by_label("Sample taken, result pending").check()
        fill_sample(self.page)
        self.page.get_by_role("button", name="Record").click()
        self.then("it waits for its reading")
        expect(self.page.get_by_role("alert", name="Success")).to_be_visible()
        self.sign_in(hospital.user("rita"))
        self.page.goto("/")
        expect(self.page.get_by_role("region", name="Results to read")).to_contain_text("1 laboratory result waits")
