"""Planning the workforce: the picture, scenarios with levers, training places, the cost of training.

Stories 44, 51, 52, 53.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.services.work import beat, run_waiting_jobs
from stillroom.apps.workforce.models import Scenario
from stillroom.apps.workforce.selectors.scenarios import current_version
from stillroom.apps.workforce.services.import_aggregates import import_aggregates
from stillroom.apps.workforce.services.keep_scenario import begin_scenario
from stillroom.apps.workforce.services.run_scenario import make_run, run_scenario
from stillroom.standards.tables import table_from_bytes
from stillroom.standards.tables.formats import WORKFORCE
from tests.browser.story import Story, with_and_without_javascript
from tests.hospital import Hospital, make_hospital
from tests.integration.workforce.small import SMALL


@pytest.fixture
def hospital(transactional_db: None) -> Hospital:
    return make_hospital(trained=False)


@pytest.fixture
def planner(hospital: Hospital) -> User:
    return hospital.officer("workforce_planner")


def quietly(done: int, of: int, words: str) -> None:
    """Progress that nobody watches."""


def a_scenario(hospital: Hospital, planner: User) -> Scenario:
    return begin_scenario(organisation=hospital.organisation, title="Small", text=SMALL, files={}, by=planner)


class TestTheWorkforceNow(Story):
    def test_who_is_there_who_left_and_what_is_not_known(self, hospital: Hospital, planner: User) -> None:
        self.given("six people are in post, and a regional return was imported")
        rows = ["2025-03-31,Return,pharmacy_technician,,community,North,,506,", ",".join(WORKFORCE.names)][::-1]
        table = table_from_bytes("counts.csv", "\n".join(rows).encode(), WORKFORCE)
        import_aggregates(table=table, organisation=hospital.organisation, dry_run=False)
        self.sign_in(planner)
        self.when("the planner opens the workforce from the menu")
        self.page.goto("/menu/")
        self.page.get_by_role("link", name="The workforce now").click()
        self.then("she sees what is counted, the number, and that small numbers are left out")
        main = self.page.get_by_role("main")
        expect(main).to_contain_text("6 people in post")
        for words in ("Base date", "Counted in", "Scope", "Vacancy"):
            expect(main).to_contain_text(words)
        expect(main).to_contain_text("never shown by themselves")
        self.then("what is not known is named, with its source")
        expect(main).to_contain_text("no date of birth is recorded")
        expect(main).to_contain_text("Insufficient data.")
        expect(main).to_contain_text("D2:378")
        expect(main).to_contain_text("506")
        self.look_at("workforce-now")
        self.when("she says where the unit lies")
        self.page.get_by_role("link", name="Say where the units lie").click()
        self.page.get_by_label("Sector of").select_option("community")
        self.page.get_by_label("Region of").fill("North")
        self.page.get_by_role("button", name="Save").click()
        self.then("people are counted there")
        by_sector = self.page.get_by_role("table", name="By sector", exact=True)
        expect(by_sector.get_by_role("row", name="Community pharmacy")).to_contain_text("6")


class TestProjecting(Story):
    def test_a_scenario_is_begun_from_records_run_and_compared(self, hospital: Hospital, planner: User) -> None:
        self.given("a planner, and staff in the records")
        self.sign_in(planner)
        self.page.goto(f"/organisations/{hospital.organisation.id}/workforce/scenarios/")
        self.look_at("scenarios")
        self.when("she starts from the records")
        self.page.get_by_role("button", name="Start from our records").click()
        self.page.get_by_label("Vacancies now").fill("10")
        self.look_at("from-records")
        self.page.get_by_role("button", name="Start", exact=True).click()
        expect(self.page.get_by_role("heading", name="Not run yet")).to_be_visible()
        self.when("she changes the file wrongly")
        self.page.get_by_role("link", name="Change the whole file").click()
        file = self.page.get_by_label("The scenario file")
        file.fill(file.input_value().replace("years = 5", "years = 0"))
        self.page.get_by_label("What you changed").fill("Fewer years")
        self.page.get_by_role("button", name="Save as a new version").click()
        self.then("she is told the line and the field, and nothing is saved")
        expect(self.page.get_by_role("alert")).to_contain_text(re.compile(r"Line \d+, years: It is 0\."))
        self.look_at("scenario-file")

    @with_and_without_javascript
    def test_levers_answer_with_a_band_and_the_full_run_follows(self, hospital: Hospital, planner: User) -> None:
        self.given("a scenario that was run")
        scenario = a_scenario(hospital, planner)
        make_run(run_scenario(version=current_version(scenario), by=planner), quietly)
        beat("test")
        self.sign_in(planner)
        self.page.goto(f"/scenarios/{scenario.id}/")
        self.then("its page says what is counted, who loses, when places help and what would reverse it")
        main = self.page.get_by_role("main")
        for words in ("Base date", "A vacancy is", "Who loses when others recruit", "What would reverse the decision"):
            expect(main).to_contain_text(words)
        expect(main).to_contain_text("takes 24 months")
        self.look_at("scenario")
        self.when("she moves the lever of training places")
        self.page.get_by_role("link", name="What if").click()
        lever = self.page.get_by_label("Training places")
        lever.focus()
        for _ in range(4):
            lever.press("ArrowRight")
        if not self.javascript:
            self.page.get_by_role("button", name="Show what is expected").click()
        self.then("what is expected then stands beside, with the band of the run")
        expect(main).to_contain_text("places at 120%")
        expect(main).to_contain_text(re.compile(r"About \d+ people on 31 March 2029 \(8 in 10 results: \d+ to \d+\)"))
        self.look_at("what-if")
        self.when("she keeps it")
        self.page.get_by_role("button", name="Keep as a scenario").click()
        self.then("its full run waits behind the page")
        expect(main).to_contain_text("Waiting for its turn")
        if not self.javascript:
            return
        self.when("the worker has done it")
        run_waiting_jobs()
        self.page.goto(self.page.url)
        expect(self.page.get_by_role("link", name="Download the report")).to_be_visible()
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name="Download the figures for Excel").click()
        assert Path(download.value.path()).read_bytes().startswith(b"PK")
        self.when("she compares the two")
        self.page.get_by_role("link", name="Compare with another scenario").click()
        self.page.get_by_label("This scenario").select_option("Small")
        self.look_at("compare-scenarios")
        self.page.get_by_role("button", name="Compare").click()
        expect(main).to_contain_text("Waiting for its turn")
        run_waiting_jobs()
        self.page.goto(self.page.url)
        self.then("they stand side by side, and the difference has its band")
        expect(main).to_contain_text("paired draws")
        self.look_at("comparison")


class TestCommissioning(Story):
    def test_places_are_shared_fairly_and_the_totals_are_those_printed(self, hospital: Hospital, planner: User) -> None:
        self.given("a scenario with places")
        a_scenario(hospital, planner)
        self.sign_in(planner)
        self.page.goto(f"/organisations/{hospital.organisation.id}/workforce/places/")
        self.then("the places of the past add up to the totals of the source")
        total = self.table_row("Funded places for trainee pharmacy technicians", "Total")
        for number in ("380", "464", "635", "D2:448"):
            expect(total).to_contain_text(number)
        self.look_at("training-places")
        self.when("she asks how many places close the gap")
        self.page.get_by_role("link", name="How many places for “Small”?").click()
        self.page.get_by_role("button", name="Work it out").click()
        expect(self.page.get_by_role("alert")).to_contain_text("Enter the price of at least one kind of place")
        self.page.get_by_label("Price of one place").fill("31000")
        self.page.get_by_label("Pharmacy technician", exact=True).check()
        self.page.get_by_label("Hospital technical services").check()
        self.page.get_by_label("Fair shares").fill("80")
        self.look_at("ask-for-places")
        self.page.get_by_role("button", name="Work it out").click()
        expect(self.page.get_by_text("Waiting for its turn")).to_be_visible()
        run_waiting_jobs()
        self.page.goto(self.page.url)
        self.then("she sees the places, or what stands in the way")
        expect(self.page.get_by_role("heading", name="In short")).to_be_visible()
        self.look_at("commissioning-answer")


class TestTheCostOfTraining(Story):
    def test_month_by_month_from_ones_own_prices(self, hospital: Hospital, planner: User) -> None:
        self.given("nobody entered a price")
        self.sign_in(planner)
        self.page.goto(f"/organisations/{hospital.organisation.id}/workforce/cost/")
        expect(self.page.get_by_role("heading", name="Nothing to compare yet")).to_be_visible()
        self.when("she enters what is common, and one route with the levy paying the salary")
        self.page.get_by_role("link", name="What all routes have in common").click()
        self.fill({"What a trained person’s work": "3600", "An hour of a trainer’s": "28"})
        self.page.get_by_role("button", name="Save").click()
        self.page.get_by_role("link", name="Pre-registration trainee").click()
        self.fill(PTPT)
        self.page.get_by_role("group", name="Who pays the salary").get_by_label("levy").check()
        self.page.get_by_role("button", name="Save").click()
        self.then("that is refused in words")
        alert = self.page.get_by_role("alert")
        expect(alert).to_contain_text("The levy may not pay salary while training")
        self.look_at("cost-refused")
        self.when("the employer pays it")
        self.page.get_by_role("group", name="Who pays the salary").get_by_label("employer").check()
        self.page.get_by_role("button", name="Save").click()
        self.then("she sees the net month by month, and when it has paid for itself")
        main = self.page.get_by_role("main")
        expect(main).to_contain_text(
            re.compile(r"PTPT has paid for itself from month \d+|PTPT does not pay for itself")
        )
        expect(main).to_contain_text("never for salary or backfill")
        self.look_at("cost-of-training")

    def fill(self, cells: dict[str, str]) -> None:
        for label, text in cells.items():
            self.page.get_by_label(label).fill(text)


PTPT = {
    "Training takes": "24",
    "From the decision until": "3",
    "Already met": "0",
    "Recruiting, once": "900",
    "Salary while training": "2500",
    "Backfill while": "300",
    "Course and assessment": "8000",
    "Trainers’ time": "20",
    "Salary once trained": "3100",
    "Share of a trained": "10",
    "Half-way": "50",
    "At the end of training": "90",
    "Of 100 such people": "8",
}
