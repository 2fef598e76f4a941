"""The dated rules as the people they are about meet them."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from stillroom.apps.people.models import Qualification, Supervision
from stillroom.apps.people.selectors.people import person_with_number
from stillroom.apps.people.services.import_staff import import_staff
from stillroom.apps.people.services.record_fact import record_fact
from stillroom.apps.places.services.import_units import import_units
from stillroom.competence.days import add_months, day_of
from stillroom.standards.tables import table_from_bytes
from stillroom.standards.tables.formats import STAFF, UNITS
from stillroom.ui.formats import day
from tests.browser.story import Story, with_and_without_javascript
from tests.hospital import Hospital, make_hospital

STAFF_HEADER = "employee_number,first_name,last_name,organisation,unit,role_profile,staff_group,afc_band,fte,start_date"


@pytest.fixture
def hospital(transactional_db: None) -> Hospital:
    """Nina started ten weeks ago, Sam is an apprentice, Petra is in training for registration."""
    hospital = make_hospital(trained=False)
    today = day_of(hospital.now)
    started, long_ago = today - timedelta(weeks=10), today - timedelta(weeks=60)
    staff = (
        f"{STAFF_HEADER}\n"
        f"nina,Nina,Newstarter,RR8,ASU,aseptic_operator,pharmacy_support_worker,2,1,{started}\n"
        f"sam,Sam,Apprentice,RR8,ASU,aseptic_operator,science_manufacturing_technician_apprentice,3,1,{started}\n"
        "petra,Petra,Trainee,RR8,ASU,aseptic_operator,pre_registration_trainee_pharmacy_technician,4,1,"
        f"{long_ago}\n"
    )
    assert import_staff(table=table_from_bytes("staff.csv", staff.encode(), STAFF), dry_run=False).applied
    units = (
        "organisation,unit,name,site,facility,accountable,country\nRR8,ASU,Aseptic suite,Main,section10,ann,england\n"
    )
    assert import_units(table=table_from_bytes("units.csv", units.encode(), UNITS), dry_run=False).applied
    for number in ("nina", "sam", "petra"):
        hospital.people[number] = person_with_number(hospital.organisation, number)
    una = hospital.people["una"]
    record_fact(
        fact=Supervision(
            person=una, kind="product_approval", supervisor=hospital.people["ann"], start_date=date(2026, 1, 1)
        ),
        by=None,
    )
    record_fact(
        fact=Qualification(person=una, kind="technician_authorisation", title="Authorised", awarded_on=today), by=None
    )
    return hospital


class TestDatedRules(Story):
    @with_and_without_javascript
    def test_a_new_starter_knows_her_deadline(self, hospital: Hospital) -> None:
        """User story 3: know my enrolment deadline."""
        nina = hospital.people["nina"]
        deadline = add_months(day_of(hospital.now) - timedelta(weeks=10), 3)
        self.given("Nina started as a support worker ten weeks ago and is on no course")
        self.sign_in(hospital.user("nina"))
        self.when("she opens the home page")
        self.page.goto("/")
        self.then("it says by which day she has to be enrolled, and that the day is near")
        rules = self.page.get_by_role("region", name="Rules")
        expect(rules).to_contain_text(f"enrol by {day(deadline)}")
        expect(rules).to_contain_text("Due soon")
        self.look_at("home-rules")
        self.when("she opens her rules")
        rules.get_by_role("link", name="All my rules").click()
        expect(self.page.get_by_role("heading", name="Rules for Nina Newstarter")).to_be_visible()
        self.look_at("person-rules")
        self.assert_every_link_opens()

        self.given("Ann, who is accountable, records that she is enrolled")
        self.sign_in(hospital.user("ann"))
        self.page.goto(f"/people/{nina.id}/rules/")
        self.page.get_by_role("link", name="Record an enrolment").click()
        self.page.get_by_label("Course", exact=True).fill("Pharmacy Services Assistant")
        self.page.get_by_label("GPhC-accredited course, equivalent to level 2").check()
        enrolled = self.page.get_by_role("group", name="Enrolled on")
        today = day_of(hospital.now)
        for part, value in (("Day", today.day), ("Month", today.month), ("Year", today.year)):
            enrolled.get_by_label(part).fill(str(value))
        self.look_at("record-enrolment")
        self.page.get_by_role("button", name="Record").click()
        self.then("the rule is met")
        met = self.page.get_by_role("row").filter(has_text="RU1 Support")
        expect(met).to_contain_text("Met")

    @with_and_without_javascript
    def test_an_apprentice_in_a_section_10_unit(self, hospital: Hospital) -> None:
        """User story 9: be told if the minimum training is missing."""
        self.given("Sam is an apprentice in a Section 10 unit, and no minimum training is recorded")
        self.sign_in(hospital.user("sam"))
        self.page.goto("/")
        self.then("the home page tells him that he cannot be ready, and why")
        expect(self.page.get_by_role("region", name="Rules")).to_contain_text("minimum GPhC training")
        self.when("Ann looks at the board")
        self.sign_in(hospital.user("ann"))
        self.page.goto(f"/units/{hospital.unit.id}/")
        self.then("it names the rule that stops him")
        stops = self.page.get_by_role("region", name="What stops whom")
        expect(stops).to_contain_text("RU8")
        self.page.goto(f"/people/{hospital.people['sam'].id}/")
        expect(self.page.get_by_text("Sam Apprentice cannot be ready")).to_be_visible()
        self.page.goto("/rules/")
        self.look_at("rules")
        self.page.get_by_role("link", name="RU8").first.click()
        expect(self.page.get_by_role("row").filter(has_text="Sam Apprentice")).to_contain_text("stops the role")
        self.look_at("rule")

    @with_and_without_javascript
    def test_two_consecutive_years(self, hospital: Hospital) -> None:
        """User story 11: record two consecutive years under a registered supervisor and see what is left."""
        petra = hospital.people["petra"]
        began = day_of(hospital.now) - timedelta(weeks=60)
        self.given("Petra is in training, and records a period under Una")
        self.sign_in(hospital.user("petra"))
        self.page.goto(f"/people/{petra.id}/rules/")
        self.page.get_by_role("link", name="Record a period of experience").click()
        self.page.get_by_label("Supervisor").select_option(label="Una Authoriser")
        first = self.page.get_by_role("group", name="First day")
        for part, value in (("Day", began.day), ("Month", began.month), ("Year", began.year)):
            first.get_by_label(part).fill(str(value))
        self.page.get_by_label("Hours a week").fill("37.5")
        self.look_at("record-experience")
        self.page.get_by_role("button", name="Record").click()
        self.then("it is there, and says why it does not count yet")
        years = self.page.get_by_role("region", name="Two consecutive years")
        expect(years).to_contain_text("Una Authoriser has not confirmed it")
        self.when("Una confirms it")
        self.sign_in(hospital.user("una"))
        self.page.goto("/")
        self.page.get_by_role("link", name="Confirm it").click()
        self.look_at("experience-to-confirm")
        self.page.get_by_role("button", name="Confirm").click()
        expect(self.page.get_by_role("alert", name="Success")).to_be_visible()
        self.then("Petra sees what counts, what is left and the earliest day")
        self.sign_in(hospital.user("petra"))
        self.page.goto(f"/people/{petra.id}/rules/")
        expect(years).to_contain_text("421 consecutive days count")
        expect(years).to_contain_text(day(add_months(began, 24) - timedelta(days=1)))
        self.look_at("two-years")

    @with_and_without_javascript
    def test_what_changes_on_a_day(self, hospital: Hospital) -> None:
        self.given("Una is an authorised technician, and the rules change on 10 December 2026")
        self.sign_in(hospital.user("ann"))
        self.page.goto(f"/units/{hospital.unit.id}/")
        self.when("Ann asks what changes for her unit")
        self.page.get_by_role("link", name="What rules change").click()
        self.page.get_by_label("A day on which rules change").select_option(label="10 December 2026")
        show = self.page.get_by_role("button", name="Show")
        if show.is_visible():
            show.click()
        self.then("the page names the rules, whom they reach and who would be ready")
        expect(self.page.get_by_text("RU10b takes the place of RU10")).to_be_visible()
        expect(self.page.get_by_text("Confirm against current standards").first).to_be_visible()
        una = self.page.get_by_role("region", name="Who would be ready").get_by_role("row")
        expect(una.filter(has_text="Una Authoriser")).to_be_visible()
        self.look_at("what-changes", tallest=1800)
        self.assert_every_link_opens()
