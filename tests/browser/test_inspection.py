"""An auditor asks for what she hands to an inspector."""

import pytest
from playwright.sync_api import expect

from stillroom.apps.accounts.models import Job
from stillroom.apps.accounts.services.work import beat, run_waiting_jobs
from tests.browser.story import Story, with_and_without_javascript
from tests.hospital import Hospital, make_hospital


@pytest.fixture
def hospital(transactional_db: None) -> Hospital:
    return make_hospital()


class TestInspectionPack(Story):
    """Asked for on a page, made behind it, downloaded with its fingerprint."""

    @with_and_without_javascript
    def test_an_auditor_asks_for_a_units_pack_and_downloads_it(self, hospital: Hospital) -> None:
        self.given("a worker runs, and an auditor is signed in")
        beat("worker")
        self.sign_in(hospital.officer("auditor"))
        self.when("she asks for the pack of the aseptic suite")
        self.page.goto("/inspection/")
        self.look_at("inspection")
        self.page.get_by_role("link", name="Aseptic suite").click()
        self.page.get_by_label("The whole record, up to now").check()
        self.look_at("inspection-ask")
        self.page.get_by_role("button", name="Make the pack").click()
        self.then("she sees that it waits its turn")
        expect(self.page.get_by_text("Waiting to begin")).to_be_visible()

        self.when("the worker is at it")
        Job.objects.update(state=Job.State.RUNNING, done=12, of=60, words="Writing each person’s record")
        self._look_again()
        self.then("she sees how far it is")
        expect(self.page.get_by_text("Writing each person’s record, 12 of 60")).to_be_visible()
        self.look_at("job-running")

        self.when("the worker has done it")
        run_waiting_jobs()
        self._look_again()
        self.then("she downloads the PDF, whose fingerprint stands beside it")
        expect(self.page.get_by_text("SHA-256 fingerprint").first).to_be_attached()
        self.look_at("job-done")
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name=".pdf").click()
        assert download.value.suggested_filename.startswith("inspection-pack-RR8-ASU-")
        assert download.value.path().read_bytes().startswith(b"%PDF-1.7")

    def _look_again(self) -> None:
        if not self.javascript:
            self.page.get_by_role("link", name="Look again").click()
