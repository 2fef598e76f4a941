"""Scenarios: who may plan, what a file may name, what a run leaves, what the levers answer."""

import json
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import PersonPrivate
from stillroom.apps.workforce import engine
from stillroom.apps.workforce.from_records import PEOPLE, Asked
from stillroom.apps.workforce.levers import Levers
from stillroom.apps.workforce.models import ProjectionRun, Scenario, ScenarioVersion
from stillroom.apps.workforce.runs_folder import file_of
from stillroom.apps.workforce.selectors.live_workforce import experience, live_picture
from stillroom.apps.workforce.selectors.scenarios import current_version
from stillroom.apps.workforce.services.compare_scenarios import compare_scenarios, make_comparison
from stillroom.apps.workforce.services.keep_scenario import begin_scenario, change_scenario
from stillroom.apps.workforce.services.run_scenario import make_run, run_scenario
from stillroom.apps.workforce.services.set_unit_setting import set_unit_setting
from stillroom.apps.workforce.services.start_from_records import start_from_records
from stillroom.competence.days import day_of
from tests.hospital import Hospital
from tests.integration.workforce.small import SMALL

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ASKED = Asked(title="Ours", years=3, draws=10, growth=5, vacancy=10, places=2)


def quietly(done: int, of: int, words: str) -> None:
    """Progress that nobody watches."""


@pytest.fixture
def scenario(hospital: Hospital, planner: User) -> Scenario:
    return begin_scenario(organisation=hospital.organisation, title="Small", text=SMALL, files={}, by=planner)


@pytest.fixture
def client(planner: User) -> Client:
    client = Client()
    client.force_login(planner)
    return client


class TestWhoMayPlan:
    @pytest.mark.parametrize("route", ["workforce_picture", "scenarios", "commissioning", "training_cost"])
    def test_a_learner_an_auditor_and_an_administrator_are_refused(self, hospital: Hospital, route: str) -> None:
        for user in (hospital.user("olive"), hospital.officer("auditor"), hospital.officer("administrator")):
            client = Client()
            client.force_login(user)
            assert client.get(reverse(route, args=[hospital.organisation.id])).status_code == 403

    def test_the_accountable_person_may_and_a_planner_opens_nobodys_record(
        self, hospital: Hospital, client: Client
    ) -> None:
        accountable = Client()
        accountable.force_login(hospital.user("ann"))
        assert accountable.get(reverse("workforce_picture", args=[hospital.organisation.id])).status_code == 200
        assert client.get(reverse("person", args=[hospital.people["olive"].id])).status_code == 403

    def test_services_ask_too(self, hospital: Hospital, scenario: Scenario) -> None:
        olive = hospital.user("olive")
        with pytest.raises(PermissionDenied):
            change_scenario(scenario=scenario, text=SMALL, changed="x", by=olive)
        with pytest.raises(PermissionDenied):
            run_scenario(version=current_version(scenario), by=olive)
        with pytest.raises(PermissionDenied):
            start_from_records(organisation=hospital.organisation, asked=ASKED, by=olive)


def test_the_home_page_leads_a_planner_to_what_is_to_be_run(scenario: Scenario, client: Client) -> None:
    page = client.get("/").content.decode()
    assert "1 scenario is to be run" in page
    assert reverse("scenario", args=[scenario.id]) in page


class TestWhatAFileMaySay:
    @pytest.mark.parametrize(
        "text",
        [
            'extends = "../../secret.toml"\n' + SMALL,
            'extends = "/etc/hostname"\n' + SMALL,
            SMALL.replace("[[people.rows]]", '[people]\nfile = "/etc/passwd"\n[[people.rows]]', 1),
            SMALL.replace("[[people.rows]]", '[people]\nfile = "../people.csv"\n[[people.rows]]', 1),
            SMALL.replace('name = "PTPT"\nroute', 'name = "PTPT"\nfile = "places.csv"\nroute'),
        ],
    )
    def test_it_reaches_no_file_of_the_server(self, hospital: Hospital, planner: User, text: str) -> None:
        with pytest.raises(ValidationError):
            begin_scenario(organisation=hospital.organisation, title="x", text=text, files={}, by=planner)
        assert not Scenario.objects.exists()

    @pytest.mark.parametrize(
        ("old", "new"), [("headcount = 60", "headcount = 9_000_000"), ("draws = 10", "draws = 9999")]
    )
    def test_what_is_too_large_for_a_page_is_refused(
        self, hospital: Hospital, planner: User, old: str, new: str
    ) -> None:
        with pytest.raises(ValidationError, match="at most"):
            begin_scenario(
                organisation=hospital.organisation, title="x", text=SMALL.replace(old, new), files={}, by=planner
            )

    def test_what_is_wrong_is_told_with_line_and_field(self, scenario: Scenario, client: Client) -> None:
        text = SMALL.replace('rate = "leave"', "rate = 1.4")
        answer = client.post(reverse("scenario_file", args=[scenario.id]), {"changed": "More", "text": text})
        assert "leaving[1].rate" in answer.content.decode()
        assert ScenarioVersion.objects.count() == 1


def test_a_change_is_another_version_and_nothing_is_edited(scenario: Scenario, planner: User) -> None:
    assert change_scenario(scenario=scenario, text=SMALL, changed="nothing", by=planner) is None
    change_scenario(scenario=scenario, text=SMALL.replace("number = 8", "number = 9"), changed="One more", by=planner)
    old, new = ScenarioVersion.objects.order_by("number")
    assert (old.text, old.replaced_at is None) == (SMALL, False)
    assert (new.number, new.changed, new.replaced_at) == (2, "One more", None)


def test_a_run_leaves_its_files_its_headline_and_a_page(scenario: Scenario, planner: User, client: Client) -> None:
    run = run_scenario(version=current_version(scenario), by=planner)
    assert run_scenario(version=current_version(scenario), by=planner, id_=run.id) == run
    make_run(run, quietly)
    run = ProjectionRun.objects.get()
    assert run.finished_at is not None
    start = run.headline["whole"]["headcount"]["2026-03-31"]
    assert start["p10"] == start["p90"] == 100
    manifest = file_of(run.id, "manifest.json")
    assert manifest is not None
    told = json.loads(manifest.read_text())
    assert told["training"][0]["months"] == 24
    assert any("close the gap" in each or "open a gap" in each for each in told["reversals"])
    page = client.get(reverse("scenario", args=[scenario.id])).content.decode()
    assert "What would reverse the decision" in page
    assert "Base date" in page
    for route in ("run_report", "run_workbook", "run_manifest"):
        answer = client.get(reverse(route, args=[run.id]))
        assert answer.status_code == 200
        assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    answer = client.get(reverse("explore", args=[scenario.id]), {"places": "200"}, headers={"HX-Request": "true"})
    said = answer.content.decode()
    assert "places at 200%" in said
    assert "<html" not in said


def test_a_run_that_cannot_be_says_why(hospital: Hospital, planner: User, scenario: Scenario) -> None:
    """Kept by an earlier version of Stillroom, say, that this one reads no more."""
    ScenarioVersion.objects.update(text=SMALL.replace("schema = 1", "schema = 0"))
    run = run_scenario(version=current_version(scenario), by=planner)
    with pytest.raises(engine.CannotRun, match="schema"):
        make_run(run, quietly)
    run.refresh_from_db()
    assert run.finished_at is None
    assert file_of(run.id, "manifest.json") is None


def test_levers_answer_by_expected_numbers() -> None:
    still = engine.answer(SMALL, {}, Levers())
    assert still.before == still.after
    more = engine.answer(SMALL, {}, Levers(places=200))
    for measure, sign in (("headcount", 1), ("trainees", 1), ("gap_fte", -1)):
        before, after = more.before[measure][-1], more.after[measure][-1]
        assert before is not None
        assert after is not None
        assert (after - before) * sign > 0


def test_a_scenario_begins_with_the_records(hospital: Hospital, planner: User) -> None:
    ann = hospital.people["ann"]
    PersonPrivate.objects.create(person=ann, date_of_birth="1980-01-01")
    set_unit_setting(unit=hospital.unit, sector="hospital technical services", region="North", by=planner)
    scenario = start_from_records(organisation=hospital.organisation, asked=ASKED, by=planner)
    version = current_version(scenario)
    rows = version.files[PEOPLE].splitlines()[1:]
    assert len(rows) >= 4
    assert sum(int(row.split(",")[-2]) for row in rows) == len(hospital.people)
    assert not any(person.last_name in version.text + version.files[PEOPLE] for person in hospital.people.values())
    document, files = engine.document_of(version.text, version.files)
    assert document["people"] == {"file": PEOPLE}
    assert document["parameters"]["pharmacist_leave"]["events"] == 0
    assert engine.answer(version.text, files, Levers(places=0)).after["headcount"][0] == len(hospital.people)


def test_people_pasted_into_a_copy_of_a_shipped_scenario_are_protected_as_real(
    hospital: Hospital, planner: User, client: Client
) -> None:
    scenario = begin_scenario(
        organisation=hospital.organisation, title="Small", text=SMALL, files={}, copied_from="example", by=planner
    )
    run = run_scenario(version=current_version(scenario), by=planner)
    make_run(run, quietly)
    manifest = file_of(run.id, "manifest.json")
    assert manifest is not None
    assert json.loads(manifest.read_text())["suppress"] is True
    for route in ("scenario", "explore"):
        page = client.get(reverse(route, args=[scenario.id])).content.decode()
        assert "numbers under 5, and numbers they could be worked out from, are not shown" in page


def test_a_comparison_of_our_own_people_leaves_small_numbers_out(hospital: Hospital, planner: User) -> None:
    one, other = (
        current_version(start_from_records(organisation=hospital.organisation, asked=asked, by=planner))
        for asked in (ASKED, replace(ASKED, title="More places", places=4))
    )
    comparison = compare_scenarios(one=one, other=other, by=planner)
    make_comparison(comparison, quietly)
    for side in ("a", "b"):
        manifest = file_of(comparison.id, f"{side}/manifest.json")
        assert manifest is not None
        assert json.loads(manifest.read_text())["suppress"] is True


def test_levers_that_are_kept_move_places_that_stand_in_a_table(
    hospital: Hospital, planner: User, client: Client
) -> None:
    text = SMALL.replace("number = 8\nevery_year = { month = 4, from = 2026, until = 2028 }", 'file = "places.csv"')
    files = {"places.csv": "route,region,starts,number\nPTPT,North,2026-09-01,8\n"}
    begun = begin_scenario(organisation=hospital.organisation, title="x", text=text, files=files, by=planner)
    client.post(reverse("keep_levers", args=[begun.id]), {"places": "200"})
    kept = Scenario.objects.exclude(id=begun.id).get()
    assert current_version(kept).files["places.csv"].endswith(",16\n")


def test_the_picture_counts_each_human_once(hospital: Hospital, planner: User) -> None:
    today = day_of(hospital.now)
    found = live_picture(hospital.organisation, today)
    assert len(found.people) == len(hospital.people)
    assert not found.joined
    assert not found.left
    past = experience(hospital.organisation, today, 5)
    assert past.years == pytest.approx(5, abs=0.01)
    assert past.person_years["pharmacist"] == pytest.approx(5, abs=0.01)


def test_what_is_said_of_a_unit_is_kept_with_its_dates(hospital: Hospital, planner: User) -> None:
    first = set_unit_setting(unit=hospital.unit, sector="community", region="North", by=planner)
    assert first is not None
    assert set_unit_setting(unit=hospital.unit, sector="community", region="North", by=planner) is None
    set_unit_setting(unit=hospital.unit, sector="community", region="South", by=planner)
    first.refresh_from_db()
    assert first.replaced_at is not None
