"""The list of frameworks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from stillroom.apps.framework.models import CompetencyFramework, FrameworkVersion
from stillroom.apps.framework.presenters.draft_page import state_shown
from stillroom.apps.framework.presenters.framework_page import VersionLink, day_in_words
from stillroom.apps.framework.selectors.approvals import NOT_APPROVED


@dataclass(frozen=True, slots=True)
class FrameworkListed:
    id: UUID
    title: str
    code: str
    approval: str
    versions: Sequence[VersionLink]
    drafts: Sequence[VersionLink]


def framework_list(
    frameworks: Iterable[CompetencyFramework],
    approvals: Mapping[object, str],
    drafts: Iterable[FrameworkVersion] = (),
) -> list[FrameworkListed]:
    """Each framework with its versions, the newest first, and its draft if the reader works on it.

    `approvals`: version id → who approved it nationally.
    """
    drafting: dict[object, list[VersionLink]] = {}
    for draft in drafts:
        link = VersionLink(draft.id, f"Version {draft.version}, {draft.version_state.label.lower()}", False)
        drafting.setdefault(draft.framework_id, []).append(link)
    listed: list[FrameworkListed] = []
    for framework in frameworks:
        versions = sorted(framework.versions.all(), key=lambda version: -(version.ordinal or 0))
        hers = drafting.get(framework.id, [])
        if not versions and not hers:
            continue
        links = [VersionLink(version.id, _text(version), index == 0) for index, version in enumerate(versions)]
        said = approvals[versions[0].id] if versions else NOT_APPROVED
        approval = said[:1].upper() + said[1:]
        listed.append(FrameworkListed(framework.id, str(framework), framework.code, approval, links, hers))
    return listed


def _text(version: FrameworkVersion) -> str:
    text = f"Version {version.version}, published {day_in_words(version)}"
    return text if version.state == "published" else f"{text}, {state_shown(version)['text'].lower()}"
