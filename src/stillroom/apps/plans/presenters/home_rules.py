"""What the dated rules want of the reader, and of those she answers for, on her home page."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from stillroom.apps.people.models import Person
from stillroom.apps.plans.home_sections import Section, section
from stillroom.apps.plans.presenters.home import SHOWN
from stillroom.apps.plans.presenters.rules import outcome_words
from stillroom.apps.plans.selectors.rules import Stands
from stillroom.apps.readiness.presenters.counting import count, sentence, verb
from stillroom.competence.rules.finding import Outcome


def own_rules_sections(person: Person, found: Sequence[Stands]) -> list[Section]:
    """Nothing when nothing is due, breached or stopping."""
    pressing = [each for each in found if presses(each)]
    if not pressing:
        return []
    stops = [each for each in pressing if each.finding.blocks]
    finding = f"{sentence(count(len(pressing), 'rule'))} {verb(len(pressing), 'asks', 'ask')} something of you."
    if stops:
        finding = f"You cannot be ready for your role: {stops[0].finding.reason} {finding}"
    link = ("All my rules", reverse("person_rules", args=[person.id]))
    return [section("Rules", finding, [_task(each, each.finding.rule.title) for each in pressing[:SHOWN]], link)]


def unit_rules_sections(found: Sequence[Stands]) -> list[Section]:
    """Whom a rule stops, and for whom something is due, in the units the reader answers for."""
    pressing = sorted((each for each in found if presses(each)), key=lambda each: not each.finding.blocks)
    if not pressing:
        return []
    stopped = len({each.person.person for each in pressing if each.finding.blocks})
    people = len({each.person.person for each in pressing})
    finding = (
        f"{sentence(count(stopped, 'person', 'people'))} in your units {verb(stopped, 'is', 'are')} stopped by a rule;"
        f" for {count(people, 'person', 'people')} something is due soon, late or missing."
    )
    tasks = [_task(each, each.person.name) for each in pressing[:SHOWN]]
    return [section("Rules in my units", finding, tasks, ("All rules", reverse("rules")))]


def experience_sections(waiting: int) -> list[Section]:
    if not waiting:
        return []
    finding = f"{sentence(count(waiting, 'period'))} of experience {verb(waiting, 'names', 'name')} you as supervisor."
    return [section("Experience to confirm", finding, (), ("Confirm it", reverse("experience_to_confirm")))]


def presses(each: Stands) -> bool:
    """Something that somebody has to act on now."""
    return each.finding.blocks or each.finding.amber or each.finding.outcome is Outcome.BREACHED


def _task(each: Stands, text: str) -> dict[str, Any]:
    tag, verdict = outcome_words(each.finding), each.finding.verdict
    step = f" {verdict.step}." if verdict.step else ""
    rule = f"{each.finding.rule.code}: " if text == each.person.name else ""
    return {
        "text": text,
        "hint": f"{rule}{each.finding.reason}{step}",
        "href": reverse("person_rules", args=[each.person.person]),
        "status": tag["text"],
        "tone": tag["tone"],
    }
