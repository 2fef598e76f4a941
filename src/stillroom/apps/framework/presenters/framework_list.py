"""The list of frameworks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stillroom.apps.framework.models import CompetencyFramework
from stillroom.apps.framework.presenters.framework_page import VersionLink, day_in_words
from stillroom.apps.framework.selectors.approvals import NOT_APPROVED


@dataclass(frozen=True, slots=True)
class FrameworkListed:
    title: str
    code: str
    approval: str
    versions: Sequence[VersionLink]


def framework_list(frameworks: Iterable[CompetencyFramework], approvals: Mapping[object, str]) -> list[FrameworkListed]:
    """Each framework with its versions, the newest first. `approvals`: version id → who approved it nationally."""
    listed: list[FrameworkListed] = []
    for framework in frameworks:
        versions = sorted(framework.versions.all(), key=lambda version: -(version.ordinal or 0))
        links = [
            VersionLink(version.id, f"Version {version.version}, published {day_in_words(version)}", index == 0)
            for index, version in enumerate(versions)
        ]
        said = approvals[versions[0].id] if versions else NOT_APPROVED
        approval = said[:1].upper() + said[1:]
        listed.append(FrameworkListed(str(framework), framework.code, approval, links))
    return listed
