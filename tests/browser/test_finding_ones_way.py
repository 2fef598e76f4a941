"""What somebody has to do to work alone in her role, and whether she may do a task yet."""

from playwright.sync_api import Locator, expect

from tests.browser.story import Story, with_and_without_javascript
from tests.hospital import PASSWORD, Hospital

SECTION_10 = "facility=section10"


class PlanStory(Story):
    def _gap(self, competency: str) -> Locator:
        """What a plan says about one competency."""
        heading = self.page.get_by_role("heading", name=competency)
        return self.page.locator(".app-gaps__gap").filter(has=heading)


class TestWhatMustIFinish(PlanStory):
    """User story 1: see what I must finish to work alone in my role, in order, so that I am not lost."""

    @with_and_without_javascript
    def test_a_new_operator_opens_her_plan(self, hospital: Hospital) -> None:
        self.given("Otto is new, and everything is still to be done")
        user = hospital.user("otto")
        self.when("he signs in")
        self.sign_in_by_form(user.email, PASSWORD)
        self.then("he sees what to do next, at most three things in order, each with who can help")
        expect(self.page.get_by_role("heading", name="Hello, Otto Operator")).to_be_visible()
        steps = self.page.get_by_role("region", name="My readiness").locator(".nhsuk-task-list__item")
        expect(steps).to_have_count(3)
        for step, code in zip(steps.all(), ("AS02", "AS01", "AS03"), strict=True):
            expect(step).to_contain_text(f"Knowledge questions: {code}")
            expect(step).to_contain_text("Can observe: Tom Trainer.")
        self.look_at("home-operator")
        self.assert_every_link_opens()

        self.when("he opens his plan")
        self.page.get_by_role("link", name="My plan").click()
        self.then("knowledge stands apart from skills, and each item says who signs it")
        gowning = self._gap("AS01 Gowning")
        expect(gowning.locator("dt")).to_have_text(["Knowledge", "Skills and experience", "Signature", "Ways"])
        expect(gowning.locator(".app-steps__part").nth(0)).to_contain_text("Knowledge questions")
        expect(gowning.locator(".app-steps__part").nth(1)).to_contain_text("Finger dab plates, 3 times")
        expect(gowning.locator(".app-steps__part").nth(2)).to_contain_text("Can sign: Una Authoriser")
        self.then("what waits for something else comes after it")
        order = [heading[:4] for heading in self.page.locator(".app-gaps h4").all_inner_texts()]
        assert order.index("AS06") > max(order.index(code) for code in ("AS01", "AS04", "AS05"))
        expect(self._gap("AS06 Isolator technique")).to_contain_text("Waits for AS01 Gowning")
        self.look_at("plan")
        self.assert_every_link_opens()

        self.when("he tries the address of a colleague's plan")
        self.trouble.expect("HTTP 403")
        self.page.goto(f"/people/{hospital.people['olive'].id}/plan/")
        self.then("he is refused, and told whom to ask")
        expect(self.page.get_by_role("heading", name="You do not have permission")).to_be_visible()
        expect(self.page.get_by_text("ask the administrator")).to_be_visible()
        self.look_at("refused")

    @with_and_without_javascript
    def test_one_signature_is_missing(self, hospital: Hospital) -> None:
        self.given("Olive lacks one observation and the signature")
        self.sign_in(hospital.user("olive"))
        self.when("she opens the home page")
        self.page.goto("/")
        self.then("she reads both steps, and who signs")
        steps = self.page.get_by_role("region", name="My readiness").locator(".nhsuk-task-list__item")
        expect(steps).to_have_count(2)
        expect(steps.nth(0)).to_contain_text("Observed practice: AS06")
        expect(steps.nth(1)).to_contain_text("Can sign: Una Authoriser.")


class TestMayIApproveProducts(PlanStory):
    """User story 15: know if I may do product approval: accredited, cases discussed, signed by another."""

    @with_and_without_javascript
    def test_before_and_after_accreditation(self, hospital: Hospital) -> None:
        self.given("Una's assembly is signed off by Rita, who is appointed authoriser; checking and approval are not")
        hospital.state("appointment", "rita", "ann", days_ago=300, competency="*", capacity="authoriser")
        worked = ("knowledge", *("observation",) * 5)
        hospital.qualify("una", "AS09", worked, days_ago=50, context=SECTION_10, by="rita")
        hospital.record_all()
        self.sign_in(hospital.user("una"))
        self.when("she opens her plan")
        self.page.goto("/")
        self.page.get_by_role("link", name="My plan").click()
        self.then("product approval says what is missing, what it waits for, and who can sign")
        approval = self._gap("AS11 Product approval")
        expect(approval).to_contain_text("Waits for AS10 Pre- and in-process checking")
        expect(approval).to_contain_text("External accreditation")
        expect(approval).to_contain_text("Case-based discussion, 2 times")
        expect(approval).to_contain_text("Can sign: Rita Reader")
        self.look_at("plan-product-approval")
        self.then("the list on paper does not name her")
        self.page.goto(f"/units/{hospital.unit.id}/authorised/")
        expect(self.table_row("Who may work", "AS11")).to_contain_text("Nobody")

        self.given("she is accredited, has discussed her cases, and Rita has signed")
        checking = ("external_accreditation", "log_review", "viva")
        approving = ("external_accreditation", *("case_based_discussion",) * 2, "viva")
        hospital.qualify("una", "AS10", checking, days_ago=5, context=SECTION_10, by="rita")
        hospital.qualify("una", "AS11", approving, days_ago=3, context=SECTION_10, by="rita")
        hospital.record_all()
        self.when("she looks again")
        self.page.goto(f"/people/{hospital.people['una'].id}/")
        self.then("she may, and sees on whose signature it rests")
        row = self.table_row("Product approver", "AS11 Product approval")
        expect(row).to_contain_text("Authorised until")
        expect(row.get_by_role("link", name="Rita Reader signed off Una Authoriser in AS11")).to_be_visible()
        self.look_at("record-product-approver")
        self.page.goto(f"/units/{hospital.unit.id}/authorised/")
        expect(self.table_row("Who may work", "AS11")).to_contain_text("Una Authoriser (until")
