"""The plan, whole: a learner's week, the way on, the newly qualified, the new pharmacist, and a reasoned course."""

from datetime import timedelta
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from stillroom.apps.academy.models import LearningItem
from stillroom.apps.accounts import clock
from stillroom.apps.people.models import Post
from stillroom.apps.plans.models import LearningPlan
from stillroom.apps.plans.models.learning_plan import PlanKind
from stillroom.apps.plans.services.open_plan import open_plan
from stillroom.apps.plans.services.set_availability import set_availability
from stillroom.apps.plans.services.training_session import decide_session, plan_session
from stillroom.competence.days import day_of, start_of
from stillroom.competence.training_time import SessionState
from tests.browser.story import Story, with_and_without_javascript
from tests.hospital import Hospital, make_hospital


@pytest.fixture
def hospital(transactional_db: None) -> Hospital:
    hospital = make_hospital()
    hospital.user("olive")
    return hospital


def session(hospital: Hospital, about: str, *, hours: int) -> object:
    """A session today, so many hours into it: today is always in this week."""
    return plan_session(
        person=hospital.people["olive"],
        unit=hospital.unit,
        about=about,
        starts_at=start_of(day_of(clock.now())) + timedelta(hours=hours),
        minutes=45,
        trainer=hospital.people["tom"],
        by=hospital.user("tom"),
    )


class TestThisWeek(Story):
    """User story 6: see whether training is planned for me this week and whether it was pulled."""

    @with_and_without_javascript
    def test_a_learner_sees_what_was_pulled_and_why(self, hospital: Hospital) -> None:
        self.given("two sessions are planned for Olive this week, and one was pulled")
        first = session(hospital, "Transfers, one to one", hours=9)
        decide_session(
            session=first,  # type: ignore[arg-type]
            state=SessionState.PULLED,
            pulled_for="service_demand",
            by=hospital.user("tom"),
        )
        session(hospital, "Isolator technique", hours=23)
        self.when("she opens her plan")
        self.sign_in(hospital.user("olive"))
        self.page.goto(f"/people/{hospital.people['olive'].id}/plan/")
        self.then("it says so, with the reason")
        expect(self.page.get_by_text("2 training sessions this week; 1 was pulled.")).to_be_visible()
        expect(self.page.get_by_text("Needed for the service: products had to be made.")).to_be_visible()
        self.when("she looks at all her training and says what became of the other")
        self.page.get_by_role("link", name="All training").click()
        self.look_at("training")
        self.assert_every_link_opens()
        self.page.get_by_role("link", name="Isolator technique").click()
        self.page.get_by_label("It was pulled").check()
        self.page.get_by_label("Why was it pulled?").select_option("trainer_not_free")
        self.look_at("decide-session")
        self.page.get_by_role("button", name="Record").click()
        self.then("both count as pulled")
        expect(self.page.get_by_text("2 training sessions this week; 2 were pulled.")).to_be_visible()
        self.when("Ann looks at the hours of the unit")
        self.sign_in(hospital.user("ann"))
        self.page.goto(f"/units/{hospital.unit.id}/training/")
        self.then("she sees them by reason")
        expect(self.table_row("Training time pulled, by reason", "The trainer was not free")).to_contain_text("45 min")
        self.look_at("unit-training")
        self.assert_every_link_opens()


class TestTheWayOn(Story):
    """User story 4: see the path that stays in technical services, and where no qualification exists."""

    @with_and_without_javascript
    def test_a_support_worker_asks_what_she_would_need(self, hospital: Hospital) -> None:
        self.given("Olive is a support worker at band 3, and supervisors work at band 5")
        Post.objects.filter(person=hospital.people["tom"]).update(afc_band="5")
        self.sign_in(hospital.user("olive"))
        self.when("she asks what she would need as a supervisor")
        self.page.goto(f"/people/{hospital.people['olive'].id}/plan/")
        self.page.get_by_label("What would be needed for").select_option("cleanroom_supervisor")
        if not self.javascript:
            self.page.get_by_role("button", name="Show").click()
        self.then("she sees the gaps, and that no qualification leads there")
        expect(self.page.get_by_role("heading", name="No qualification leads there today")).to_be_visible()
        expect(self.page.get_by_text("Source: D1:2220-2226")).to_be_visible()
        expect(self.page.get_by_role("heading", name="All that is missing, in an order that works")).to_be_visible()
        expect(self.page.get_by_text("No learning item serves this competency.").first).to_be_visible()
        self.look_at("plan-target-role")
        self.assert_every_link_opens()


class TestNewlyQualified(Story):
    """User story 13: as newly qualified without aseptic exposure, get a plan after initial training."""

    @with_and_without_javascript
    def test_it_begins_with_what_her_training_covered(self, hospital: Hospital) -> None:
        self.given("Rita is a technician who has never worked in an aseptic unit")
        rita = hospital.people["rita"]
        self.sign_in(hospital.user("rita"))
        self.when("she opens a plan after initial education and training")
        self.page.goto(f"/people/{rita.id}/plan/")
        self.page.get_by_role("link", name="Open a plan").click()
        self.page.get_by_label("Plan after initial education and training").check()
        self.look_at("start-plan")
        self.page.get_by_role("button", name="Open the plan").click()
        self.page.get_by_role("link", name="Say what it covered").click()
        self.page.get_by_role("group", name="AS02 GMP and cleanroom behaviour").get_by_label(
            "Covered", exact=True
        ).check()
        self.page.get_by_role("group", name="AS06 Isolator technique").get_by_label("Not covered").check()
        self.look_at("initial-training")
        self.page.get_by_role("button", name="Save").click()
        self.then("the plan says what to assess and what to learn, and takes nothing as held")
        expect(self.page.get_by_text("initial training covered 1 of")).to_be_visible()
        expect(self.page.get_by_text("That is not assumed: assess it first.")).to_be_visible()
        expect(self.page.get_by_text("initial training did not cover it. Learn it first.")).to_be_visible()
        self.look_at("plan-newly-qualified", tallest=2400)
        assert LearningPlan.objects.get(person=rita).kind == PlanKind.POST_IET


class TestNewPharmacist(Story):
    """User story 17: as new technical pharmacist, have background gaps assessed, not assumed."""

    @with_and_without_javascript
    def test_every_part_of_her_knowledge_is_to_be_assessed(self, hospital: Hospital) -> None:
        self.given("Una approves products, is registered and senior, and was never asked")
        una = hospital.people["una"]
        self.when("Tom opens her background")
        self.sign_in(hospital.user("tom"))
        self.page.goto(f"/people/{una.id}/background/")
        self.then("nothing is taken as held, and he can ask the first questions at once")
        expect(self.page.get_by_text("Nothing is taken as held because of rank, registration")).to_be_visible()
        expect(self.page.get_by_role("link", name="AS11")).to_be_visible()
        self.look_at("background")
        self.assert_every_link_opens()


class TestAReasonedCourse(Story):
    """User story 38: send the right person to the right course for a stated reason; and agree the plan."""

    @with_and_without_javascript
    def test_from_the_gap_to_an_agreed_plan(self, hospital: Hospital) -> None:
        olive, tom = hospital.people["olive"], hospital.user("tom")
        self.given("Olive has a plan, Tom has six hours a month, and one item serves her gap")
        plan = open_plan(person=olive, role_profile="aseptic_operator", by=hospital.user("olive"))
        LearningItem.objects.create(
            code="LI6", title="Transfers on a training isolator", competencies=["AS06"], recorded_at=clock.now()
        )
        set_availability(
            person=hospital.people["tom"],
            hours=Decimal("60"),
            minutes_each=30,
            from_day=day_of(clock.now()),
            until_day=None,
            by=tom,
        )
        self.when("Tom, her line manager, sends her to it from the gap")
        self.sign_in(tom)
        self.page.goto(f"/people/{olive.id}/plan/")
        self.page.get_by_role("link", name="Choose a way for AS06").click()
        expect(self.page.get_by_label("Observation by Tom Trainer")).to_be_visible()
        self.page.get_by_label("Transfers on a training isolator").check()
        self.look_at("choose-way")
        self.page.get_by_role("button", name="Choose this way").click()
        self.then("the plan holds the item with its reason")
        expect(self.page.get_by_role("link", name="Transfers on a training isolator")).to_be_visible()
        expect(self.page.get_by_text("Gap in the plan: AS06 Isolator technique (isolator)")).to_be_visible()
        self.look_at("plan-with-ways", tallest=2000)
        self.when("Olive sets a goal and sends the plan for review")
        self.sign_in(hospital.user("olive"))
        self.page.goto(f"/people/{olive.id}/plans/{plan.id}/")
        self.page.get_by_role("link", name="Add a goal").click()
        self.page.get_by_label("What do you want to reach?").fill("A whole session on my own")
        self.page.get_by_role("button", name="Add the goal").click()
        self.page.get_by_role("button", name="Send it for review").click()
        expect(self.page.get_by_text("The plan is now: waiting for review.")).to_be_visible()
        self.when("Tom reviews it")
        self.sign_in(tom)
        self.page.goto("/")
        self.page.get_by_role("region", name="Due for me").get_by_role(
            "link", name="A plan waits for your review"
        ).click()
        self.page.get_by_role("button", name="Begin the review").click()
        self.page.get_by_role("button", name="Agree the plan").click()
        self.then("it is active, and its history says by whom")
        expect(self.page.get_by_text("The plan is now: active.")).to_be_visible()
        expect(self.page.get_by_role("heading", name="Agreed")).to_be_visible()
        self.look_at("learning-plan", tallest=2200)
        self.assert_every_link_opens()
        self.when("Ann looks at the item")
        self.sign_in(hospital.user("ann"))
        self.page.goto("/learning/")
        self.look_at("learning-items")
        self.page.get_by_role("link", name="Transfers on a training isolator").click()
        self.then("she sees who is sent to it and why")
        expect(self.table_row("People sent to this item", "Olive Operator")).to_contain_text("Gap in the plan")
        self.look_at("learning-item")
        self.when("she looks at the plans of the unit")
        self.page.goto(f"/units/{hospital.unit.id}/plans/")
        self.then("one is active")
        expect(self.table_row("Plans at this unit", "Olive Operator")).to_contain_text("Active")
        self.look_at("unit-plans")
        self.assert_every_link_opens()
