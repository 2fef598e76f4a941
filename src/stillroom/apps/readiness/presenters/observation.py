"""What the assessing pages say."""

from typing import Any

from django.urls import reverse

from stillroom.apps.framework.selectors.requirements import role_titles
from stillroom.apps.people.models import Person, Post
from stillroom.apps.readiness.presenters.words import STATES, context_words, items_of, method_label, names, passes
from stillroom.apps.readiness.selectors.assessing import Assessable
from stillroom.competence.context import Context
from stillroom.competence.framework import Competency
from stillroom.competence.method import method as known_method


def person_choices(posts: list[Post]) -> list[dict[str, str]]:
    titles = role_titles()
    return [
        {
            "text": post.person.full_name,
            "href": reverse("assess_person", args=[post.person.same_as_id or post.person_id]),
            "hint": f"{titles.get(post.role_profile, post.role_profile)}, {post.unit.code}",
        }
        for post in posts
    ]


def what_to_assess(person: Person, found: list[Assessable], known: dict[str, str], place: Context) -> dict[str, Any]:
    """Needed and by her; needed but not by her, with who can; and what is not due."""
    needed = [each for each in found if each.missing]
    return {
        "page_title": f"Assess {person.full_name}",
        "person": person,
        "place": str(place),
        "now": [_choice(person, each) for each in needed if each.refusal is None],
        "not_by_you": [
            {
                "text": f"{each.competency.code} {each.competency.title}: {method_label(each.method)}",
                "why": each.refusal.wrong if each.refusal else "",
                "who": names(each.others, known) or "nobody can do this today",
            }
            for each in needed
            if each.refusal is not None
        ],
        "not_due": [_choice(person, each) for each in found if not each.missing and each.refusal is None],
    }


def _choice(person: Person, each: Assessable) -> dict[str, str]:
    words = STATES[each.item.standing.state]
    where = f" ({context_words(str(each.context))})" if each.context else ""
    due = passes(each.method, each.missing) if each.missing else method_label(each.method)
    href = reverse("observe", args=[person.id, each.item.requirement.id])
    return {
        "text": f"{each.competency.code} {each.competency.title}",
        "hint": f"{due}{where}",
        "href": f"{href}?method={each.method}",
        "status": words.label,
        "tone": words.tone,
    }


def places_to_choose(found: list[Assessable], chosen: Context) -> list[dict[str, Any]]:
    """The contexts the requirements name, to stand in one of them."""
    contexts = {each.item.requirement.context for each in found} | {chosen}
    return [
        {
            "value": str(context),
            "text": context_words(str(context)).capitalize() if context else "Anywhere",
            "selected": context == chosen,
        }
        for context in sorted(contexts | {Context()}, key=str)
    ]


def checklist(competency: Competency, method: str) -> list[tuple[str, str]]:
    """The same questions and the same steps for every assessor."""
    found = known_method(method)
    if found.knowledge:
        return items_of(competency.knowledge) + items_of(competency.decision)
    return [] if found.laboratory else items_of(competency.skill)


def observation_page(person: Person, found: Assessable, known: dict[str, str]) -> dict[str, Any]:
    competency = found.competency
    refusal = found.refusal
    return {
        "page_title": f"{competency.code} {competency.title}: {method_label(found.method)}",
        "person": person,
        "competency": competency,
        "method": method_label(found.method),
        "context": context_words(str(found.context)),
        "state": STATES[found.item.standing.state],
        "missing": passes(found.method, found.missing) if found.missing else "",
        "refusal": refusal,
        "others": names(found.others, known),
        "why": "" if known_method(found.method).knowledge else [text for text, _ in items_of(competency.knowledge)],
    }
