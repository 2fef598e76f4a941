"""Anybody to whom a credential is shown finds out whether it holds, without an account."""

import json

from playwright.sync_api import expect

from stillroom.apps.passport.models import IdentityCheck, IssuedCredential
from stillroom.apps.passport.services.confirm_identity import confirm_identity
from stillroom.apps.passport.services.issue_credentials import issue_credentials
from stillroom.apps.passport.services.offline_codes import offline_code
from stillroom.competence.transfer import OfferState
from stillroom.standards.credentials.passport_file import write_passport
from tests.browser.story import Story, with_and_without_javascript
from tests.hospital import Hospital


class TestCheckingACredential(Story):
    @with_and_without_javascript
    def test_of_somebody_at_the_door(self, hospital: Hospital) -> None:
        self.given("Olive has a printed passport, and Gary at the door has no account")
        olive = hospital.people["olive"]
        confirm_identity(person=olive, how=IdentityCheck.How.PHOTO_DOCUMENT, by=hospital.user("ann"))
        gowning, *others = issue_credentials(person=olive, by=hospital.user("olive"))
        self.page.goto("/verify/")
        self.look_at("verify")

        self.when("he pastes what its QR code says")
        self._ask(offline_code(gowning))
        self.then("he reads who says what of whom, and that it holds today")
        expect(self.page.get_by_role("heading", name="Valid AS01")).to_be_visible()
        expect(self.page.get_by_text("Olive Operator")).to_be_visible()
        self.look_at("verify-valid", tallest=1800)

        self.when("her hospital revokes it")
        IssuedCredential.objects.filter(id=gowning.id).update(state=OfferState.REVOKED)
        self._ask(gowning.document)
        self.then("he reads that")
        expect(self.page.get_by_role("heading", name="Not valid AS01")).to_be_visible()
        self.look_at("verify-revoked", tallest=1800)

        self.when("somebody shows him one that she has touched up")
        self._ask(json.dumps({**json.loads(gowning.document), "validUntil": "2099-12-31T00:00:00Z"}))
        self.then("nothing of what it says is repeated")
        expect(self.page.get_by_text("What it says is not repeated here")).to_be_visible()
        expect(self.page.get_by_text("Olive")).to_have_count(0)
        self.look_at("verify-altered", tallest=1800)

        self.when("he chooses a file with her whole passport")
        file = json.dumps(write_passport(json.loads(each.document) for each in (gowning, *others))).encode()
        upload = {"name": "passport.json", "mimeType": "application/json", "buffer": file}
        self.page.locator("input[type=file]").set_input_files(files=[upload])  # type: ignore[list-item]
        self.page.get_by_role("button", name="Check it").click()
        self.then("each item has its own answer")
        expect(self.page.get_by_role("heading", name=f"{len(others)} of {len(others) + 1} are valid")).to_be_visible()
        self.look_at("verify-passport", tallest=1800)

    def _ask(self, text: str) -> None:
        self.page.get_by_label("Paste a link").fill(text)
        self.page.get_by_role("button", name="Check it").click()
