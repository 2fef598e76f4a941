"""A broth fails: what was made before is reviewed and signed. A logbook keeps a sign-off current."""

import pytest
from playwright.sync_api import expect

from stillroom.apps.framework.services.import_competencies import import_competencies
from stillroom.demo.tables import read_rows, table_of
from stillroom.standards.tables.formats import COMPETENCIES
from tests.browser.laboratory import fill_reading
from tests.browser.story import Story, with_and_without_javascript
from tests.hospital import ISOLATOR, PASSWORD, REFERENCE, Hospital, make_hospital


@pytest.fixture
def hospital(transactional_db: None) -> Hospital:
    """AS09 asks for two activities in 30 days; Olive's broth is in the incubator."""
    hospital = make_hospital()
    rows = [row | {"change": ""} for row in read_rows(REFERENCE / "competencies.csv")]
    for row in rows:
        if row["code"] == "AS09":
            row |= {"change": "editorial", "activity_count": "2", "activity_days": "30"}
    table = table_of("competencies", COMPETENCIES, rows)
    assert import_competencies(table=table, framework="STARTER", version="2026.2", dry_run=False).ok
    cells = {"competency": "AS05", "context": ISOLATOR}
    hospital.state(
        "activity", "olive", "tom", days_ago=20, details="quantity=9; session=AM-3; workstation=ISO 2", **cells
    )
    hospital.observe("olive", "AS05", "broth", days_ago=14, context=ISOLATOR, outcome="pending")
    hospital.record_all()
    return hospital


class TestLookingBack(Story):
    @with_and_without_javascript
    def test_a_broth_fails_and_its_look_back_is_closed(self, hospital: Hospital) -> None:
        self.given("a broth of Olive's has grown")
        self.sign_in(hospital.user("rita"))
        self.page.goto("/results/")
        self.page.get_by_role("link", name="Read the result of Olive Operator").click()
        fill_reading(self.page)
        self.page.get_by_label("Fail: growth").check()
        self.page.get_by_label("Deviation number").fill("DEV-0042")
        self.page.get_by_role("button", name="Record result").click()
        self.when("the accountable pharmacist signs in")
        self.sign_in(hospital.user("ann"))
        self.page.goto("/")
        self.then("the look-back waits for her")
        self.page.get_by_role("link", name="Go to the look-backs").click()
        self.look_at("look-backs")
        self.page.get_by_role("link", name="Olive Operator").click()
        self.then("it lists what Olive made since the last pass")
        expect(self.page.get_by_role("table")).to_contain_text("AM-3")
        self.look_at("look-back", tallest=1800)
        self.assert_every_link_opens()
        self.when("she closes it")
        self.page.get_by_role("button", name="Review and close").click()
        self.page.get_by_label("What was found").fill("Nine units recalled; none had been given.")
        self.page.get_by_label("Yes, close it").check()
        self.page.get_by_label("Your password").fill(PASSWORD)
        self.look_at("look-back-close")
        self.page.get_by_role("button", name="Sign", exact=True).click()
        self.then("it is closed, and waits no longer")
        expect(self.page.get_by_role("alert", name="Success")).to_contain_text("The look-back is closed")
        self.page.goto("/")
        expect(self.page.get_by_role("link", name="Go to the look-backs")).to_have_count(0)

    @with_and_without_javascript
    def test_a_logbook_keeps_a_sign_off_current(self, hospital: Hospital) -> None:
        self.given("Olive entered too little to stay current in worksheets")
        olive = hospital.people["olive"].id
        self.sign_in(hospital.user("tom"))
        self.page.goto(f"/units/{hospital.unit.id}/logbook/")
        expect(self.table_row("Who is kept current", "Olive Operator")).to_contain_text("0 in 30 days; 2 asked for")
        self.look_at("unit-logbook")
        self.when("her supervisor enters the day of everyone")
        self.page.get_by_role("button", name="Enter a day’s activities").click()
        self.page.get_by_label("What was done").select_option(index=1)
        self.page.get_by_label("Olive Operator").fill("3")
        self.page.get_by_label("Otto Operator").fill("1")
        self.look_at("log-day")
        self.page.get_by_role("button", name="Enter for everyone").click()
        self.then("she is current again")
        expect(self.page.get_by_role("alert", name="Success")).to_contain_text("Entered for 2 people")
        expect(self.table_row("Who is kept current", "Olive Operator")).to_contain_text("3 in 30 days; 2 asked for")
        self.page.goto(f"/people/{olive}/logbook/")
        expect(self.page.get_by_role("region").or_(self.page.get_by_role("main")).first).to_contain_text(
            "Current until"
        )
        self.look_at("logbook")
