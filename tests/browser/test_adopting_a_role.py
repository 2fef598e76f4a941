"""A unit takes over a national role, and changes only what differs."""

from playwright.sync_api import expect

from tests.browser.story import Story, with_and_without_javascript
from tests.hospital import Hospital


class TestAdoptingARole(Story):
    """User stories 7 (a role defined by its competencies) and 28 (adopt a national pack, change only what differs)."""

    @with_and_without_javascript
    def test_adopt_it_add_to_it_and_see_it_everywhere(self, hospital: Hospital) -> None:
        self.given("Ann answers for the aseptic suite, and a role is defined nationally")
        self.sign_in(hospital.user("ann"))
        self.page.goto("/roles/")
        self.page.get_by_role("link", name="Aseptic operator").click()
        expect(self.page.locator("main")).to_contain_text("Aseptic operator is made of")
        expect(self.page.get_by_role("link", name="AS06 Isolator technique (isolator)")).to_be_visible()
        self.look_at("role")

        self.when("she adopts it for her unit")
        self.page.goto(f"/units/{hospital.unit.id}/")
        self.page.get_by_role("link", name="What this unit adds").click()
        self.page.get_by_role("link", name="Adopt a national role").click()
        self.page.get_by_label("Role", exact=True).select_option(label="Aseptic operator")
        self.page.get_by_label("Framework").select_option(index=1)
        self.page.get_by_role("button", name="Adopt it").click()
        expect(self.page.get_by_role("alert", name="Success")).to_be_visible()

        self.when("she tries to make something optional that is mandatory everywhere")
        self.page.get_by_role("link", name="Ask for more").click()
        self.page.get_by_label("Role", exact=True).select_option(label="Aseptic operator")
        self.page.get_by_label("Competency", exact=True).select_option("AS02")
        self.page.get_by_label("No, it is wanted but not required").check()
        self.page.get_by_label("Days after the start in the role").fill("30")
        self.page.get_by_role("button", name="Add it").click()
        self.then("it is refused in words")
        expect(self.page.locator("main")).to_contain_text("a unit cannot make it optional")
        self.look_at("local-requirement-refused")

        self.when("she asks for one competency more, and says what differs")
        self.page.get_by_label("Competency", exact=True).select_option("AS10")
        self.page.get_by_role("button", name="Add it").click()
        self.page.get_by_role("link", name="Say what differs").click()
        self.page.get_by_label("Competency", exact=True).select_option("AS06")
        self.page.get_by_label("In our unit this differs").fill("The isolators are gassed overnight.")
        self.page.get_by_role("button", name="Save the note").click()
        self.then("the unit shows what it adds, and who works there reads it")
        expect(self.page.locator("main")).to_contain_text("has adopted 1 national role, asks for 1 competency more")
        self.look_at("local-overlay")
        self.assert_every_link_opens()
        self.page.get_by_role("link", name="See how roles differ from unit to unit").click()
        expect(self.table_row("Local variants of each role", "Aseptic operator")).to_contain_text("also asks for AS10")
        self.look_at("local-variants")
        self.sign_in(hospital.user("olive"))
        self.page.goto(f"/people/{hospital.people['olive'].id}/plan/")
        expect(self.page.get_by_role("table", name="What differs in this unit")).to_contain_text("gassed overnight")

    def test_a_new_procedure_version_is_read_and_confirmed(self, hospital: Hospital) -> None:
        self.given("Ann records a new version of a procedure")
        self.sign_in(hospital.user("ann"))
        self.page.goto(f"/units/{hospital.unit.id}/local/sop/")
        for label, words in (("Code", "SOP-014"), ("Version", "3"), ("Title", "Isolators"), ("Owner", "Quality")):
            self.page.get_by_label(label, exact=True).fill(words)
        self.page.get_by_label("AS06 Isolator technique").check()
        self.page.get_by_label("Where it is kept").fill("Q drive")
        for group, year in (("Takes effect on", "2090"), ("Next review by", "2092")):
            fields = self.page.get_by_role("group", name=group)
            fields.get_by_label("Day").fill("1")
            fields.get_by_label("Month").fill("1")
            fields.get_by_label("Year").fill(year)
        self.look_at("record-procedure")
        self.page.get_by_role("button", name="Record it").click()
        expect(self.page.get_by_role("alert", name="Success")).to_be_visible()

        self.when("Olive finds it on her home page and confirms that she has read it")
        self.sign_in(hospital.user("olive"))
        self.page.goto("/")
        self.page.get_by_role("link", name="SOP-014 Isolators, version 3").click()
        self.look_at("confirm-procedure")
        self.page.get_by_label("I have read this version").check()
        self.page.get_by_role("button", name="Confirm").click()
        expect(self.page.get_by_role("alert", name="Success")).to_be_visible()

        self.then("the unit sees who has and who has not")
        self.sign_in(hospital.user("ann"))
        self.page.goto(f"/units/{hospital.unit.id}/procedures/")
        self.look_at("procedures")
        self.page.get_by_role("link", name="SOP-014 Isolators, version 3").click()
        expect(self.table_row("Who has taken up this version", "Olive Operator")).to_contain_text("Taken up")
        expect(self.table_row("Who has taken up this version", "Otto Operator")).to_contain_text("Open")
        self.look_at("procedure")
