"""A framework's next version: drafted, reviewed, its effect on people shown, published."""

from datetime import timedelta

from playwright.sync_api import expect

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import CompetencyFramework, FrameworkVersion
from stillroom.apps.people.models import RoleGrant
from stillroom.apps.people.services.grant_role import grant_role
from stillroom.competence.days import day_of
from tests.browser.story import Story, with_and_without_javascript
from tests.hospital import PASSWORD, Hospital


class TestPublishingAVersion(Story):
    @with_and_without_javascript
    def test_drafted_reviewed_weighed_and_signed(self, hospital: Hospital) -> None:
        self.given("Tom the trainer edits frameworks, and Una reviews")
        CompetencyFramework.objects.update(title="Starter competencies for aseptic services")
        editor, reviewer = hospital.user("tom"), hospital.user("una")
        grant_role(user=editor, organisation=hospital.organisation, role=RoleGrant.Role.FRAMEWORK_EDITOR, by=None)
        self.when("he starts a draft from what is published")
        self.sign_in(editor)
        self.page.goto("/frameworks/")
        self.page.get_by_role("link", name="Start a draft").click()
        self.page.get_by_label("Starter competencies").check()
        self.page.get_by_label("What is the version called?").fill("2027.1")
        self.page.get_by_role("button", name="Start the draft").click()
        self._asks_for_more("AS09")
        self._names(reviewer)

        self.then("Stillroom says what the change amounts to, and he chooses the day")
        self.page.get_by_role("link", name="What changes").click()
        expect(self.page.get_by_text("Other evidence is asked for.")).to_be_visible()
        for part, value in (("Day", "30"), ("Month", "6"), ("Year", "2099")):
            self.page.get_by_label(part, exact=True).fill(value)
        self.look_at("framework-compare")
        self.page.get_by_role("button", name="Keep these choices").click()

        self.when("he asks whom it would touch")
        self.page.get_by_role("link", name="Effect on people").click()
        self.then("people are counted, and nobody is named")
        # By 2099 every sign-off has ended of itself, so he moves the day nearer before he hands it on.
        expect(self.page.get_by_text("Nobody would lose anything")).to_be_visible()
        self._nearer()
        expect(self.page.get_by_text("1 person at 1 unit would need an update by")).to_be_visible()
        self.look_at("framework-effect")
        self.page.get_by_role("link", name="Version 2027.1").click()
        self.look_at("framework-draft")
        self.page.get_by_role("button", name="Hand it to its reviewers").click()

        self.when("Una comments and approves")
        self._reviews(reviewer)
        self.then("Tom publishes it under his signature")
        self._publishes(editor)
        assert FrameworkVersion.objects.get(version="2027.1").published_by == editor

    def _asks_for_more(self, code: str) -> None:
        self.page.get_by_role("link", name=f"Edit {code}").click()
        self.page.get_by_label("First sign-off needs").fill("knowledge*1; observation*6")
        self.look_at("framework-competency")
        self.page.get_by_role("button", name="Keep it in the draft").click()

    def _names(self, reviewer: User) -> None:
        self.page.get_by_role("link", name="Who works on it").click()
        self.page.get_by_label("Email address of the account").fill(reviewer.email)
        self.page.get_by_role("button", name="Name them").click()
        self.page.get_by_role("link", name="Version 2027.1").click()

    def _nearer(self) -> None:
        soon = day_of(now()) + timedelta(days=30)
        self.page.get_by_role("link", name="What changes").click()
        for part, value in (("Day", soon.day), ("Month", soon.month), ("Year", soon.year)):
            self.page.get_by_label(part, exact=True).fill(str(value))
        self.page.get_by_role("button", name="Keep these choices").click()
        self.page.get_by_role("link", name="Effect on people").click()

    def _reviews(self, reviewer: User) -> None:
        self.sign_in(reviewer)
        self.page.goto("/frameworks/")
        self.page.get_by_role("link", name="Version 2027.1, in review").click()
        self.page.get_by_role("link", name="Comments and review").click()
        self.page.get_by_label("About").select_option("AS09")
        self.page.get_by_label("Comment").fill("Six is right: two shifts never see each other.")
        self.page.get_by_role("button", name="Comment").click()
        self.look_at("framework-review")
        self.page.get_by_role("button", name="Approve it").click()
        expect(self.page.get_by_text("is approved by Una Authoriser")).to_be_visible()

    def _publishes(self, editor: User) -> None:
        self.sign_in(editor)
        self.page.goto("/frameworks/")
        self.look_at("frameworks-drafting")
        self.page.get_by_role("link", name="Version 2027.1, in review").click()
        self.page.get_by_role("button", name="Publish").click()
        expect(self.page.get_by_text("1 person at 1 unit would need an update by")).to_be_visible()
        self.look_at("framework-publish")
        self.page.get_by_label("Your password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign and publish").click()
        expect(self.page.get_by_role("alert", name="Success")).to_contain_text("Version 2027.1 is published")
        self.page.get_by_role("link", name="All versions and their history").click()
        self.look_at("framework-versions")
