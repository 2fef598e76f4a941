"""Getting in, and being told plainly why not."""

from playwright.sync_api import expect

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.services.invite import invite
from tests.browser.story import Story, with_and_without_javascript

PASSWORD = "copper kettle steam"


class TestSigningIn(Story):
    @with_and_without_javascript
    def test_from_an_invitation_to_ones_account(self) -> None:
        self.given("Ada was given a one-time link")
        link = invite(email="ada@example.nhs.uk", by=None, name="Ada Cooper")
        self.page.goto(link.removeprefix("http://localhost:8000"))
        self.look_at("set-name-and-password")

        self.when("she chooses a password that is too short")
        self._choose("short")
        self.then("she is told how long it must be")
        expect(self.page.get_by_role("alert")).to_contain_text("at least 12 characters")
        self.look_at("set-name-and-password-refused")

        self.when("she chooses a good one")
        self._choose(PASSWORD)
        self.then("she can sign in with it")
        expect(self.page.get_by_role("heading", name="Sign in")).to_be_visible()
        expect(self.page.get_by_text("Your password is set")).to_be_visible()
        self.sign_in_by_form("ada@example.nhs.uk", PASSWORD)
        expect(self.page.get_by_role("heading", name="Hello, Ada Cooper")).to_be_visible()
        self.then("until somebody links her to a record she is told what to do")
        expect(self.page.get_by_text("Ask an administrator of your organisation to link it")).to_be_visible()
        self.look_at("home-nothing-yet")
        self.page.get_by_role("link", name="Go to your account").click()
        expect(self.page.get_by_role("heading", name="Your account")).to_be_visible()
        expect(self.page.get_by_role("main").get_by_text("Ada Cooper", exact=True)).to_be_visible()
        self.look_at("account")

    @with_and_without_javascript
    def test_a_wrong_password(self) -> None:
        self.given("Ada has an account")
        User.objects.create_user("ada@example.nhs.uk", PASSWORD, name="Ada Cooper")
        self.page.goto("/")
        expect(self.page.get_by_role("heading", name="Sign in")).to_be_visible()
        self.look_at("sign-in")
        self.when("she mistypes her password")
        self.sign_in_by_form("ada@example.nhs.uk", "copper kettle")
        self.then("she is told what to check, and has not lost her address")
        expect(self.page.get_by_role("alert")).to_contain_text("Check both and try again")
        expect(self.page.get_by_label("Email address")).to_have_value("ada@example.nhs.uk")
        self.look_at("sign-in-refused")

    @with_and_without_javascript
    def test_handing_the_tablet_on(self) -> None:
        self.given("Ada is signed in")
        self.sign_in(User.objects.create_user("ada@example.nhs.uk", PASSWORD, name="Ada Cooper"))
        self.page.goto("/account/")
        self.when("she signs out")
        self.page.get_by_role("button", name="Sign out").click()
        self.then("going back shows nothing of hers")
        expect(self.page.get_by_role("heading", name="Sign in")).to_be_visible()
        self.page.go_back()
        expect(self.page.get_by_role("heading", name="Sign in")).to_be_visible()
        expect(self.page.get_by_text("Ada Cooper")).to_have_count(0)

    def test_a_page_that_is_not_there(self) -> None:
        self.given("Ada follows an old link")
        self.trouble.expect("HTTP 404")
        self.page.goto("/gone/")
        self.then("she is told what to do")
        expect(self.page.get_by_role("heading", name="Page not found")).to_be_visible()
        self.look_at("not-found")

    def _choose(self, password: str) -> None:
        self.page.get_by_label("Choose a password").fill(password)
        self.page.get_by_label("The same password again").fill(password)
        self.page.get_by_role("button", name="Save password").click()
