"""Editions: editorial changes share one, a substantive change starts the next and gives the earlier a last day."""

from datetime import date

import pytest

from stillroom.competence.framework import Competency, CompetencyHistory, Frameworks
from tests.unit.competence.story import competency, story_of, table, versions

CODE = "AS05"


def history(**published: Competency) -> CompetencyHistory:
    return versions(**published).record().competency


FIRST = competency(change="new")
EDITORIAL = competency(change="editorial")
UNCHANGED = competency()


def substantive(transition: str) -> Competency:
    return competency(change="substantive", transition=transition)


JUNE, SEPTEMBER = date(2026, 6, 30), date(2026, 9, 30)


@pytest.mark.parametrize(
    ("published", "editions"),
    table(
        ("one version", {"v1": FIRST}, {"v1": 0}),
        ("an editorial change", {"v1": FIRST, "v2": EDITORIAL}, {"v1": 0, "v2": 0}),
        ("an unchanged one", {"v1": FIRST, "v2": UNCHANGED}, {"v1": 0, "v2": 0}),
        ("a substantive change", {"v1": FIRST, "v2": substantive("2026-06-30")}, {"v1": 0, "v2": 1}),
        (
            "editorial after substantive",
            {"v1": FIRST, "v2": substantive("2026-06-30"), "v3": EDITORIAL},
            {"v1": 0, "v2": 1, "v3": 1},
        ),
        (
            "two substantive changes",
            {"v1": FIRST, "v2": substantive("2026-06-30"), "v3": substantive("2026-09-30")},
            {"v1": 0, "v2": 1, "v3": 2},
        ),
        ("the first is substantive against nothing", {"v1": substantive("2026-06-30")}, {"v1": 0}),
    ),
)
def test_editions(published: dict[str, Competency], editions: dict[str, int]) -> None:
    assert history(**published).editions == editions


@pytest.mark.parametrize(
    ("published", "ends"),
    table(
        ("current: no end", {"v1": FIRST}, {0: None}),
        ("only editorially changed since: no end", {"v1": FIRST, "v2": EDITORIAL}, {0: None}),
        ("one substantive change", {"v1": FIRST, "v2": substantive("2026-06-30")}, {0: JUNE, 1: None}),
        (
            "the later change has the later transition: each binds the one before it",
            {"v1": FIRST, "v2": substantive("2026-06-30"), "v3": substantive("2026-09-30")},
            {0: JUNE, 1: SEPTEMBER, 2: None},
        ),
        (
            "the later change has the earlier transition: it binds both",
            {"v1": FIRST, "v2": substantive("2026-09-30"), "v3": substantive("2026-06-30")},
            {0: JUNE, 1: JUNE, 2: None},
        ),
    ),
)
def test_the_earliest_transition_that_binds(published: dict[str, Competency], ends: dict[int, date | None]) -> None:
    assert history(**published).transition_ends == ends


def test_the_last_version_is_current() -> None:
    found = history(v1=FIRST, v2=substantive("2026-06-30"))
    assert (found.current_version, found.current_edition) == ("v2", 1)
    assert found.edition("v3") is None
    assert found.competency("v1") is FIRST


def test_a_code_left_out_of_a_later_version_is_still_known() -> None:
    frameworks = Frameworks.of({"F": [("v1", [competency("A"), competency("B")]), ("v2", [competency("A")])]})
    kept = frameworks.history("B")
    assert kept is not None
    assert kept.current_version == "v1"


def test_what_is_required_through_another_is_found_both_ways() -> None:
    frameworks = (
        story_of(competency("A", requires=("B",)), competency("B", requires=("C",)), competency("C"), competency("D"))
        .history()
        .frameworks
    )
    assert frameworks.requires_closure(["A"]) == {"A", "B", "C"}
    assert frameworks.dependants_closure(["C"]) == {"A", "B", "C"}
    assert frameworks.requires_closure(["unknown"]) == set()


def test_closures_end_where_competencies_require_each_other() -> None:
    frameworks = story_of(competency("A", requires=("B",)), competency("B", requires=("A",))).history().frameworks
    assert frameworks.requires_closure(["A"]) == frameworks.dependants_closure(["A"]) == {"A", "B"}
