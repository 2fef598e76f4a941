"""From the gaps to what to do next: prerequisites first, knowledge apart from skills, what is due soon last."""

from datetime import date

import pytest

from stillroom.competence.context import Context
from stillroom.competence.framework import Frameworks
from stillroom.competence.gap import item, role_ready
from stillroom.competence.plan import Gap, Plan, Step, plan
from stillroom.competence.requirement import Post, Requirement
from tests.unit.competence.story import Story, competency, moment, story_of, table

ON = "2026-03-01"
POST = Post("post", "asha", "unit", "operator", date(2026, 2, 1))


def needs(code: str, context: str = "", *, mandatory: bool = True, grace: int = 0) -> Requirement:
    return Requirement(f"{code} {context}", "operator", code, Context.parse(context), mandatory, grace)


def planned(told: Story, *requirements: Requirement, count: int = 3) -> Plan:
    history = told.history()
    items = [item(history, POST, requirement, moment(ON)) for requirement in requirements]
    return plan(items, Frameworks.of({"F": told.published}), next_count=count)


def order(found: Plan) -> str:
    return " ".join(gap.item.requirement.competency for gap in found.gaps)


def words(*steps: Step) -> str:
    return "; ".join(
        f"{step.item.requirement.competency} {step.action}" + (f" {step.method}*{step.count}" if step.method else "")
        for step in steps
    )


def only(found: Plan) -> Gap:
    (gap,) = found.gaps
    return gap


# AS06 requires AS01 and AS04, AS04 requires AS02.
TREE = story_of(
    competency("AS06", "observation*2", requires=("AS01", "AS04")),
    competency("AS04", "observation*1", requires=("AS02",)),
    competency("AS01", "observation*1", window=60),
    competency("AS02", "observation*1"),
)
ALL = (needs("AS06"), needs("AS04"), needs("AS01"), needs("AS02"))


def done(told: Story, code: str, *, until: str = "") -> Story:
    return told.observed("pass", on="2026-01-05", code=code).signed_off(on="2026-01-06", code=code, until=until)


@pytest.mark.parametrize(
    ("told", "requirements", "expected"),
    table(
        ("prerequisites first, then by code", TREE, ALL, "AS01 AS02 AS04 AS06"),
        ("what is in force is no gap", done(TREE, "AS02"), ALL, "AS01 AS04 AS06"),
        ("exactly what the role asks", TREE, (needs("AS04"),), "AS04"),
        (
            "due soon last, even where others require it",
            done(TREE, "AS01", until="2026-04-01"),
            ALL,
            "AS02 AS04 AS06 AS01",
        ),
        (
            "what is not mandatory after what is",
            TREE,
            (needs("AS01", mandatory=False), needs("AS02")),
            "AS02 AS01",
        ),
        (
            "but a prerequisite of what is mandatory before it",
            TREE,
            (needs("AS04"), needs("AS02", mandatory=False), needs("AS01", mandatory=False)),
            "AS02 AS04 AS01",
        ),
        ("sooner due first, of the same rank", TREE, (needs("AS01", grace=90), needs("AS02", grace=30)), "AS02 AS01"),
        ("nothing to do", done(TREE, "AS01"), (needs("AS01"),), ""),
    ),
)
def test_the_order_of_gaps(told: Story, requirements: tuple[Requirement, ...], expected: str) -> None:
    assert order(planned(told, *requirements)) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    table(
        ("nothing in force", TREE, ("AS01", "AS04")),
        ("one in force", done(TREE, "AS01"), ("AS04",)),
        ("one due soon is in force", done(TREE, "AS01", until="2026-04-01"), ("AS04",)),
        ("one signed, but itself blocked", done(done(TREE, "AS01"), "AS04"), ("AS04",)),
        ("all in force", done(done(done(TREE, "AS01"), "AS04"), "AS02"), ()),
    ),
)
def test_what_a_gap_waits_for_whether_or_not_the_role_asks_for_it(told: Story, expected: tuple[str, ...]) -> None:
    assert only(planned(told, needs("AS06"))).waits_for == expected


def test_a_prerequisite_is_judged_in_the_requirement_s_context() -> None:
    told = story_of(competency("AS06", requires=("AS05",)), competency("AS05"))
    told = told.observed("pass", on="2026-01-05", code="AS05", context="equipment=isolator")
    told = told.signed_off(on="2026-01-06", code="AS05", context="equipment=isolator")
    assert only(planned(told, needs("AS06", "equipment=isolator"))).waits_for == ()
    assert only(planned(told, needs("AS06", "equipment=cabinet"))).waits_for == ("AS05",)
    assert only(planned(told, needs("AS06"))).waits_for == ()


MIXED = story_of(competency("AS05", "observation*2; broth*3 consecutive; viva*1; knowledge*1"))


@pytest.mark.parametrize(
    ("told", "knowledge", "skills", "signature"),
    table(
        (
            "nothing done",
            MIXED,
            "AS05 observe viva*1; AS05 observe knowledge*1",
            "AS05 observe observation*2; AS05 observe broth*3",
            "AS05 sign_off",
        ),
        (
            "one result pending: read it, and take two more",
            MIXED.observed("pending", on="2026-02-01", method="broth"),
            "AS05 observe viva*1; AS05 observe knowledge*1",
            "AS05 observe observation*2; AS05 observe broth*2; AS05 read_result broth*1",
            "AS05 sign_off",
        ),
        (
            "all results pending",
            MIXED.observed_all("pending pending pending", method="broth", month="2026-02"),
            "AS05 observe viva*1; AS05 observe knowledge*1",
            "AS05 observe observation*2; AS05 read_result broth*3",
            "AS05 sign_off",
        ),
        (
            "one more pending than is needed",
            MIXED.observed_all("pass pass pass pending", method="broth", month="2026-02"),
            "AS05 observe viva*1; AS05 observe knowledge*1",
            "AS05 observe observation*2; AS05 read_result broth*1",
            "AS05 sign_off",
        ),
    ),
)
def test_knowledge_apart_from_skills(told: Story, knowledge: str, skills: str, signature: str) -> None:
    gap = only(planned(told, needs("AS05")))
    assert words(*gap.knowledge) == knowledge
    assert words(*gap.skills) == skills
    assert gap.signature is not None
    assert words(gap.signature) == signature
    assert gap.steps == (*gap.knowledge, *gap.skills, gap.signature)


@pytest.mark.parametrize(
    ("told", "requirements", "count", "expected"),
    table(
        (
            "the first step of each that waits for nothing, then their second",
            TREE,
            ALL,
            3,
            "AS01 observe observation*1; AS02 observe observation*1; AS01 sign_off",
        ),
        (
            "then what waits",
            TREE,
            ALL,
            5,
            "AS01 observe observation*1; AS02 observe observation*1; AS01 sign_off; AS02 sign_off;"
            " AS04 observe observation*1",
        ),
        ("fewer than three", TREE, (needs("AS01"),), 3, "AS01 observe observation*1; AS01 sign_off"),
        (
            "what is blocked has no step of its own",
            done(TREE, "AS04"),
            (needs("AS04"), needs("AS02")),
            3,
            "AS02 observe observation*1; AS02 sign_off",
        ),
        ("nothing", done(TREE, "AS01"), (needs("AS01"),), 3, ""),
    ),
)
def test_the_next_steps(told: Story, requirements: tuple[Requirement, ...], count: int, expected: str) -> None:
    assert words(*planned(told, *requirements, count=count).next_steps) == expected


@pytest.mark.parametrize(
    ("told", "grace", "on", "overdue"),
    table(
        ("on the last day of grace", TREE, 28, "2026-03-01 23:59:59", False),
        ("the day after", TREE, 28, "2026-03-02 00:00:00", True),
        ("without grace, on the first day", TREE, 0, "2026-02-01 12:00", False),
        ("without grace, the second day", TREE, 0, "2026-02-02 00:00:00", True),
        ("authorised", done(TREE, "AS01"), 0, "2026-03-01", False),
        ("due soon", done(TREE, "AS01", until="2026-04-01"), 0, "2026-03-01", False),
        ("not required", TREE.exempted(code="AS01", on="2026-02-01", until="2026-12-31"), 0, "2026-03-01", False),
        ("lapsed", done(TREE, "AS01", until="2026-02-15"), 0, "2026-03-01", True),
    ),
)
def test_overdue(told: Story, grace: int, on: str, overdue: bool) -> None:
    assert item(told.history(), POST, needs("AS01", grace=grace), moment(on)).overdue is overdue


@pytest.mark.parametrize(
    ("told", "requirements", "ready"),
    table(
        ("all mandatory ones in force", done(TREE, "AS01"), (needs("AS01"), needs("AS02", mandatory=False)), True),
        ("one mandatory one missing", done(TREE, "AS01"), (needs("AS01"), needs("AS02")), False),
        ("due soon", done(TREE, "AS01", until="2026-04-01"), (needs("AS01"),), True),
        ("exempted", TREE.exempted(code="AS01", on="2026-02-01", until="2026-12-31"), (needs("AS01"),), True),
        ("cleared to work supervised", TREE.cleared(code="AS01", on="2026-02-01"), (needs("AS01"),), False),
        ("nothing asked", TREE, (), True),
    ),
)
def test_role_ready(told: Story, requirements: tuple[Requirement, ...], ready: bool) -> None:
    history = told.history()
    assert role_ready([item(history, POST, each, moment(ON)) for each in requirements]) is ready
