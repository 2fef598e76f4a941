"""Northmoor's quality loop: a finding that is closed, one that is open, and samples of which one was disagreed with."""

from datetime import date, timedelta

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.selectors.users import find_user
from stillroom.apps.improvement.models import Finding
from stillroom.apps.improvement.selectors.findings import assignments_of
from stillroom.apps.improvement.selectors.progress import progress_of
from stillroom.apps.improvement.selectors.sampling import samples_of
from stillroom.apps.improvement.services.close_finding import close_finding
from stillroom.apps.improvement.services.decide_sample import decide_sample
from stillroom.apps.improvement.services.draw_samples import draw_samples
from stillroom.apps.improvement.services.import_findings import import_findings
from stillroom.apps.improvement.services.open_action import Wanted, open_action
from stillroom.apps.improvement.services.set_sampling_plan import SUGGESTED, set_sampling_plan
from stillroom.apps.improvement.services.withdraw_assignment import withdraw_assignment
from stillroom.apps.people.selectors.people import person_with_number
from stillroom.apps.places.models import Unit
from stillroom.apps.places.selectors.organisations import organisation
from stillroom.apps.places.selectors.units import unit_with_code
from stillroom.demo.diary import Diary, at
from stillroom.demo.roster import REGION
from stillroom.demo.tables import read_rows, table_of
from stillroom.standards.tables.formats import FINDINGS

PLACE, UNIT = "ZZ1", "ASEPTIC"
CLOSED, OPEN = "EL97-3", "SELF-7"
LONG_CLOSED = {
    "EL97-1": "The rotation is explained on the label of each bottle.",
    "SELF-1": "Sessions end a quarter of an hour earlier.",
    "SELF-3": "Two people look at each other before they go in.",
}
SAMPLERS = ("gwen", "tomasz", "priya")


def write_improvement(diary: Diary) -> None:
    _import(diary)
    unit = unit_with_code(organisation(PLACE), UNIT)
    _write_closed(unit, diary)
    with clock.standing_at(at(diary.ago(330), 10 * 60)):
        for reference, evidence in LONG_CLOSED.items():
            close_finding(
                finding=Finding.objects.get(unit=unit, reference=reference),
                evidence=f"{evidence} Nobody had to be trained.",
                by=_user("folasade"),
                signed_with="password",
            )
    _write_open(unit, diary)
    _write_sampling(unit, diary)


def _import(diary: Diary) -> None:
    """Days are counted back from today, so that trends never end in the past."""
    rows = [
        {**row, "found_on": diary.ago(int(row["days_ago"])).isoformat()} for row in read_rows(REGION / "findings.csv")
    ]
    for row in rows:
        del row["days_ago"]
    report = import_findings(table=table_of("findings", FINDINGS, rows), dry_run=False)
    if not report.ok:
        raise ValueError("\n".join(map(str, report.problems)))


def _write_closed(unit: Unit, diary: Diary) -> None:
    """Everybody in the role was seen again; whoever was not is no longer asked, with the reason."""
    finding = Finding.objects.get(unit=unit, reference=CLOSED)
    with clock.standing_at(at(diary.ago(160), 10 * 60)):
        open_action(
            finding=finding,
            wanted=Wanted(competency="AS01"),
            due_on=diary.ago(5),
            role_profile="senior_operator",
            by=_user("catriona"),
        )
    with clock.standing_at(at(diary.ago(4), 10 * 60)):
        for each in progress_of(assignments_of([finding.id])):
            if each.open:
                withdraw_assignment(
                    assignment=each.assignment, because="Away until the renewal falls due", by=_user("catriona")
                )
        close_finding(
            finding=finding,
            evidence="Each step is pictured at the gowning mirror.\nFinger dabs of three months within limits.",
            by=_user("folasade"),
            signed_with="password",
        )


def _write_open(unit: Unit, diary: Diary) -> None:
    finding = Finding.objects.get(unit=unit, reference=OPEN)
    with clock.standing_at(at(diary.ago(9), 10 * 60)):
        open_action(
            finding=finding,
            wanted=Wanted(item_code="NM-GOWN"),
            due_on=diary.today + timedelta(days=5),
            role_profile="aseptic_operator",
            by=_user("catriona"),
        )
        hanh = person_with_number(unit.organisation, "N1008")
        open_action(
            finding=finding,
            wanted=Wanted(competency="AS01"),
            due_on=diary.ago(2) if diary.ago(2) > diary.ago(9) else diary.today,
            people=[hanh.id],
            by=_user("catriona"),
        )


def _write_sampling(unit: Unit, diary: Diary) -> None:
    place = unit.organisation
    quarter_before = _first_of_quarter(diary.today) - timedelta(days=30)
    with clock.standing_at(at(quarter_before, 9 * 60)):
        set_sampling_plan(organisation=place, by=_user("folasade"), **SUGGESTED)
        draw_samples(organisation=place, by=_user("folasade"))
    with clock.standing_at(at(_first_of_quarter(diary.today), 9 * 60)):
        draw_samples(organisation=place, by=_user("folasade"))
    _decide(unit, diary)


def _decide(unit: Unit, diary: Diary) -> None:
    """All of the earlier quarter but one is looked at; with the first of them somebody disagrees."""
    now = at(diary.ago(1), 15 * 60)
    with clock.standing_at(now):
        users = {name: _user(f"{name}") for name in SAMPLERS}
        own = {user.people.get(organisation=unit.organisation).canonical_id: user for user in users.values()}
        decided = 0
        for each in samples_of(unit.organisation, at=now, only_open=True):
            second = next((own[who] for who in each.second if who in own), None)
            if second is None or decided == 4:
                continue
            decide_sample(
                sample=each.sample,
                agrees=decided > 0,
                reason="The gloves were not disinfected after the transfer; I would not have passed it."
                if decided == 0
                else "",
                by=second,
            )
            decided += 1


def _first_of_quarter(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def _user(name: str) -> User:
    """Looked up each time: an account carries the roles that were worked out for it."""
    found = find_user(email=f"{name}@northmoor.example")
    assert found is not None  # noqa: S101 - made just before
    return found
