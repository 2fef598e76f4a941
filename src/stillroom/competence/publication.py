"""The life of a framework version: which states there are, and which steps lead from one to the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stillroom.competence.framework import Frameworks


class VersionState(StrEnum):
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    SCHEDULED = "scheduled_for_retirement"
    RETIRED = "retired"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()


class Step(StrEnum):
    SUBMIT = "submit"
    SEND_BACK = "send_back"
    PUBLISH = "publish"
    SCHEDULE = "schedule_retirement"
    KEEP = "keep"
    RETIRE = "retire"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Transition:
    """`asks`: who may take the step and what it needs, as the documentation says it."""

    start: VersionState
    end: VersionState
    asks: str


TRANSITIONS: Mapping[Step, Transition] = {
    Step.SUBMIT: Transition(VersionState.DRAFT, VersionState.IN_REVIEW, "its owner; at least one reviewer named"),
    Step.SEND_BACK: Transition(VersionState.IN_REVIEW, VersionState.DRAFT, "its owner or a reviewer"),
    Step.PUBLISH: Transition(
        VersionState.IN_REVIEW, VersionState.PUBLISHED, "its owner's signature; a reviewer's approval of this very text"
    ),
    Step.SCHEDULE: Transition(
        VersionState.PUBLISHED, VersionState.SCHEDULED, "a framework editor; a newer version, its transitions ended"
    ),
    Step.KEEP: Transition(VersionState.SCHEDULED, VersionState.PUBLISHED, "a framework editor"),
    Step.RETIRE: Transition(VersionState.SCHEDULED, VersionState.RETIRED, "a framework editor; the day has come"),
}

PUBLISHED_STATES = frozenset((VersionState.PUBLISHED, VersionState.SCHEDULED, VersionState.RETIRED))
"""What the rules know of. A retired version is still read: statements name it, and hold as its successors say."""

UNPUBLISHED_STATES = frozenset(VersionState) - PUBLISHED_STATES


class IllegalStep(ValueError):
    """The step does not lead on from the state that the version is in."""


def after(state: VersionState, step: Step) -> VersionState:
    """The state that the step leads to. Raises IllegalStep."""
    transition = TRANSITIONS[step]
    if transition.start is not state:
        raise IllegalStep(
            f"{step.label} is for a version that is {transition.start.label.lower()}; this one is {state.label.lower()}"
        )
    return transition.end


def transitions_end(known: Frameworks, framework: str, version: str) -> date:
    """The last day on which some sign-off made in this version holds only because a transition is not over.

    `date.min` when none is under way. After that day nothing new can be signed in the version.
    """
    latest = date.min
    for code, history in known.competencies.items():
        if known.framework_of[code] == framework:
            latest = max(latest, history.holds_until(version) or date.min)
    return latest
