"""A mover shares her passport with the hospital she goes to, sees who looked, and stops. Proves user story 5."""

import re

from playwright.sync_api import expect

from tests.browser.story import Story, with_and_without_javascript
from tests.browser.widths import PHONE
from tests.hospital import Hospital


class TestAMoverSharesHerPassport(Story):
    @with_and_without_javascript
    def test_from_confirming_who_she_is_to_stopping(self, hospital: Hospital) -> None:
        olive = hospital.people["olive"]
        self.given("Olive opens her passport on her phone, and nobody has confirmed who she is")
        self.page.set_viewport_size({"width": PHONE.pixels, "height": PHONE.height})
        self.sign_in(hospital.user("olive"))
        self.page.goto("/menu/")
        self.page.get_by_role("link", name="My passport").click()
        self.then("it says so, and who can confirm it")
        expect(self.page.get_by_text("Ask Ann Accountable")).to_be_visible()
        self.look_at("passport-not-confirmed")

        self.when("Ann compares her photograph and records it")
        self.sign_in(hospital.user("ann"))
        self.page.goto("/identities/")
        self.look_at("identities")
        self.page.get_by_role("link", name="Olive Operator").click()
        self.page.get_by_label("A passport or driving licence").check()
        self.look_at("identity-confirm")
        self.page.get_by_role("button", name="Confirm").click()
        expect(self.page.get_by_text("Olive Operator can share their passport now")).to_be_visible()

        self.when("Olive reads what stands behind her gowning")
        self.sign_in(hospital.user("olive"))
        self.page.goto("/passport/")
        gowning = self.page.locator(".app-passport-item").filter(has_text="AS01 Gowning")
        gowning.get_by_text("What stands behind it").click()
        self.then("it says how she was assessed, by whom, and by what right")
        expect(gowning.get_by_text("Observed practice: 3 passes")).to_be_visible()
        expect(gowning.get_by_text("Una Authoriser (Appointed authoriser on")).to_be_visible()
        self.look_at("passport", tallest=2000)

        self.when("she shares it with the hospital she moves to")
        self.page.get_by_role("button", name="Share my passport").click()
        self.page.get_by_label("Who is it for?").fill("Saltmarsh aseptic unit")
        self.page.get_by_label("What is it for?").fill("My new post")
        self.page.get_by_label("Only what I choose").check()
        self.page.get_by_label("AS01 Gowning").check()
        self.page.get_by_label("AS05 Process simulation").check()
        self.look_at("passport-share", tallest=2000)
        self.page.get_by_role("button", name="Make the link").click()
        self.then("she is given the link, this once")
        link = self.page.locator("#share-link").inner_text()
        self.look_at("passport-share-made", tallest=2000)
        path = re.sub(r"^https?://[^/]+", "", link)

        self.when("somebody there opens it, without an account here")
        self.context.clear_cookies()
        self.page.goto(path)
        self.then("she is asked who she is, and sees nobody's name before")
        expect(self.page.get_by_text("Olive")).to_have_count(0)
        self.look_at("shared-ask")
        self.page.get_by_label("Your name").fill("Margit Manager")
        self.page.get_by_label("Your organisation").fill("Saltmarsh")
        self.page.get_by_role("button", name="Read the passport").click()
        expect(self.page.get_by_role("heading", name="Olive Operator")).to_be_visible()
        self.look_at("shared", tallest=2000)

        self.when("Olive sees who looked, and stops sharing")
        self.sign_in(hospital.user("olive"))
        self.page.goto(f"/passport/{olive.id}/shares/")
        expect(self.page.get_by_role("heading", name="Margit Manager of Saltmarsh")).to_be_visible()
        self.look_at("shares", tallest=2000)
        self.page.get_by_role("button", name="Stop sharing").click()
        self.then("the link opens nothing any more, and tells nothing")
        self.trouble.expect("HTTP 404")
        self.context.clear_cookies()
        self.page.goto(path)
        expect(self.page.get_by_role("heading", name="Nothing is shared here")).to_be_visible()
        expect(self.page.get_by_text("Olive")).to_have_count(0)
        self.look_at("shared-closed")
