"""Starts the draft of a framework's next version, or of its first."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import CompetencyFramework, FrameworkVersion, VersionMember
from stillroom.apps.framework.selectors.drafts import draft_of, is_editor
from stillroom.apps.framework.selectors.frameworks import latest_version
from stillroom.apps.framework.selectors.levels import levels_of
from stillroom.apps.framework.selectors.version_table import version_table
from stillroom.apps.framework.services.competency_rows import read_rows
from stillroom.apps.framework.services.write_content import Content, write_content
from stillroom.apps.places.services.import_lock import writing_import
from stillroom.standards.tables import ImportReport


@dataclass(frozen=True, slots=True)
class Named:
    """What the draft is of. `title` names a new framework."""

    framework: str
    version: str
    title: str = ""


def start_draft(*, named: Named, content: Content | None = None, by: User) -> FrameworkVersion:
    """From `content`, else from the current version, else empty. Whoever starts it owns it.

    Raises PermissionDenied unless she is a framework editor, ValidationError when there is a draft already or the name
    is taken.
    """
    if not is_editor(by):
        raise PermissionDenied
    with writing_import():
        framework, _ = CompetencyFramework.objects.get_or_create(code=named.framework, defaults={"title": named.title})
        _check_free(framework, named.version)
        draft = FrameworkVersion.every.create(
            framework=framework, version=named.version, started_at=now(), started_by=by
        )
        VersionMember.objects.create(
            framework_version=draft, user=by, part=VersionMember.Part.OWNER, added_at=now(), added_by=by
        )
        write_content(draft, content or _current(framework))
    return draft


def _check_free(framework: CompetencyFramework, version: str) -> None:
    draft = draft_of(framework)
    if draft is not None:
        raise ValidationError(
            f"Version {draft.version} of {framework} is being drafted already. Publish it, or edit that one."
        )
    if FrameworkVersion.every.filter(framework=framework, version=version).exists():
        raise ValidationError(f"{framework} has a version {version} already. Give the draft another name.")


def _current(framework: CompetencyFramework) -> Content:
    """What the current version states, as changed in nothing yet."""
    current = latest_version(framework)
    if current is None:
        return Content([], {})
    table = version_table(current)
    rows = read_rows(table, ImportReport.of(table, dry_run=False))
    return Content([row.unchanged() for row in rows], levels_of(current))
