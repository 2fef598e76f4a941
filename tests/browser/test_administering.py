"""An administrator brings people in, and says who is one person."""

from playwright.sync_api import FilePayload, expect

from stillroom.apps.people.models import Person
from tests.browser.story import Story, with_and_without_javascript
from tests.hospital import STAFF_ROWS, Hospital


class TestImportingStaff(Story):
    @with_and_without_javascript
    def test_a_mistake_is_named_and_nothing_is_half_imported(self, hospital: Hospital) -> None:
        self.given("an administrator has a staff list with one impossible FTE")
        self.sign_in(hospital.officer("administrator"))
        self.page.goto("/")
        self.look_at("home-administrator")
        self.assert_every_link_opens()
        self.when("she has it checked")
        self.page.get_by_role("main").get_by_role("link", name="Import a table").click()
        self.look_at("import")
        self._check(hospital, fte="1.5")
        self.then("row, field and what to do are named, and nobody is imported")
        problem = self.page.get_by_role("table", name="Problems").get_by_role("row").nth(1)
        expect(problem).to_contain_text("8")
        expect(problem).to_contain_text("fte")
        expect(problem).to_contain_text("1.5")
        self.look_at("import-refused")
        assert not Person.objects.filter(employee_number="nell").exists()

        self.when("she puts it right and chooses the file again")
        self.page.get_by_role("link", name="Choose another file").click()
        self._check(hospital, fte="0.8")
        self.then("she sees row by row what would happen, and nothing has happened yet")
        row = self.page.get_by_role("table", name="Row by row").get_by_role("row").filter(has_text="Nell")
        expect(row).to_contain_text("New")
        self.look_at("import-checked")
        assert not Person.objects.filter(employee_number="nell").exists()
        self.when("she imports it")
        self.page.get_by_role("button", name="Import").click()
        self.then("Nell is on the list")
        expect(self.page.get_by_role("alert", name="Success")).to_contain_text("staff.csv is imported")
        assert Person.objects.get(employee_number="nell").full_name == "Nell New"

    def _check(self, hospital: Hospital, *, fte: str) -> None:
        text = STAFF_ROWS.format(ods=hospital.organisation.ods_code)
        text += f"nell,Nell,New,,{hospital.organisation.ods_code},ASU,aseptic_operator,"
        text += f"pharmacy_support_worker,2,{fte},2026-01-05,,,,,tom\n"
        self.page.get_by_label("Staff", exact=True).check()
        staff: FilePayload = {"name": "staff.csv", "mimeType": "text/csv", "buffer": text.encode()}
        self.page.locator("input[type=file]").set_input_files(staff)
        self.page.get_by_role("button", name="Check the file").click()


class TestOnePersonOrTwo(Story):
    @with_and_without_javascript
    def test_deciding_a_look_alike(self, hospital: Hospital) -> None:
        self.given("Tom stands twice on the staff list, by the same e-mail address")
        twin = hospital.give_second_number("tom")
        self.sign_in(hospital.officer("administrator"))
        self.when("an administrator opens the home page")
        self.page.goto("/")
        self.then("she reads that somebody has to decide, and why it matters")
        expect(self.page.get_by_text("neither may sign for the other")).to_be_visible()
        self.page.get_by_role("link", name="Look-alikes, roles and accounts").click()
        self.look_at("access")
        self.when("she compares the two records and says that they are one person")
        self.page.get_by_role("main").get_by_role("link", name="tom2").click()
        expect(self.page.get_by_role("heading", name="One person or two?")).to_be_visible()
        self.look_at("look-alike")
        self.page.get_by_label("The same person").check()
        self.page.get_by_role("button", name="Record the decision").click()
        self.then("the records are one")
        expect(self.page.get_by_role("alert", name="Success")).to_contain_text("Your decision is recorded")
        expect(self.page.get_by_role("heading", name="Records that look like one person")).to_have_count(0)
        twin.refresh_from_db()
        assert twin.same_as_id == hospital.people["tom"].id
