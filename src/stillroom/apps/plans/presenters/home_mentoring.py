"""Whom the reader mentors, or is asked to, on her home page."""

from collections.abc import Sequence

from django.urls import reverse

from stillroom.apps.plans.home_sections import Section, section
from stillroom.apps.plans.models import Mentorship
from stillroom.apps.readiness.presenters.counting import count, sentence, verb


def mentoring_sections(found: Sequence[Mentorship]) -> list[Section]:
    """Nothing for someone who mentors nobody."""
    if not found:
        return []
    asked = sum(each.accepted_at is None for each in found)
    finding = f"You mentor {count(len(found) - asked, 'person', 'people')}."
    if asked:
        finding += f" {sentence(count(asked, 'person', 'people'))} {verb(asked, 'waits', 'wait')} for you to accept."
    tasks = [
        {
            "text": each.learner.full_name,
            "href": reverse("mentoring", args=[each.id]),
            "hint": "Foundation attributes",
            "status": "Mentor" if each.accepted_at else "To accept",
            "tone": "ok" if each.accepted_at else "due",
        }
        for each in found
    ]
    return [section("Mentoring", finding, tasks)]
