"""An auditor asks about a past morning."""

from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import expect

from stillroom.apps.accounts import clock
from stillroom.competence.days import LONDON
from tests.browser.story import Story, with_and_without_javascript
from tests.hospital import ISOLATOR, Hospital, make_hospital


@pytest.fixture
def hospital(transactional_db: None) -> Hospital:
    """Made a month ago, so that what is recorded now was not known in between."""
    now = clock.now()
    with time_machine.travel(now - timedelta(days=30)):
        hospital = make_hospital()
    hospital.now = now
    return hospital


class TestAsItWas(Story):
    """Who was authorised for what, on what evidence, signed by whom, entitled how."""

    @with_and_without_javascript
    def test_a_late_entry_is_told_apart_from_what_was_known(self, hospital: Hospital) -> None:
        self.given("a suspension of ten days ago was written into the ledger only today")
        cells = {"competency": "AS04", "context": ISOLATOR, "reason": "Late: found in the paper log, DEV-0044"}
        hospital.state("suspension", "olive", "ann", days_ago=10, **cells)
        hospital.record_all()
        self.sign_in(hospital.officer("auditor"))
        self.page.goto("/")
        self.look_at("home-auditor")
        self.assert_every_link_opens()
        self.when("an auditor asks how it was eight days ago at nine, as known now")
        self.page.goto(f"/units/{hospital.unit.id}/")
        self.page.get_by_role("link", name="As it was at another moment").click()
        self._ask(hospital, "Now, with everything recorded since")
        self.then("Olive was suspended, and the page says that this was not known that morning")
        expect(self.matrix_cell("Olive Operator", "AS04")).to_contain_text("Suspended")
        since = self.table_row("Where then and now disagree", "Olive Operator").filter(has_text="AS04")
        expect(since).to_contain_text("Authorised")
        expect(since).to_contain_text("Suspended")
        self.look_at("as-known-now")

        self.when("she asks for it as it was known then")
        self._ask(hospital, "At that moment, as the board showed it then")
        self.then("the board of that morning showed her authorised")
        expect(self.matrix_cell("Olive Operator", "AS04")).to_contain_text("Authorised until")
        self.then("on this evidence, signed by Una, who was entitled by appointment")
        row = self.table_row("Olive Operator", "AS04 Transfer disinfection")
        expect(row.get_by_role("link", name="Sign-off by Una Authoriser")).to_be_visible()
        expect(row).to_contain_text("appointed authoriser by Ann Accountable")
        row.locator("summary").click()
        expect(row.get_by_role("link", name="Transfer disinfection test, pass")).to_be_visible()
        expect(row).to_contain_text("appointed assessor by Ann Accountable")
        self.look_at("as-known-then")

    def _ask(self, hospital: Hospital, known: str) -> None:
        morning = (hospital.now - timedelta(days=8)).astimezone(LONDON)
        parts = {"Day": morning.day, "Month": morning.month, "Year": morning.year, "Time": "09:00"}
        for label, value in parts.items():
            self.page.get_by_label(label, exact=True).fill(str(value))
        self.page.get_by_label(known).check()
        self.page.get_by_role("button", name="Show how it was").click()
        expect(self.page.get_by_role("heading", name=f"{morning.day} {morning:%B %Y} at 09:00")).to_be_visible()
