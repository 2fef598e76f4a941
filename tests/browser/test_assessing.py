"""A trainer assesses an operator on a tablet, the authoriser signs, and nobody can cheat."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from stillroom.apps.ledger.models import Statement
from tests.browser.laboratory import fill_reading
from tests.browser.story import Story, with_and_without_javascript
from tests.browser.widths import TABLET, WIDTHS
from tests.hospital import ISOLATOR, PASSWORD, Hospital


class TestAssessing(Story):
    """User stories 24 and 25: assess on the spot, with the same questions for everyone."""

    pictures = WIDTHS

    @with_and_without_javascript
    def test_the_last_observation_before_sign_off(self, hospital: Hospital) -> None:
        self.given("Olive lacks one observation of isolator technique, and the board says so")
        manager = hospital.officer("unit_manager")
        self.sign_in(manager)
        self.page.goto(f"/units/{hospital.unit.id}/")
        expect(self.matrix_cell("Olive Operator", "AS06")).to_contain_text("In training")
        self.given("Tom has a tablet")
        self.page.set_viewport_size({"width": TABLET.pixels, "height": TABLET.height})
        self.sign_in(hospital.user("tom"))
        self.page.goto("/assess/")
        self.look_at("assess")

        self.when("he finds her")
        self.page.get_by_label("Name or employee number").fill("Olive")
        if not self.javascript:
            self.page.get_by_role("button", name="Find").click()
        self.page.get_by_role("link", name="Olive Operator").click()
        expect(self.page.get_by_role("heading", name="Assess Olive Operator")).to_be_visible()
        self.then("only what is missing stands on top")
        expect(self.page.locator("#maincontent").get_by_text("Observed practice, once more")).to_be_visible()
        self.look_at("assess-person")

        self.when("he watches her work, ticks what he sees and asks why")
        self.page.get_by_role("link", name="AS06").first.click()
        self.look_at("observe")
        for box in self.page.get_by_role("checkbox").all():
            box.check()
        self.page.get_by_label("Pass", exact=True).check()
        self.page.get_by_role("button", name="Record").click()
        self.then("it is recorded at once, and nothing is to be uploaded later")
        expect(self.page.get_by_role("alert", name="Success")).to_contain_text("Recorded a pass for Olive Operator")
        row = Statement.objects.get(recorded_by=hospital.people["tom"].canonical_id)
        assert (row.competency, row.method, row.outcome) == ("AS06", "observation", "pass")

        self.given("Una is the authoriser")
        self.sign_in(hospital.user("una"))
        self.page.goto("/to-sign/")
        self.look_at("to-sign")
        self.when("she opens what waits for her")
        self.page.get_by_role("link", name="Olive Operator: AS06").click()
        self.then("she sees everything her signature covers")
        expect(self.page.get_by_role("heading", name="Observed practice")).to_have_count(3)
        self.look_at("sign-off")
        self.when("she says what her signature means and gives her password again")
        self.page.get_by_label("Approved:").check()
        self.page.get_by_label("Your password", exact=True).fill(PASSWORD)
        self.page.get_by_role("button", name="Sign", exact=True).click()
        self.then("it is signed")
        expect(self.page.get_by_role("alert", name="Success")).to_contain_text("Signed: Olive Operator")
        assert Statement.objects.get(kind="sign_off", competency="AS06").author == hospital.people["una"].canonical_id

        self.when("the unit manager looks at the board again")
        self.sign_in(manager)
        self.page.goto(f"/units/{hospital.unit.id}/")
        self.then("it has turned: Olive may work alone, and is ready for her role")
        expect(self.matrix_cell("Olive Operator", "AS06")).to_contain_text("Authorised until")
        expect(self.page.get_by_text(re.compile("1 of 6 posts .* role-ready today"))).to_be_visible()

    @with_and_without_javascript
    def test_why_questions_are_the_same_for_every_assessor(self, hospital: Hospital) -> None:
        self.given("two assessors")
        hospital.state("appointment", "rita", "ann", days_ago=300, competency="*", capacity="assessor")
        assert hospital.record().ok
        asked = []
        for number in ("tom", "rita"):
            self.when(f"{number} opens the knowledge questions on gowning for Otto")
            self.sign_in(hospital.user(number))
            self.page.goto(f"/assess/{hospital.people['otto'].id}/")
            self.page.get_by_role("link", name="AS01").first.click()
            expect(self.page.get_by_role("button", name="Record")).to_be_visible()
            asked.append(self.page.locator("input[name=seen] + label").all_inner_texts())
        self.then("both are shown the same questions, with what a good answer contains")
        assert asked[0] == asked[1]
        assert len(asked[0]) >= 4
        self.look_at("knowledge-questions")

    def test_a_lost_connection_loses_nothing(self, hospital: Hospital) -> None:
        self.given("Tom has filled in the form, and the connection drops")
        self.sign_in(hospital.user("tom"))
        self.page.goto(f"/assess/{hospital.people['olive'].id}/")
        self.page.get_by_role("link", name="AS06").first.click()
        self.page.get_by_label("Fail", exact=True).check()
        self.page.get_by_label("Note").fill("Touched the critical surface.")
        self.context.set_offline(True)
        self.trouble.expect("ERR_INTERNET_DISCONNECTED")
        self.when("he presses the button")
        self.page.get_by_role("button", name="Record").click()
        self.then("he is told, what he typed is still there, and nothing is kept in the browser's storage")
        expect(self.page.get_by_role("status")).to_contain_text("There is no connection. Nothing is lost")
        expect(self.page.get_by_label("Note")).to_have_value("Touched the critical surface.")
        assert self.page.evaluate("localStorage.length + sessionStorage.length") == 0
        self.when("the connection is back and he presses it twice")
        self.context.set_offline(False)
        self.page.wait_for_timeout(1_500)  # a person takes longer than the second in which a double click is ignored
        self.page.get_by_role("button", name="Record").dblclick()
        self.then("it is recorded once")
        expect(self.page.get_by_role("alert", name="Success")).to_contain_text("Recorded a fail")
        assert Statement.objects.filter(outcome="fail").count() == 1


class TestWhoseCompetenceIMaySign(Story):
    """User story 30, and the attempts to cheat: each refused plainly."""

    @with_and_without_javascript
    def test_not_entitled_says_who_is(self, hospital: Hospital) -> None:
        self.given("Rita is an assessor for gowning only")
        hospital.state("appointment", "rita", "ann", days_ago=300, competency="AS01", capacity="assessor")
        assert hospital.record().ok
        self.sign_in(hospital.user("rita"))
        self.when("she opens Otto's page")
        self.page.goto(f"/assess/{hospital.people['otto'].id}/")
        self.then("gowning is hers to observe; for the rest she is told why not, and who can")
        expect(self.page.get_by_role("link", name="AS01").first).to_be_visible()
        refused = self.page.get_by_role("listitem").filter(has_text="AS02 GMP and cleanroom behaviour: Observed")
        expect(refused).to_contain_text("is not authorised in AS02")
        expect(refused).to_contain_text("Who can: Tom Trainer")
        self.look_at("assess-not-entitled")

    @with_and_without_javascript
    def test_somebody_tries_to_cheat(self, hospital: Hospital) -> None:
        self.given("Tom has a second employee number that looks like him, and nobody has decided")
        twin = hospital.give_second_number("tom")
        self.sign_in(hospital.user("tom"))
        self.when("he tries to assess himself under it")
        self.page.goto(f"/assess/{twin.id}/")
        self.then("he is refused plainly")
        expect(self.page.get_by_text("nobody assesses their own work").first).to_be_visible()
        self.look_at("assess-look-alike")

        self.given("Tom is suspended in isolator technique")
        cells = {"competency": "AS06", "context": ISOLATOR, "reason": "Unsafe practice seen"}
        hospital.state("suspension", "tom", "ann", days_ago=0.2, **cells)
        report = hospital.record()
        assert report.ok, list(report.problems)
        self.when("he opens Olive's page")
        self.page.goto(f"/assess/{hospital.people['olive'].id}/")
        self.then("isolator technique is not his to assess, though he is appointed")
        refused = self.page.get_by_role("listitem").filter(has_text="AS06 Isolator technique: Observed practice")
        expect(refused).to_contain_text("suspended in AS06")
        self.look_at("assess-suspended-assessor")

    @with_and_without_javascript
    def test_the_wrong_password_signs_nothing(self, hospital: Hospital) -> None:
        self.given("something waits for Una's signature, and somebody else holds her tablet")
        hospital.observe("olive", "AS06", "observation", days_ago=1, context=ISOLATOR)
        assert hospital.record().ok
        self.sign_in(hospital.user("una"))
        self.page.goto("/to-sign/")
        self.page.get_by_role("link", name="Olive Operator: AS06").click()
        self.when("he guesses her password")
        self.page.get_by_label("Approved:").check()
        self.page.get_by_label("Your password", exact=True).fill("a guess at a password")
        self.page.get_by_role("button", name="Sign", exact=True).click()
        self.then("nothing is signed")
        expect(self.page.get_by_role("alert")).to_contain_text("Enter your password again")
        assert not Statement.objects.filter(kind="sign_off", competency="AS06").exists()
        self.look_at("sign-off-refused")


class TestReadingResults(Story):
    @with_and_without_javascript
    def test_a_broth_with_growth(self, hospital: Hospital) -> None:
        self.given("a broth of Olive's has been incubating for two weeks")
        hospital.observe("olive", "AS05", "broth", days_ago=14, context=ISOLATOR, outcome="pending")
        assert hospital.record().ok
        self.sign_in(hospital.user("rita"))
        self.page.goto("/results/")
        self.look_at("results")
        self.when("Rita reads growth")
        self.page.get_by_role("link", name="Read the result of Olive Operator").click()
        fill_reading(self.page)
        self.page.get_by_label("Fail: growth").check()
        self.look_at("result")
        self.page.get_by_label("Deviation number").fill("DEV-0042")
        self.page.get_by_label("Organism").fill("Bacillus cereus")
        self.page.get_by_role("button", name="Record result").click()
        self.then("it is recorded, and nothing is left to read")
        expect(self.page.get_by_role("heading", name="No results are waiting")).to_be_visible()
        self.look_at("results-none")
        reading = Statement.objects.get(outcome="fail")
        assert reading.occurred_at - Statement.objects.get(id=reading.about).occurred_at > timedelta(days=13)
