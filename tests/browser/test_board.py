"""Who can work today: the board of a unit, and the list that stands in for it on paper."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from stillroom.apps.people.models import Supervision
from stillroom.apps.people.services.record_fact import record_fact
from tests.browser.laboratory import fill_reading
from tests.browser.story import Story, with_and_without_javascript
from tests.hospital import ISOLATOR, Hospital, make_hospital


@pytest.fixture
def hospital(transactional_db: None) -> Hospital:
    """Olive can work alone, but her broth is due again, and a new one is incubating; no rule stops Una."""
    hospital = make_hospital(trained_days_ago=140)
    hospital.observe("olive", "AS06", "observation", days_ago=4, context=ISOLATOR)
    hospital.state("sign_off", "olive", "una", days_ago=3, competency="AS06", context=ISOLATOR)
    hospital.observe("olive", "AS05", "broth", days_ago=14, context=ISOLATOR, outcome="pending")
    hospital.record_all()
    una, ann = hospital.people["una"], hospital.people["ann"]
    supervision = Supervision(person=una, kind="product_approval", supervisor=ann, start_date=date(2026, 1, 1))
    record_fact(fact=supervision, by=None)
    return hospital


class TestWhoCanWorkToday(Story):
    """User story 34: see today which tasks are covered, by whom, and single points of failure."""

    @with_and_without_javascript
    def test_a_broth_fails_and_the_board_turns(self, hospital: Hospital) -> None:
        self.given("one operator can work alone, and a broth of hers is incubating")
        manager = hospital.officer("unit_manager")
        self.sign_in(manager)
        self.when("the unit manager opens the board from the home page")
        self.page.goto("/")
        self.look_at("home-manager")
        self.page.get_by_role("link", name="Aseptic suite", exact=True).click()
        self.then("it says who can work alone today")
        expect(self.page.get_by_text(re.compile("1 of 6 posts .* role-ready today"))).to_be_visible()
        ready = self.table_row("People ready for everything", "Aseptic operator")
        expect(ready.get_by_role("link", name="Olive Operator")).to_be_visible()
        self.then("what runs out")
        expiries = self.page.get_by_role("region", name="What runs out in the next 90 days")
        expect(expiries).to_contain_text("Olive Operator: AS05 Process simulation")
        self.then("and what depends on one person or has nobody")
        alone = self.table_row("Required competencies that depend", "AS06 Isolator technique")
        expect(alone).to_contain_text("Only Olive Operator")
        expect(self.table_row("Required competencies that depend", "AS11")).to_contain_text("Nobody")
        expect(self.matrix_cell("Olive Operator", "AS05")).to_contain_text("Due soon until")
        expect(self.matrix_cell("Olive Operator", "AS06")).to_contain_text("Authorised until")
        self.look_at("readiness-board", tallest=1800)
        self.assert_every_link_opens()

        self.when("Rita reads growth")
        self.sign_in(hospital.user("rita"))
        self.page.goto("/results/")
        self.page.get_by_role("link", name="Read the result of Olive Operator").click()
        fill_reading(self.page)
        self.page.get_by_label("Fail: growth").check()
        self.page.get_by_label("Deviation number").fill("DEV-0042")
        self.page.get_by_role("button", name="Record result").click()
        expect(self.page.get_by_role("heading", name="No results are waiting")).to_be_visible()

        self.then("the board has turned: she is suspended in the broth, and what rests on it is blocked")
        self.sign_in(manager)
        self.page.goto(f"/units/{hospital.unit.id}/")
        expect(self.page.get_by_text(re.compile("0 of 6 posts .* role-ready today"))).to_be_visible()
        expect(self.matrix_cell("Olive Operator", "AS05")).to_contain_text("Suspended")
        expect(self.matrix_cell("Olive Operator", "AS06")).to_contain_text("Blocked")
        stopped = self.page.get_by_role("region", name="What stops whom")
        expect(stopped).to_contain_text("Olive Operator may not do some of their work until the cause is mended")
        expect(self.table_row("Causes", "Olive Operator")).to_contain_text("AS06 Isolator technique")
        self.look_at("readiness-board-after-growth", tallest=1800)

    @with_and_without_javascript
    def test_narrowing_the_board(self, hospital: Hospital) -> None:
        self.given("the unit manager looks at the board")
        self.sign_in(hospital.officer("unit_manager"))
        self.page.goto(f"/units/{hospital.unit.id}/")
        self.when("she asks for operators only")
        self.page.get_by_label("Role").select_option("Aseptic operator")
        if not self.javascript:
            self.page.get_by_role("button", name="Show", exact=True).click()
        self.then("she sees those two, and how to see everyone")
        expect(self.page.get_by_text("2 of 6 posts are shown")).to_be_visible()
        expect(self.page.locator(".app-heat tbody tr")).to_have_count(2)
        expect(self.page.get_by_role("link", name="Show everyone")).to_be_visible()

    @with_and_without_javascript
    def test_suspending_at_once(self, hospital: Hospital) -> None:
        self.given("Ann, who is accountable, hears of unsafe practice")
        self.sign_in(hospital.user("ann"))
        self.page.goto(f"/people/{hospital.people['olive'].id}/")
        self.look_at("record")
        self.when("she suspends Olive from her record")
        self.page.get_by_role("link", name="State something").click()
        self.look_at("state-about")
        self.page.get_by_role("link", name="Suspend").click()
        self.page.get_by_label("Suspend from").select_option("AS01 Gowning, everywhere")
        self.page.get_by_label("Reason").fill("Sleeve torn and not reported, DEV-0043")
        self.look_at("suspend")
        self.page.get_by_role("button", name="Suspend").click()
        self.then("the statement stands in the ledger")
        expect(self.page.get_by_role("alert", name="Success")).to_contain_text("Recorded")
        self.look_at("statement")
        self.then("and the board shows it, with what it stops")
        self.page.goto(f"/units/{hospital.unit.id}/")
        expect(self.matrix_cell("Olive Operator", "AS01")).to_contain_text("Suspended")
        expect(self.matrix_cell("Olive Operator", "AS08")).to_contain_text("Blocked")


class TestOnPaper(Story):
    """The list that is printed for the time when the system is down."""

    @with_and_without_javascript
    def test_the_list_of_authorised_persons(self, hospital: Hospital) -> None:
        self.given("the unit manager wants the list on paper")
        self.sign_in(hospital.officer("unit_manager"))
        self.page.goto("/units/")
        self.look_at("units")
        self.when("she opens it")
        self.page.get_by_role("link", name="Authorised persons of Aseptic suite").click()
        self.then("it says from when it is, how long it may be trusted, and who may work alone until when")
        expect(self.page.get_by_text("As at", exact=False).first).to_be_visible()
        expect(self.page.get_by_text("The next change is due on")).to_be_visible()
        expect(self.table_row("Who may work", "AS06")).to_contain_text("Olive Operator (until")
        self.look_at("authorised")
        self.then("on paper the list is there, without the ways through the product")
        self.page.emulate_media(media="print")
        expect(self.table_row("Who may work", "AS06")).to_be_visible()
        expect(self.page.get_by_role("banner").get_by_role("link", name="People")).to_be_hidden()
        expect(self.page.get_by_role("navigation", name="This unit")).to_be_hidden()
