"""Somebody trained at one hospital joins another, and brings what she can show."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from stillroom.apps.accounts import clock
from stillroom.apps.ledger.draft import REASON, Draft
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.services.state import state
from stillroom.competence.context import Context
from stillroom.competence.days import LONDON
from stillroom.competence.statement import Kind, Outcome
from tests.browser.story import Story, with_and_without_javascript
from tests.hospital import ISOLATOR, LACKS_ONE, PASSWORD
from tests.two_hospitals import TwoHospitals, two_hospitals


@pytest.fixture
def hospitals(transactional_db: None) -> TwoHospitals:
    return two_hospitals()


class TestMoving(Story):
    """User story 35: an experienced recruit does only what is missing, and it follows its source."""

    @with_and_without_javascript
    def test_joining_from_another_hospital(self, hospitals: TwoHospitals) -> None:
        second = hospitals.second
        self.given("Olive is signed off at the first hospital, and joins the second, where nothing is known of her")
        self.sign_in(second.user("ann"))
        self.page.goto(f"/people/{hospitals.olive.id}/")
        self.when("the accountable person takes in the passport file that she brings")
        self.page.get_by_role("link", name="Receive from another employer").click()
        self.page.locator("input[type=file]").set_input_files(
            {"name": "passport.json", "mimeType": "application/json", "buffer": hospitals.passport}
        )
        self.look_at("receive-person")
        self.page.get_by_role("button", name="Check what they show").click()
        self.then("most can be accepted, a few once she was seen here, one is missing; each says why")
        expect(self.page.get_by_text("Of the 8 items the role asks for here, 5 can be accepted")).to_be_visible()
        expect(self.page.get_by_role("heading", name="Accept once seen here (2)")).to_be_visible()
        expect(self.page.get_by_text("It is critical: they are seen doing it here at least once")).to_have_count(2)
        expect(self.page.get_by_text("insufficient data")).to_be_visible()
        self.page.get_by_text("How they were assessed in AS01").click()
        expect(self.page.locator("details[open]").get_by_text("Passed 3 times").first).to_be_visible()
        self.look_at("transfer", tallest=3600)
        self.when("she compares who Olive is with whom the credentials name")
        self.page.get_by_role("link", name="Say how you made sure").click()
        self.page.get_by_label("A passport or driving licence was seen in their presence").check()
        self.page.get_by_role("button", name="Record that it is theirs").click()

        self.when("an authoriser decides every item and signs once")
        transfer = self.page.url
        self.sign_in(second.user("una"))
        self.page.goto(transfer)
        self.page.get_by_role("link", name="Decide and sign").click()
        self.page.get_by_label("Your password", exact=True).fill(PASSWORD)
        self.look_at("decide-transfer", tallest=2400)
        self.page.get_by_role("button", name="Decide and sign").click()
        self.then("each acceptance is a statement that names its credential")
        expect(self.page.get_by_role("alert", name="Success")).to_contain_text("7 items decided, 5 of them signed")
        self.page.get_by_role("link", name="Accept: signed by Una Authoriser").first.click()
        expect(self.page.get_by_text("Credential it rests on", exact=True)).to_be_visible()
        self.look_at("statement-acceptance")

        self.when("the accountable person says who sees to what remains")
        self.sign_in(second.user("ann"))
        self.page.goto(f"{transfer}plan/")
        self.look_at("fast-track")
        self.page.get_by_role("button", name="Put it into their plan").click()
        self.then("her plan names somebody and a day for each")
        expect(self.page.get_by_role("alert", name="Success")).to_contain_text("3 items")
        expect(self.page.get_by_text("Observed practice with Tom Trainer").first).to_be_visible()

        self.when("the assessments are done, and the authoriser signs what waited for them")
        for code, method in (("AS01", "observation"), ("AS05", "broth"), *((LACKS_ONE[0], m) for m in WHOLE)):
            _observe(hospitals, code, method)
        self.sign_in(second.user("una"))
        self.page.goto(transfer)
        expect(self.page.get_by_text("Tom Trainer saw them at it").first).to_be_visible()
        self.page.get_by_role("link", name="Decide and sign").click()
        self.page.get_by_label("Your password", exact=True).fill(PASSWORD)
        self.page.get_by_role("button", name="Decide and sign").click()
        expect(self.page.get_by_role("alert", name="Success")).to_contain_text("2 items decided, 2 of them signed")
        self.page.goto("/to-sign/")
        self.page.get_by_role("link", name="Olive Operator: AS06").click()
        self.page.get_by_label("Approved:").check()
        self.page.get_by_label("Your password", exact=True).fill(PASSWORD)
        self.page.get_by_role("button", name="Sign", exact=True).click()
        self.then("the board says that she can work in the isolator suite")
        self.page.goto(f"/units/{second.unit.id}/")
        expect(self.matrix_cell("Olive Operator", "AS01")).to_contain_text("Authorised until")
        expect(self.matrix_cell("Olive Operator", "AS06")).to_contain_text("Authorised until")
        expect(self.page.get_by_text(re.compile("1 of 6 posts .* role-ready today"))).to_be_visible()
        self.then("the view of a moment says why")
        self.page.get_by_role("link", name="As it was at another moment").click()
        soon = (clock.now() + timedelta(minutes=1)).astimezone(LONDON)  # the page asks by the minute
        self.page.get_by_label("Time", exact=True).fill(f"{soon:%H:%M}")
        self.page.get_by_role("button", name="Show how it was").click()
        row = self.table_row("Olive Operator", "AS02 GMP and cleanroom behaviour")
        expect(row.get_by_role("link", name="Acceptance by Una Authoriser")).to_be_visible()

        self.when("the first hospital revokes one")
        _revoke_there(hospitals, "AS02")
        self.then("the board of the second turns at once")
        self.sign_in(second.user("ann"))
        self.page.goto(f"/units/{second.unit.id}/")
        expect(self.matrix_cell("Olive Operator", "AS02")).to_contain_text("Suspended")
        self.then("the accountable person finds it on her home page, with its source")
        self.page.goto("/")
        self.page.get_by_role("link", name="Olive Operator: AS02").click()
        expect(self.page.get_by_text("Revoked by its issuer")).to_be_visible()
        self.look_at("review-source")

    def test_keeping_the_list_and_the_rules(self, hospitals: TwoHospitals) -> None:
        second = hospitals.second
        self.given("the second hospital trusts the first")
        self.sign_in(second.user("ann"))
        self.page.goto(f"/trust/{second.organisation.id}/")
        expect(self.page.get_by_text("On this installation: read directly")).to_be_visible()
        self.look_at("trust-list")
        self.when("a unit wants to ask less than everyone does")
        self.page.goto(f"/units/{second.unit.id}/transfer-rules/ask-more/")
        self.page.get_by_label("For which reason?").select_option("lapsed")
        self.page.get_by_label("Accept once seen here").check()
        self.page.get_by_label("Why does this unit ask more?").fill("We like to see people.")
        self.page.get_by_role("button", name="Ask more").click()
        self.then("it is refused with the rule’s own words")
        expect(self.page.get_by_role("alert").get_by_text("everywhere the rule is “assess again”")).to_be_visible()
        self.when("it asks more instead")
        self.page.get_by_label("For which reason?").select_option("other_facility")
        self.page.get_by_label("Assess again").check()
        self.page.get_by_role("button", name="Ask more").click()
        expect(self.page.get_by_text("This unit asks more for 1 reason")).to_be_visible()
        self.look_at("transfer-rules")
        self.page.goto("/transfers/")
        self.look_at("transfers")
        self.page.goto("/equivalences/")
        self.look_at("equivalences")


WHOLE = ("knowledge", "observation", "observation", "observation", "log_review")


def _observe(hospitals: TwoHospitals, code: str, method: str) -> None:
    second = hospitals.second
    tom = second.people["tom"]
    draft = Draft(
        kind=Kind.OBSERVATION,
        person=hospitals.olive.canonical_id,
        author=tom.canonical_id,
        occurred_at=clock.now(),
        competency=code,
        context=Context.parse(ISOLATOR),
        method=method,
        outcome=Outcome.PASS,
    )
    state(organisation=second.organisation, draft=draft, by=tom)


def _revoke_there(hospitals: TwoHospitals, code: str) -> None:
    first = hospitals.first
    signed = Statement.objects.get(organisation=first.organisation, kind="sign_off", competency=code)
    una = first.people["una"]
    draft = Draft(
        kind=Kind.REVOCATION,
        person=signed.person,
        author=una.canonical_id,
        occurred_at=clock.now(),
        competency=code,
        about=signed.id,
        texts={REASON: "The records do not bear it out."},
    )
    state(organisation=first.organisation, draft=draft, by=una)
