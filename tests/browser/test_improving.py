"""From an audit finding to the evidence; a second look at an assessor's decision; what trends say."""

from datetime import timedelta

from playwright.sync_api import expect

from stillroom.apps.accounts import clock
from stillroom.apps.improvement.models import Finding
from stillroom.apps.improvement.services.open_action import Wanted, open_action
from stillroom.apps.improvement.services.record_finding import Said, record_finding
from stillroom.competence.days import ONE_DAY, day_of
from tests.browser.story import Story, with_and_without_javascript
from tests.hospital import PASSWORD, Hospital


class TestClosingAFinding(Story):
    """User story 42: after an audit finding the manager assigns training to close it, and shows the evidence."""

    @with_and_without_javascript
    def test_the_accountable_person_assigns_training_and_shows_the_evidence(self, hospital: Hospital) -> None:
        self.given("an audit found gowning to differ a month ago")
        ann, olive = hospital.user("ann"), hospital.people["olive"]
        self.sign_in(ann)
        self.when("Ann records it")
        self.page.goto(f"/organisations/{hospital.organisation.id}/findings/")
        self.look_at("findings-none")
        self.page.get_by_role("button", name="Record a finding").click()
        self.page.get_by_label("Reference").fill("EL97-3")
        found_on = clock.now() - timedelta(days=30)
        for part in ("day", "month", "year"):
            self.page.get_by_label(part.capitalize(), exact=True).fill(str(getattr(found_on, part)))
        self.page.get_by_label("EL(97)52 audit").check()
        self.page.get_by_label("Major").check()
        self.page.get_by_label("Poor cleanroom behaviour").check()
        self.page.get_by_label("What was found").fill("Gowning differed between operators.")
        self.page.get_by_label("AS01 Gowning").check()
        self.look_at("record-finding")
        self.page.get_by_role("button", name="Record", exact=True).click()
        expect(self.page.get_by_text("No training is asked for yet")).to_be_visible()
        self.when("she asks Olive by name to be assessed again")
        self.page.get_by_role("button", name="Ask for training").click()
        self.page.get_by_label("What is to be done?").select_option("assess:AS01")
        self.page.get_by_label("Olive Operator").check()
        due = clock.now() + timedelta(days=7)
        for part in ("day", "month", "year"):
            self.page.get_by_label(part.capitalize(), exact=True).fill(str(getattr(due, part)))
        self.look_at("ask-for-training")
        self.page.get_by_role("button", name="Ask for it").click()
        self.then("it is not done, and cannot be closed")
        expect(self.page.get_by_text("0 of 1 things asked for are done")).to_be_visible()
        expect(self.page.get_by_role("button", name="Close the finding")).to_have_count(0)
        self.when("Olive looks at her home page")
        self.sign_in(hospital.user("olive"))
        self.page.goto("/")
        self.then("she is told what is asked of her, and why")
        expect(self.page.get_by_role("main")).to_contain_text("Asked for because of a finding: EL(97)52 audit")
        self.look_at("asked-of-you")
        self.when("Tom has seen her gown again, and Ann closes the finding")
        hospital.observe("olive", "AS01", "observation", days_ago=1, context="equipment=isolator")
        hospital.record_all()
        self.sign_in(ann)
        self.page.goto(f"/findings/{Finding.objects.get().id}/")
        self.look_at("finding")
        self.page.get_by_role("button", name="Close the finding").click()
        self.page.get_by_label("Evidence that it is put right").fill("Finger dabs of three months within limits.")
        self.page.get_by_label("Your password").fill(PASSWORD)
        self.look_at("close-finding")
        self.page.get_by_role("button", name="Close and sign").click()
        self.then("the evidence says who was trained, when, how and by whom, and who signed")
        main = self.page.get_by_role("main")
        expect(main).to_contain_text(f"{olive.full_name}")
        expect(main).to_contain_text("passed; assessed by Tom Trainer")
        expect(main).to_contain_text("Ann Accountable")
        self.look_at("finding-evidence")


class TestLookingAtTrends(Story):
    def test_what_was_decided_with_how_little_it_says(self, hospital: Hospital) -> None:
        self.given("a finding is open, and Tom has observed Olive")
        ann = hospital.user("ann")
        said = Said(
            "mhra", day_of(clock.now()), "section10", "other", "supervision", "One supervisor for three cabinets"
        )
        finding = record_finding(unit=hospital.unit, reference="M1", said=said, by=ann)
        open_action(
            finding=finding,
            wanted=Wanted(competency="AS12"),
            due_on=day_of(clock.now()) + ONE_DAY,
            role_profile="cleanroom_supervisor",
            by=ann,
        )
        self.sign_in(ann)
        self.when("Ann looks at the trends")
        self.page.goto(f"/organisations/{hospital.organisation.id}/trends/")
        expect(self.page.get_by_role("heading", name="By assessor")).to_be_visible()
        self.look_at("trends")
        self.page.get_by_role("link", name="Tom Trainer").first.click()
        self.then("Tom's own page says how many, and that every pass stood")
        expect(self.page.get_by_role("heading", name="Every pass stood")).to_be_visible()
        self.look_at("assessor-trends")
        self.page.goto(f"/organisations/{hospital.organisation.id}/findings/")
        self.look_at("findings")
        self.page.get_by_role("link", name="Findings of all organisations").click()
        self.look_at("findings-everywhere")
        self.page.goto(f"/organisations/{hospital.organisation.id}/sampling/")
        self.page.get_by_role("link", name="Set how much").click()
        self.look_at("sampling-plan")
        self.page.get_by_role("button", name="Save").click()
        self.look_at("sampling")
