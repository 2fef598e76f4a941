"""Reviewing the records: what was done is looked through, remarked on and signed; an auditor's every page is shown."""

from playwright.sync_api import expect

from stillroom.apps.oversight.services.set_review_settings import SUGGESTED, set_review_settings
from tests.browser.story import Story, with_and_without_javascript
from tests.hospital import PASSWORD, Hospital


class TestReviewingTheTrail(Story):
    @with_and_without_javascript
    def test_the_accountable_person_reviews_and_signs(self, hospital: Hospital) -> None:
        self.given("Ann answers for the unit, and an auditor has opened Olive's record")
        set_review_settings(organisation=hospital.organisation, by=None, **SUGGESTED)
        olive = hospital.people["olive"].id
        self.sign_in(hospital.officer("auditor"))
        self.page.goto(f"/people/{olive}/")
        self.sign_in(hospital.user("ann"))
        self.when("she begins a review of the audit trail")
        self.page.goto(f"/organisations/{hospital.organisation.id}/reviews/")
        self.look_at("reviews")
        self.page.get_by_role("button", name="Review the audit trail").click()
        self.page.get_by_role("button", name="Begin").click()
        self.then("she sees what was recorded, by whom and why, and what to look at first")
        expect(self.page.get_by_role("heading", name="What was recorded")).to_be_visible()
        expect(self.page.get_by_role("main")).to_contain_text("are your own doing")
        self.look_at("trail-review")
        self.when("she looks at what administrators did, and remarks on one entry")
        self.page.get_by_role("link", name="Done by administrators").click()
        self.page.get_by_role("link", name="Comment on").first.click()
        self.page.get_by_label("Your comment").fill("Agreed with the staff list.")
        self.page.get_by_role("button", name="Record the comment").click()
        self.when("she signs with the wrong password, then the right one")
        self.page.get_by_role("button", name="Sign this review").click()
        self.page.get_by_label("Every entry").check()
        self.page.get_by_label("Sound: nothing to follow up").check()
        self.page.get_by_label("Your password").fill("not it")
        self.page.get_by_role("button", name="Sign", exact=True).click()
        expect(self.page.get_by_text("this one is not right").first).to_be_visible()
        self.look_at("sign-review")
        self.page.get_by_label("Your password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign", exact=True).click()
        self.then("it waits for another reviewer, since some of it was her own doing")
        expect(self.page.get_by_text("Waits for another reviewer")).to_be_visible()
        expect(self.page.get_by_role("heading", name="Signed by Ann Accountable")).to_be_visible()
        self.when("Olive asks who opened her record")
        self.sign_in(hospital.user("olive"))
        self.page.goto(f"/people/{olive}/")
        self.page.get_by_role("link", name="Who opened it").click()
        self.then("she sees the auditor")
        expect(self.page.get_by_role("main")).to_contain_text("As auditor")
        self.look_at("who-opened")


class TestReviewingAccess(Story):
    @with_and_without_javascript
    def test_a_role_that_nobody_uses_is_ended(self, hospital: Hospital) -> None:
        self.given("an auditor's role was left when the visit was over")
        set_review_settings(organisation=hospital.organisation, by=None, **SUGGESTED)
        hospital.officer("auditor")
        self.sign_in(hospital.user("ann"))
        self.page.goto(f"/organisations/{hospital.organisation.id}/reviews/")
        self.when("Ann reviews who has access")
        self.page.get_by_role("button", name="Review who has access").click()
        expect(self.page.get_by_text("Has never signed in").first).to_be_visible()
        self.look_at("access-review")
        self.page.get_by_role("link", name="Decide about auditor").click()
        self.page.get_by_label("End", exact=True).check()
        self.page.get_by_label("Why").fill("The visit is over")
        self.look_at("decide-access")
        self.page.get_by_role("button", name="Record the decision").click()
        self.then("the role has ended, and she signs")
        expect(self.page.get_by_role("main")).to_contain_text("The visit is over")
        self.page.get_by_role("button", name="Sign this review").click()
        self.page.get_by_label("Sound: nothing to follow up").check()
        self.page.get_by_label("Your password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign", exact=True).click()
        expect(self.page.get_by_role("heading", name="Signed by Ann Accountable")).to_be_visible()
