"""Learning items: imported, offered to plans, chosen for a reason, completed without being evidence."""

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from stillroom.apps.academy.models import LearningCompletion, LearningItem
from stillroom.apps.academy.services.complete_item import complete_item
from stillroom.apps.academy.services.import_learning_items import import_learning_items
from stillroom.apps.accounts import clock
from stillroom.apps.plans.models import LearningPlan
from stillroom.apps.plans.models.plan_way import WayKind
from stillroom.apps.plans.selectors.plan import open_gaps_of
from stillroom.apps.plans.selectors.report import plan_report
from stillroom.apps.plans.services.choose_way import choose_way
from stillroom.competence.days import ONE_DAY, day_of
from stillroom.standards.tables import ImportReport, read_table, table_from_bytes
from stillroom.standards.tables.formats import LEARNING_ITEMS
from tests.hospital import ISOLATOR, REFERENCE, Hospital

pytestmark = pytest.mark.django_db
HEADER = ",".join(LEARNING_ITEMS.names)


def imported(*rows: str, dry_run: bool = False) -> ImportReport:
    text = "\n".join((HEADER, *rows))
    return import_learning_items(table=table_from_bytes("items.csv", text.encode(), LEARNING_ITEMS), dry_run=dry_run)


GOWN = "G1,Why we gown,Us,read,,10,1,2026-01-01,2027-01-01,Ann,no,,AS01,,"


@pytest.mark.parametrize(
    ("row", "field", "wrong"),
    [
        ("G1,Why we gown,,lecture,,,,,,,,,,,", "kind", "not known here"),
        ("G1,Why we gown,,,,ten,,,,,,,,,", "minutes", "not such a number"),
        ("G1,Why we gown,,,,,,,,,,,AS99,,", "competencies", "no competency"),
        ("G1,Why we gown,,,,,,2026-02-01,2026-01-01,,,,,,", "review_date", "before the content"),
        ("G1,,,,,,,,,,,,,,", "title", "empty"),
        ("G1,Why we gown,,,,,,,,,,blessed,,,", "approval", "not known here"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_imported(hospital: Hospital, row: str, field: str, wrong: str) -> None:
    report = imported(GOWN.replace("G1", "G0"), row)
    assert [(problem.row, problem.field) for problem in report.problems] == [(3, field)]
    assert wrong in str(next(iter(report.problems)))
    assert not LearningItem.objects.exists()


def test_a_code_twice_is_refused(hospital: Hospital) -> None:
    assert not imported(GOWN, GOWN).ok


def test_the_same_file_twice_changes_nothing_and_a_change_keeps_what_was(hospital: Hospital) -> None:
    assert imported(GOWN, dry_run=True).summary == "1 new, 0 unchanged"
    assert not LearningItem.objects.exists()
    assert imported(GOWN).applied
    assert not imported(GOWN).applied
    report = imported(GOWN.replace("read,,10,1", "read,,15,2"))
    assert report.rows[0].detail == "minutes: 10 → 15; version: 1 → 2"
    assert [(item.minutes, item.replaced_at is None) for item in LearningItem.objects.order_by("minutes")] == [
        (10, False),
        (15, True),
    ]


def test_the_items_of_the_sources_are_imported_as_drafts(hospital: Hospital) -> None:
    table = read_table(Path(REFERENCE) / "learning_items.csv", LEARNING_ITEMS)
    assert import_learning_items(table=table, dry_run=False).ok
    assert set(LearningItem.objects.values_list("approval", flat=True)) == {"draft"}
    assert not LearningItem.objects.filter(source="").exists()


def chosen(hospital: Hospital, plan: LearningPlan, item: LearningItem) -> None:
    choose_way(
        plan=plan,
        competency="AS06",
        context=ISOLATOR,
        kind=WayKind.ITEM,
        title=item.title,
        item_code=item.code,
        reason="Transfers before the last observation",
        by=hospital.user("tom"),
    )


def test_a_plan_offers_them_and_completing_ends_the_way_but_closes_no_gap(
    client: Client, hospital: Hospital, plan: LearningPlan, transfers: LearningItem
) -> None:
    chosen(hospital, plan, transfers)
    today = day_of(clock.now())
    olive = hospital.people["olive"]
    own = {"item": transfers, "person": olive, "reflection": "Slower is faster"}
    with pytest.raises(PermissionDenied):
        complete_item(**own, completed_on=today, by=hospital.user("tom"))  # type: ignore[arg-type]
    with pytest.raises(ValidationError, match="not come yet"):
        complete_item(**own, completed_on=today + ONE_DAY, by=hospital.user("olive"))  # type: ignore[arg-type]
    before = len(open_gaps_of(plan, at=clock.now()) or ())
    complete_item(**own, completed_on=today, by=hospital.user("olive"))  # type: ignore[arg-type]
    assert plan.ways.get().done
    assert len(open_gaps_of(plan, at=clock.now()) or ()) == before == 1
    assert LearningCompletion.objects.get().reflection == "Slower is faster"


def test_an_item_says_who_was_sent_and_why_to_those_who_may_know(
    client: Client, hospital: Hospital, plan: LearningPlan, transfers: LearningItem
) -> None:
    """User story 38: the right person to the right course for a stated reason."""
    chosen(hospital, plan, transfers)
    address = reverse("learning_item", args=[transfers.id])
    for who, sees in (("tom", True), ("ann", True), ("olive", True), ("otto", False)):
        client.force_login(hospital.user(who))
        page = client.get(address).content.decode()
        assert ("Transfers before the last observation" in page) is sees, who
        assert "Draft – not nationally approved" in page


def test_a_competency_without_any_item_says_so(client: Client, hospital: Hospital, transfers: LearningItem) -> None:
    client.force_login(hospital.user("olive"))
    page = client.get(reverse("learning_items")).content.decode()
    assert "11 competencies have none." in page
    assert "AS01 Gowning" in page
    only = client.get(reverse("learning_items"), {"competency": "AS06"}).content.decode()
    assert "1 learning item, of which 1 is not nationally approved." in only


def test_the_command_prints_the_ways_and_the_state(
    hospital: Hospital, plan: LearningPlan, transfers: LearningItem
) -> None:
    chosen(hospital, plan, transfers)
    (printed,) = plan_report(hospital.people["olive"], at=clock.now())["plans"]
    assert (printed["state"], printed["reviewer"]) == ("draft", "tom")
    gap = next(gap for gap in printed["gaps"] if gap["competency"] == "AS06")
    assert gap["ways"]["learning_items"] == [{"code": "LI6", "title": "Transfers on a training isolator"}]
    assert gap["ways"]["observers"] == [{"employee_number": "tom", "free_minutes_this_month": None}]
    assert [way["reason"] for way in gap["ways"]["chosen"]] == ["Transfers before the last observation"]
