"""What one may open: nothing of another hospital's, and the framework, which is everybody's."""

from playwright.sync_api import expect

from tests.browser.story import Story, with_and_without_javascript
from tests.hospital import Hospital, make_hospital


class TestAnotherHospital(Story):
    @with_and_without_javascript
    def test_a_link_to_another_hospitals_person_is_not_found(self, hospital: Hospital) -> None:
        self.given("somebody at another hospital was sent a link to Olive's record")
        other = make_hospital("RTX", trained=False)
        self.sign_in(other.officer("auditor"))
        self.trouble.expect("HTTP 404")
        olive = hospital.people["olive"].id
        for address in (f"/people/{olive}/", f"/people/{olive}/plan/", f"/units/{hospital.unit.id}/"):
            self.when(f"she follows {address}")
            self.page.goto(address)
            self.then("nothing is there for her, and the page does not say that there is")
            expect(self.page.get_by_role("heading", name="Page not found")).to_be_visible()
            expect(self.page.get_by_text("Olive")).to_have_count(0)
        self.when("she looks for Olive among the people")
        self.page.goto("/people/?q=otto")
        self.then("she finds her own hospital's only")
        expect(self.page.get_by_role("main").get_by_role("link", name="Otto Operator")).to_have_count(1)


class TestPeople(Story):
    @with_and_without_javascript
    def test_from_the_list_to_a_record_and_what_it_rests_on(self, hospital: Hospital) -> None:
        self.given("the unit manager looks for Olive")
        self.sign_in(hospital.officer("unit_manager"))
        self.page.goto("/people/")
        self.look_at("people")
        self.page.get_by_label("Name or employee number").fill("oliv")
        if not self.javascript:
            self.page.get_by_role("button", name="Find").click()
        expect(self.page.get_by_role("main").get_by_role("link", name="Otto Operator")).to_have_count(0)
        self.when("she opens the record")
        self.page.get_by_role("main").get_by_role("link", name="Olive Operator").click()
        self.then("it says first what is missing, then each competency, why, and all that was stated")
        expect(self.page.get_by_text("1 of 8 required competencies is not in force")).to_be_visible()
        row = self.table_row("Aseptic operator", "AS09 Worksheets")
        expect(row).to_contain_text("Authorised until")
        self.when("she follows what it rests on")
        row.get_by_role("link", name="Una Authoriser signed off Olive Operator in AS09").click()
        self.then("she reads the statement: who, what, when, entitled how")
        expect(self.page.get_by_role("main")).to_contain_text("Una Authoriser")
        self.assert_every_link_opens()


class TestFrameworks(Story):
    @with_and_without_javascript
    def test_reading_a_framework(self, hospital: Hospital) -> None:
        self.given("Otto wants to read what gowning asks of him")
        self.sign_in(hospital.user("otto"))
        self.page.goto("/frameworks/")
        self.look_at("frameworks")
        self.when("he opens the published version")
        self.page.get_by_role("main").get_by_role("link", name="2026.1").click()
        self.then("it says that it is a draft, and for each competency why, how and what counts")
        expect(self.page.get_by_text("draft – not nationally approved", exact=False).first).to_be_visible()
        gowning = self.page.get_by_role("region", name="AS01 Gowning")
        for heading in ("Why: knowledge", "How: skill", "Judgement: decisions"):
            expect(gowning.get_by_role("heading", name=heading)).to_be_visible()
        self.look_at("framework")
