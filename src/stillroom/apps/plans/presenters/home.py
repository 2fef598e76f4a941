"""The home page: for each role the reader holds, the finding and the next things to do."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from stillroom.apps.ledger.models import Statement
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation, Unit
from stillroom.apps.plans.home_sections import Section, section
from stillroom.apps.plans.presenters.plan import next_step, plan_finding
from stillroom.apps.plans.selectors.due_to_observe import DueToObserve
from stillroom.apps.plans.selectors.plan import PersonPlan
from stillroom.apps.plans.selectors.reading import Reader
from stillroom.apps.readiness.presenters.blocked import blocked_rows
from stillroom.apps.readiness.presenters.contexts import competency_words
from stillroom.apps.readiness.presenters.counting import count, listed, sentence, verb
from stillroom.apps.readiness.presenters.expiries import expiring
from stillroom.apps.readiness.presenters.single_points import single_points
from stillroom.apps.readiness.selectors.board import BoardPost
from stillroom.apps.readiness.selectors.signing import ToSign
from stillroom.apps.readiness.selectors.speakers import Speakers
from stillroom.competence.days import day_of
from stillroom.competence.framework import Frameworks
from stillroom.ui.formats import day

SHOWN = 5
SOON = 30


def own_sections(
    person: Person, plans: Sequence[PersonPlan], reader: Reader, roles: Mapping[str, str]
) -> list[Section]:
    links = (
        ("My record", reverse("person", args=[person.id])),
        ("My plan", reverse("plan", args=[person.id])),
    )
    if not plans:
        return [section("My readiness", "You hold no post today, so nothing is required of you.", (), *links)]
    findings, steps = [], []
    for each in plans:
        findings.append(plan_finding("you", each, roles))
        steps += [next_step(step, each, reader) for step in each.plan.next_steps]
    return [section("My readiness", " ".join(findings), steps[:3], *links)]


def assess_section(due: Sequence[DueToObserve], names: Mapping[str, str], frameworks: Frameworks) -> Section:
    late = sum(each.overdue for each in due)
    finding = "Nobody in your units lacks an observation that you may make."
    if due:
        overdue = f"; {late} {verb(late, 'is', 'are')} overdue" if late else ""
        finding = (
            f"{sentence(count(len(due), 'person', 'people'))} in your units {verb(len(due), 'lacks', 'lack')} an"
            f" observation that you may make{overdue}."
        )
    tasks = [
        {
            "text": names.get(each.person, ""),
            "hint": _codes(each, frameworks),
            "href": reverse("assess_person", args=[each.person]),
            "status": _when(each),
            "tone": "lapsed" if each.overdue else "training" if each.required else "none",
        }
        for each in due[:SHOWN]
    ]
    return section("To observe", finding, tasks, ("Find another person to assess", reverse("assess")))


def _when(each: DueToObserve) -> str:
    if each.overdue:
        return "Overdue"
    return f"Due by {day(each.first_due)}" if each.required else "Not required"


def _codes(each: DueToObserve, frameworks: Frameworks) -> str:
    words = [competency_words(frameworks, i.requirement.competency, i.requirement.context) for i in each.items]
    return listed(words, at_most=2)


def sign_section(waiting: Sequence[ToSign]) -> Section:
    if not waiting:
        return section("To sign", "Nothing waits for your signature.")
    finding = f"{sentence(count(len(waiting), 'item'))} {verb(len(waiting), 'waits', 'wait')} for your signature."
    return section("To sign", finding, (), ("Go to what waits for your signature", reverse("to_sign")))


def results_section(pending: Sequence[Statement], now: datetime) -> Section:
    if not pending:
        return section("Results to read", "No laboratory result is waiting to be read.")
    days = (day_of(now) - day_of(pending[0].occurred_at)).days
    finding = (
        f"{sentence(count(len(pending), 'laboratory result'))} {verb(len(pending), 'waits', 'wait')} to be read;"
        f" the oldest sample was taken {count(days, 'day')} ago."
    )
    return section("Results to read", finding, (), ("Read results", reverse("results")))


def units_section(
    units: Sequence[Unit],
    boards: Mapping[UUID, Sequence[BoardPost]],
    titles: Mapping[UUID, str],
    frameworks: Frameworks,
    speakers: Speakers,
    now: datetime,
) -> Section:
    """The units of one organisation; `speakers`: who may observe and sign there."""
    tasks = [
        _unit_task(unit, boards[unit.id], titles.get(unit.id, unit.code), frameworks, speakers, now) for unit in units
    ]
    posts = [post for unit in units for post in boards[unit.id]]
    ready = sum(post.role_ready for post in posts)
    where = "unit" if len(units) == 1 else f"{len(units)} units"
    finding = f"{ready} of {count(len(posts), 'post')} in your {where} {verb(ready, 'is', 'are')} role-ready."
    return section("My units", sentence(finding), tasks, ("All units", reverse("units")))


def _unit_task(
    unit: Unit,
    posts: Sequence[BoardPost],
    title: str,
    frameworks: Frameworks,
    speakers: Speakers,
    now: datetime,
) -> dict[str, Any]:
    ready = sum(post.role_ready for post in posts)
    stopped = len({row["person"] for row in blocked_rows(posts, frameworks)})
    soon = len(expiring(posts, day_of(now), SOON))
    weak = len([row for row in single_points(posts, frameworks, speakers) if len(row["alone"]) < 2])
    hint = (
        f"{sentence(count(soon, 'item'))} {verb(soon, 'runs', 'run')} out within {SOON} days;"
        f" {count(stopped, 'person', 'people')} stopped;"
        f" {count(weak, 'required competency', 'required competencies')} on one person or nobody."
    )
    return {
        "text": title,
        "hint": hint,
        "href": reverse("unit_board", args=[unit.id]),
        "status": f"{ready} of {len(posts)} ready",
        "tone": "ok" if ready == len(posts) else "due",
    }


def audit_section(organisation: Organisation, statements: int, latest: datetime | None) -> Section:
    until = f", the latest recorded on {day(latest)}" if latest else ""
    return section(
        f"Audit of {organisation.name}",
        f"The ledger holds {statements:,} {verb(statements, 'statement', 'statements')}{until}.",
        (),
        ("Read the ledger", reverse("ledger", args=[organisation.id])),
        ("Choose a unit, then ask how it was at a moment", reverse("units")),
    )


def administration_section(organisation: Organisation, undecided: int) -> Section:
    finding = "No two records look like one person."
    if undecided:
        finding = (
            f"{sentence(count(undecided, 'pair of records looks', 'pairs of records look'))} like one person. Until you"
            " say same or different, neither may sign for the other."
        )
    links = (
        ("Look-alikes, roles and accounts", reverse("access", args=[organisation.id])),
        ("Import a table", reverse("import_tables")),
        ("Units", reverse("units")),
        ("Ledger", reverse("ledger", args=[organisation.id])),
    )
    return section("Administration", finding, (), *links)
