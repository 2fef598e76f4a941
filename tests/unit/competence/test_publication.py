"""The life of a framework version: every step from every state."""

from datetime import date

import pytest

from stillroom.competence.framework import Frameworks
from stillroom.competence.publication import (
    PUBLISHED_STATES,
    TRANSITIONS,
    IllegalStep,
    Step,
    VersionState,
    after,
    transitions_end,
)
from tests.unit.competence.story import competency

LEGAL = {
    ("draft", "submit"): "in_review",
    ("in_review", "send_back"): "draft",
    ("in_review", "publish"): "published",
    ("published", "schedule_retirement"): "scheduled_for_retirement",
    ("scheduled_for_retirement", "keep"): "published",
    ("scheduled_for_retirement", "retire"): "retired",
}


@pytest.mark.parametrize("state", VersionState)
@pytest.mark.parametrize("step", Step)
def test_a_step_leads_on_from_its_own_state_only(state: VersionState, step: Step) -> None:
    if (state, step) in LEGAL:
        assert after(state, step) == LEGAL[state, step]
    else:
        with pytest.raises(IllegalStep, match="is for a version that is"):
            after(state, step)


def test_nothing_leads_back_from_published_to_draft() -> None:
    reached = {VersionState.PUBLISHED}
    for _ in TRANSITIONS:
        reached |= {each.end for each in TRANSITIONS.values() if each.start in reached}
    assert reached == PUBLISHED_STATES


def test_a_version_may_retire_once_no_transition_from_it_is_under_way() -> None:
    first = competency("AS01"), competency("AS02")
    second = competency("AS01", change="substantive", transition="2026-06-30"), competency("AS02", change="editorial")
    known = Frameworks.of({"AS": [("1", first), ("2", second)]})
    assert transitions_end(known, "AS", "1") == date(2026, 6, 30)
    assert transitions_end(known, "AS", "2") == date.min
    assert transitions_end(known, "RP", "1") == date.min
