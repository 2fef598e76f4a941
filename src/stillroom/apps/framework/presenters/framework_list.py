"""The list of frameworks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stillroom.apps.framework.models import CompetencyFramework
from stillroom.apps.framework.presenters.framework_page import VersionLink, day_in_words


@dataclass(frozen=True, slots=True)
class FrameworkListed:
    title: str
    code: str
    approval: str
    versions: Sequence[VersionLink]


def framework_list(frameworks: Iterable[CompetencyFramework]) -> list[FrameworkListed]:
    """Each framework with its versions, the newest first."""
    listed: list[FrameworkListed] = []
    for framework in frameworks:
        versions = sorted(framework.versions.all(), key=lambda version: -version.ordinal)
        links = [
            VersionLink(version.id, f"Version {version.version}, published {day_in_words(version)}", index == 0)
            for index, version in enumerate(versions)
        ]
        approval = framework.approval[:1].upper() + framework.approval[1:]
        listed.append(FrameworkListed(framework.title, framework.code, approval, links))
    return listed
