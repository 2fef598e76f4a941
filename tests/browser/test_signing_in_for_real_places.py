"""Passkeys, one-time codes, the hospital's own sign-in, and a tablet that several people sign on."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from stillroom.apps.accounts.models import ExternalIdentity, User
from stillroom.apps.accounts.services.set_pin import set_pin
from stillroom.apps.ledger.models import Statement
from tests.browser.story import Story, with_and_without_javascript
from tests.browser.widths import TABLET, WIDTHS
from tests.hospital import ISOLATOR, PASSWORD, Hospital
from tests.provider.running import SECRET_FILE, RunningProvider, running_provider
from tests.provider.serve import PASSWORD as SMARTCARD
from tests.provider.serve import SECRET

ADA = "ada@example.nhs.uk"


class TestSecondStep(Story):
    def test_a_passkey_is_added_and_signs_in_and_signs(self, hospital: Hospital) -> None:
        self.given("Una the authoriser has a laptop that can keep passkeys")
        una = hospital.user("una")
        self._keep_passkeys()
        self.sign_in_by_form(una.email, PASSWORD)
        self.page.goto("/account/security/")
        self.look_at("how-you-sign-in")
        self.when("she adds one")
        self.page.get_by_role("link", name="Add a passkey").click()
        self._confirm()
        self.page.get_by_label("Name of this passkey").fill("Work laptop")
        self.look_at("add-passkey")
        self.page.get_by_role("button", name="Add the passkey").click()
        self.then("she is given recovery codes, once")
        expect(self.page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
        self.look_at("recovery-codes")
        self.when("she comes back another time and uses it")
        self.context.clear_cookies()
        self.page.goto("/to-sign/")
        self.page.get_by_role("button", name="Sign in with a passkey").click()
        self.then("she is signed in, without a password, where she wanted to go")
        expect(self.page.get_by_role("heading", name="To sign")).to_be_visible()

        self.given("Olive is ready to be signed off")
        hospital.observe("olive", "AS06", "observation", days_ago=1, context=ISOLATOR)
        assert hospital.record().ok
        self.page.goto("/to-sign/")
        self.page.get_by_role("link", name="Olive Operator: AS06").click()
        self.when("she signs with the passkey")
        self.page.get_by_label("Approved:").check()
        self.look_at("sign-off-by-passkey")
        self.page.get_by_role("button", name="Sign with a passkey").click()
        self.then("it is signed, and the record says by what")
        expect(self.page.get_by_role("alert", name="Success")).to_contain_text("Signed: Olive Operator")
        assert '"signed_with": "passkey"' in Statement.objects.get(kind="sign_off", competency="AS06").details

    @with_and_without_javascript
    def test_a_code_from_an_app(self) -> None:
        self.given("Ada is signed in")
        User.objects.create_user(ADA, PASSWORD, name="Ada Cooper")
        self.sign_in_by_form(ADA, PASSWORD)
        self.page.goto("/account/security/app/")
        self._confirm()
        self.when("she scans the square and types the code")
        secret = self.page.locator("#maincontent strong.app-wrap").inner_text()
        self.look_at("set-up-app")
        self.page.get_by_label("Code that the app shows now").fill(_code(secret))
        self.page.get_by_role("button", name="Turn on").click()
        expect(self.page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
        self.then("the next time she is asked for one")
        self.context.clear_cookies()
        self.sign_in_by_form(ADA, PASSWORD)
        expect(self.page.get_by_role("heading", name="Show that it is you")).to_be_visible()
        self.look_at("second-step")
        self.page.get_by_label("Code").fill(_code(secret, later=1))
        self.page.get_by_role("button", name="Continue").click()
        expect(self.page.get_by_role("heading", name="Hello, Ada Cooper")).to_be_visible()

    def _confirm(self) -> None:
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.page.get_by_role("button", name="Continue").click()

    def _keep_passkeys(self) -> None:
        browser = self.context.new_cdp_session(self.page)
        browser.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        browser.send("WebAuthn.addVirtualAuthenticator", {"options": options})


class TestTheHospitalsOwnSignIn(Story):
    @pytest.fixture
    def provider(
        self, live_server: LiveServer, settings: Settings, tmp_path: Path, transactional_db: None
    ) -> Iterator[RunningProvider]:
        settings.STILLROOM_URL = live_server.url
        with running_provider(tmp_path, f"{live_server.url}/account/sign-in/hospital/back/") as found:
            settings.STILLROOM_SIGN_IN = found.as_settings()
            (Path(settings.STILLROOM_KEYS) / SECRET_FILE).write_text(SECRET)
            yield found

    @with_and_without_javascript
    def test_there_and_back(self, provider: RunningProvider) -> None:
        self.given("Ada has an account here and one at her hospital, which vouches for her address")
        ada = User.objects.create_user(ADA, PASSWORD, name="Ada Cooper")
        self.page.goto("/account/")
        self.look_at("sign-in-hospital")
        self.when("she signs in there")
        self.page.get_by_role("link", name="Sign in with Hospital sign-in").click()
        self._at_the_hospital("ada")
        self.then("she is signed in here, where she wanted to go, and linked")
        expect(self.page.get_by_role("heading", name="Your account")).to_be_visible()
        assert ExternalIdentity.objects.get().user == ada

        self.given("Eve’s address is verified by nobody")
        User.objects.create_user("eve@example.nhs.uk", PASSWORD, name="Eve Archer")
        self.context.clear_cookies()
        self.trouble.expect("HTTP 403")
        self.page.goto("/account/")
        self.page.get_by_role("link", name="Sign in with Hospital sign-in").click()
        self._at_the_hospital("eve")
        self.then("she is told what to do")
        expect(self.page.get_by_role("heading", name="You are not signed in")).to_be_visible()
        self.look_at("provider-refused")

    def _at_the_hospital(self, name: str) -> None:
        self.page.get_by_label("Username").fill(name)
        self.page.get_by_label("Password").fill(SMARTCARD)
        self.page.get_by_role("button", name="Sign In").click()


class TestSharedTablet(Story):
    """Assess on a shared tablet, several assessors."""

    pictures = WIDTHS

    @with_and_without_javascript
    def test_two_people_on_one_tablet(self, hospital: Hospital) -> None:
        self.given("Tom and Una have PINs, and Ann opens a signing session on the unit's tablet")
        set_pin(user=hospital.user("tom"), pin="482915")
        set_pin(user=hospital.user("una"), pin="739164")
        self.sign_in(hospital.user("ann"))
        self.page.set_viewport_size({"width": TABLET.pixels, "height": TABLET.height})
        self.page.goto(f"/units/{hospital.unit.id}/share-tablet/")
        self.look_at("share-tablet")
        self.page.get_by_role("button", name="Start the signing session").click()
        self.look_at("who-is-at-the-tablet")
        began = time.monotonic()

        self.when("Tom says it is him, and records what he saw with his PIN")
        self._say("Tom Trainer")
        self.page.get_by_role("link", name="Olive Operator").click()
        self.page.get_by_role("link", name="AS06").first.click()
        for box in self.page.get_by_role("checkbox").all():
            box.check()
        self.page.get_by_label("Pass", exact=True).check()
        self.page.get_by_label("PIN of Tom Trainer", exact=True).fill("739164")
        self.page.get_by_role("button", name="Record").click()
        self.then("somebody else’s PIN is refused")
        expect(self.page.get_by_role("alert")).to_contain_text("Enter your PIN again")
        self.look_at("observe-shared-refused")
        self.page.get_by_label("PIN of Tom Trainer", exact=True).fill("482915")
        self.page.get_by_role("button", name="Record").click()
        expect(self.page.get_by_role("alert", name="Success")).to_contain_text("Recorded a pass for Olive Operator")

        self.when("Una takes the tablet and signs")
        self.page.get_by_role("link", name="Who is at the tablet?").click()
        self._say("Una Authoriser")
        self.page.get_by_role("link", name="Olive Operator: AS06").click()
        self.page.get_by_label("Approved:").check()
        self.page.get_by_label("PIN of Una Authoriser", exact=True).fill("739164")
        self.look_at("sign-off-shared")
        self.page.get_by_role("button", name="Sign", exact=True).click()
        expect(self.page.get_by_role("alert", name="Success")).to_contain_text("Signed: Olive Operator")
        self.then("each statement is its author's, recorded on the tablet that Ann opened, and it took no time")
        ids = {number: hospital.people[number].canonical_id for number in ("ann", "tom", "una")}
        seen, signed = Statement.objects.order_by("-seq")[:2][::-1]
        assert (seen.author, seen.recorded_by) == (ids["tom"], ids["ann"])
        assert (signed.author, signed.recorded_by) == (ids["una"], ids["ann"])
        assert time.monotonic() - began < 120

        self.when("she ends the session")
        self.page.get_by_role("link", name="Who is at the tablet?").click()
        self.page.get_by_role("button", name="End the signing session").click()
        self.then("nothing of it is left in the browser")
        expect(self.page.get_by_role("heading", name="Sign in")).to_be_visible()
        if self.javascript:
            assert self.page.evaluate("localStorage.length + sessionStorage.length") == 0
        self.page.go_back()
        expect(self.page.get_by_text("Una Authoriser")).to_have_count(0)

    def _say(self, name: str) -> None:
        self.page.get_by_label(name).check()
        self.page.get_by_role("button", name="Continue").click()


def _code(secret: str, later: int = 0) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later)))
