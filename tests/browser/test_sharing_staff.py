"""Prior learning recognised for what it is, and a register to look in when there is a surge."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from stillroom.apps.accounts.models import User
from stillroom.apps.passport.models import Willingness
from stillroom.apps.passport.services.be_willing import say_willing
from stillroom.apps.people.models import Post, RoleGrant
from stillroom.apps.people.models.post import StaffGroup
from stillroom.apps.people.services.grant_role import Limit, grant_role
from stillroom.competence.days import day_of
from tests.browser.story import Story, with_and_without_javascript
from tests.hospital import ISOLATOR, PASSWORD, Hospital, make_hospital

DECIDED = "Read the certificate: it covers the theory"


@pytest.fixture
def hospital(transactional_db: None) -> Hospital:
    hospital = make_hospital()
    for number in ("una", "rita"):
        hospital.state("appointment", number, "ann", days_ago=300, competency="*", capacity="assessor")
    hospital.record_all()
    return hospital


class TestPriorLearning(Story):
    """User story 16: have prior portfolio recognised."""

    @with_and_without_javascript
    def test_submitted_once_and_decided_by_two(self, hospital: Hospital) -> None:
        self.given("Otto worked in a cleanroom before")
        self.sign_in(hospital.user("otto"))
        self.when("he submits it once, for two competencies")
        self.page.goto("/prior-learning/submit/")
        self.page.get_by_label("What was it?").fill("Cleanroom practice")
        self.page.get_by_label("Who provided it?").fill("A former employer")
        for group, year in (("First day", "2023"), ("Last day", "2024")):
            day = self.page.get_by_role("group", name=group)
            day.get_by_label("Day").fill("1")
            day.get_by_label("Month").fill("3")
            day.get_by_label("Year").fill(year)
        self.page.get_by_label("Hours in all").fill("320")
        self.page.get_by_label("What did you learn?").fill("Why an isolator is disinfected in order.")
        for code in ("AS02", "AS06"):
            self.page.get_by_role("checkbox", name=code).check()
        certificate = {"name": "certificate.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
        self.page.locator("input[name=evidence]").set_input_files(certificate)  # type: ignore[arg-type]
        self.look_at("submit-prior-learning")
        self.page.get_by_role("button", name="Submit").click()
        expect(self.page.get_by_text("Submitted. Two assessors decide on each competency.")).to_be_visible()
        for number in ("una", "rita"):
            self.when(f"{number} decides on one of them, for herself")
            self.decide(hospital, number)
        self.then("he reads that it is met, what that counts for, and that it registers nobody")
        self.sign_in(hospital.user("otto"))
        self.page.goto("/prior-learning/")
        expect(self.page.get_by_text("Equivalence of competence never grants a registration")).to_be_visible()
        self.look_at("prior-learning")
        self.page.get_by_role("link", name="Cleanroom practice").click()
        expect(self.page.get_by_text("The rest of the scheme is done here.")).to_be_visible()
        expect(self.page.get_by_text(DECIDED)).to_have_count(2)
        self.look_at("prior-learning-case")
        self.assert_every_link_opens()

    def decide(self, hospital: Hospital, number: str) -> None:
        self.sign_in(hospital.user(number))
        self.page.goto("/prior-learning/to-assess/")
        self.page.get_by_role("link", name=re.compile("Otto Operator ?, AS06")).click()
        expect(self.page.get_by_text(DECIDED)).to_have_count(0)
        self.page.get_by_role("link", name="Decide: AS06").or_(
            self.page.get_by_role("button", name="Decide: AS06")
        ).click()
        self.page.get_by_label("Met", exact=True).check()
        self.page.get_by_label("Why?").fill(DECIDED)
        self.page.get_by_label("Your password").fill(PASSWORD)
        if number == "una":
            self.look_at("decide-prior-learning")
        self.page.get_by_role("button", name="Sign the decision").click()
        expect(self.page.get_by_text("Signed. It is kept with your reasons.")).to_be_visible()


class TestRegisterOfTrainees(Story):
    """User story 56: have a register of trainees for surge; and find who is willing to help."""

    @with_and_without_javascript
    def test_a_lead_finds_only_who_is_willing(self, hospital: Hospital) -> None:
        self.given("Otto is a trainee, and Olive, another, is willing to be asked")
        lead = self.lead(hospital)
        trainee = StaffGroup.PRE_REGISTRATION_TRAINEE_PHARMACY_TECHNICIAN
        people = [hospital.people[number] for number in ("olive", "otto")]
        Post.objects.filter(person__in=people).update(staff_group=trainee)
        today = day_of(hospital.now)
        olive = hospital.user("olive")
        say_willing(
            person=hospital.people["olive"],
            competencies=(),
            from_date=today,
            until_date=today + timedelta(days=60),
            travel=Willingness.Travel.REGION,
            by=olive,
        )
        self.when("the regional lead opens the register")
        self.sign_in(lead)
        self.page.goto("/trainees/")
        self.then("she sees Olive and no small number")
        expect(self.page.get_by_text("Olive Operator").first).to_be_visible()
        expect(self.page.get_by_text("Otto Operator")).to_have_count(0)
        self.look_at("trainees")
        self.assert_every_link_opens()
        self.when("she searches for isolator technique")
        self.page.goto("/find-staff/")
        self.page.get_by_label("Competence").select_option(f"AS06|{ISOLATOR}")
        self.page.get_by_label("Where is help needed?").select_option(str(hospital.organisation.id))
        self.page.get_by_role("button", name="Search").click()
        self.then("nobody has held it")
        expect(self.page.get_by_text("Nobody was found.")).to_be_visible()
        self.page.get_by_label("Competence").select_option(f"AS01|{ISOLATOR}")
        self.page.get_by_role("button", name="Search").click()
        expect(self.page.get_by_text("1 person is willing to be asked; 1 may work in it today.")).to_be_visible()
        self.look_at("find-staff")
        self.when("she asks Olive, who says yes")
        self.page.get_by_role("link", name="Ask Olive Operator").click()
        self.page.get_by_label("Where, and for what?").fill("Vaccines at another hospital")
        for group, day in (("First day", today), ("Last day", today + timedelta(days=9))):
            fields = self.page.get_by_role("group", name=group)
            for label, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
                fields.get_by_label(label).fill(str(value))
        self.page.get_by_role("button", name="Ask").click()
        self.sign_in(olive)
        self.page.goto("/help-elsewhere/")
        self.look_at("help-elsewhere")
        self.page.get_by_role("button", name="Yes, I can help").click()
        self.then("her manager reads it")
        self.sign_in(hospital.user("ann"))
        self.page.goto("/shared-staff/")
        expect(self.table_row("Who said yes", "Olive Operator")).to_contain_text("Vaccines at another hospital")
        self.look_at("shared-staff")
        self.assert_every_link_opens()

    def lead(self, hospital: Hospital) -> User:
        user = User.objects.create_user("lead@region.example", PASSWORD, name="Lena Lead")
        limit = Limit(day_of(hospital.now) + timedelta(days=30))
        role = RoleGrant.Role.REGIONAL_LEAD
        grant_role(user=user, organisation=hospital.organisation, role=role, limit=limit, by=None)
        return User.objects.get(id=user.id)
