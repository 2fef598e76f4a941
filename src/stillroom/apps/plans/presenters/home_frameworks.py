"""Versions of a framework that wait for the reader, on her home page."""

from collections.abc import Sequence

from django.urls import reverse

from stillroom.apps.framework.models import FrameworkVersion, VersionMember
from stillroom.apps.plans.home_sections import Section, section
from stillroom.apps.readiness.presenters.counting import count, sentence, verb

_OWNER = VersionMember.Part.OWNER


def framework_sections(waiting: Sequence[tuple[FrameworkVersion, VersionMember.Part]]) -> list[Section]:
    """Nothing for someone for whom no version waits."""
    if not waiting:
        return []
    number = len(waiting)
    finding = f"{sentence(count(number, 'version', 'versions'))} {verb(number, 'waits', 'wait')} for you."
    tasks = [
        {
            "text": f"{version.framework}, version {version.version}",
            "href": reverse("publish_framework" if part == _OWNER else "review_framework", args=[version.id]),
            "hint": "Approved by a reviewer: sign and publish it" if part == _OWNER else "Read it, comment, approve it",
            "status": "To sign" if part == _OWNER else "To review",
            "tone": "ready",
        }
        for version, part in waiting
    ]
    return [section("Competency frameworks", finding, tasks)]
