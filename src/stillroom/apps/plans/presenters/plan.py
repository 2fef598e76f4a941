"""A plan in words: the gaps in order, who can do what, and what waits for what."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from stillroom.apps.plans.presenters.rule_words import stop_words
from stillroom.apps.plans.selectors.plan import PersonPlan
from stillroom.apps.plans.selectors.reading import Reader
from stillroom.apps.readiness.presenters.contexts import competency_words
from stillroom.apps.readiness.presenters.counting import count, listed, sentence, verb
from stillroom.apps.readiness.presenters.words import STATES, method_label
from stillroom.competence.context import ANY
from stillroom.competence.gap import REINSTATEMENT, SIGN_OFF
from stillroom.competence.plan import OBSERVE, Gap, Step
from stillroom.competence.readiness import State
from stillroom.ui.formats import day

NAMED = 6
ONCE_IN_FORCE = (State.SUSPENDED, State.BLOCKED, State.REVOKED, State.NEEDS_UPDATE, State.SUPERVISED)


def plan_finding(name: str, found: PersonPlan, roles: Mapping[str, str]) -> str:
    role = roles.get(found.role_profile, found.role_profile)
    gaps = [gap for gap in found.plan.gaps if gap.item.requirement.mandatory and not gap.item.fulfilled]
    renewals = sum(gap.item.standing.state is State.DUE_SOON for gap in found.plan.gaps)
    renewal = f" {sentence(count(renewals, 'renewal'))} {verb(renewals, 'is', 'are')} due soon." if renewals else ""
    stops = found.standing.stopped_by
    if stops:
        return f"Rules keep {name} from being ready as {role.lower()}: {stop_words(stops)}{_steps_left(gaps)}{renewal}"
    if not gaps:
        return f"Nothing stands between {name} and working alone as {role.lower()}.{renewal}"
    waiting = sum(bool(gap.waits_for) for gap in gaps)
    wait = f", of which {waiting} {verb(waiting, 'waits', 'wait')} for another" if waiting else ""
    return (
        f"{sentence(count(len(gaps), 'gap'))} {verb(len(gaps), 'stands', 'stand')} between {name} and working alone as"
        f" {role.lower()}{wait}.{renewal}"
    )


def _steps_left(gaps: Sequence[Gap]) -> str:
    if not gaps:
        return " Everything else that the role requires is in force."
    return f" Besides, {count(len(gaps), 'gap')} {verb(len(gaps), 'is', 'are')} left."


def plan_section(
    found: PersonPlan, reader: Reader, roles: Mapping[str, str], units: Mapping[str, str]
) -> dict[str, Any]:
    items = [item for item in found.standing.items if item.requirement.mandatory]
    return {
        "title": f"{roles.get(found.role_profile, found.role_profile)}, {units.get(found.standing.post.unit, '')}",
        "in_force": sum(item.fulfilled for item in items),
        "required": len(items),
        "asked": bool(found.standing.items),
        "next": [next_step(step, found, reader) for step in found.plan.next_steps],
        "gaps": [_gap(gap, found, reader) for gap in found.plan.gaps],
    }


def next_step(step: Step, found: PersonPlan, reader: Reader) -> dict[str, Any]:
    """A step as a thing to do: a link where the reader herself can do it."""
    requirement = step.item.requirement
    words = STATES[step.item.standing.state]
    what = competency_words(found.frameworks, requirement.competency, requirement.context)
    late = step.item.overdue and requirement.mandatory
    return {
        "text": f"{step_words(step)}: {what}",
        "hint": who_words(step, found, reader),
        "href": _href(step, found, reader),
        "status": "Overdue" if late else words.label,
        "tone": "lapsed" if late else words.tone,
    }


def step_words(step: Step) -> str:
    """“Observed practice, 2 times”, “Result to be read: operator broth test”, “Sign-off”."""
    if step.action == SIGN_OFF:
        return "Sign-off"
    if step.action == REINSTATEMENT:
        return "Reinstatement"
    label = method_label(step.method)
    times = f", {step.count} times" if step.count > 1 else ""
    return f"{label}{times}" if step.action == OBSERVE else f"Result to be read: {label.lower()}{times}"


def who_words(step: Step, found: PersonPlan, reader: Reader) -> str:
    """By name who can; when nobody can, who could change that."""
    who = found.who_can(step)
    doing = {SIGN_OFF: "sign", REINSTATEMENT: "reinstate", OBSERVE: "observe"}.get(step.action, "read it")
    if who:
        names = ["you"] if reader.person in who else []
        names += sorted(reader.names.get(each, "someone no longer listed") for each in who - {reader.person})
        return f"Can {doing}: {listed(names, at_most=NAMED, last='or')}."
    accountable = reader.names.get(reader.accountable.get(found.standing.post.unit, ""), "")
    ask = f"{accountable} can appoint somebody" if accountable else "the accountable person can appoint somebody"
    return f"Nobody can {doing} this today: {ask}."


def _href(step: Step, found: PersonPlan, reader: Reader) -> str:
    if not reader.person or reader.person not in found.who_can(step):
        return ""
    ids = [found.standing.post.person, step.item.requirement.id]
    if step.action == OBSERVE:
        return f"{reverse('observe', args=ids)}?method={step.method}"
    if step.action in (SIGN_OFF, REINSTATEMENT):
        return reverse("sign_off", args=ids) if step.item.missing.ready_to_sign else ""
    return reverse("results")


def _gap(gap: Gap, found: PersonPlan, reader: Reader) -> dict[str, Any]:
    requirement, standing = gap.item.requirement, gap.item.standing
    return {
        "what": competency_words(found.frameworks, requirement.competency, requirement.context),
        "state": STATES[standing.state].label,
        "tone": STATES[standing.state].tone,
        "mandatory": requirement.mandatory,
        "when": _when(gap),
        "waits_for": listed([competency_words(found.frameworks, code, ANY) for code in gap.waits_for])
        if gap.waits_for
        else "",
        "parts": [
            {"title": title, "steps": [_step(step, found, reader) for step in steps]}
            for title, steps in (
                ("Knowledge", gap.knowledge),
                ("Skills and experience", gap.skills),
                ("Signature", _signatures(gap)),
            )
            if steps
        ],
    }


def _signatures(gap: Gap) -> Sequence[Step]:
    return tuple(step for step in gap.steps if step.action in (SIGN_OFF, REINSTATEMENT))


def _when(gap: Gap) -> str:
    if gap.item.standing.state is State.DUE_SOON and gap.item.standing.valid_until:
        return f"Renew by {day(gap.item.standing.valid_until)}"
    if gap.item.standing.state is State.LAPSED and gap.item.standing.valid_until:
        return f"Last valid day {day(gap.item.standing.valid_until)}"
    if not gap.item.requirement.mandatory or gap.item.standing.state in ONCE_IN_FORCE:
        return ""
    if gap.item.overdue:
        return f"Was due by {day(gap.item.due)}"
    return "" if gap.item.fulfilled else f"Due by {day(gap.item.due)}"


def _step(step: Step, found: PersonPlan, reader: Reader) -> dict[str, str]:
    return {"text": step_words(step), "who": who_words(step, found, reader), "href": _href(step, found, reader)}
