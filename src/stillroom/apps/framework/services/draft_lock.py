"""One change to a version at a time, by somebody who may make it, while it is in the state that allows it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import FrameworkVersion, VersionMember, VersionStep
from stillroom.apps.framework.selectors.drafts import part_of
from stillroom.competence.publication import IllegalStep, Step, VersionState, after

Part = VersionMember.Part
EDITORS = frozenset((Part.OWNER, Part.CONTRIBUTOR))


@contextmanager
def locked(version: FrameworkVersion) -> Iterator[FrameworkVersion]:
    """A transaction in which nobody else changes the version; what is yielded is how it stands now."""
    with transaction.atomic():
        yield FrameworkVersion.every.select_for_update(of=("self",)).select_related("framework").get(id=version.id)


@contextmanager
def editing(version: FrameworkVersion, by: User, *, parts: frozenset[Part] = EDITORS) -> Iterator[FrameworkVersion]:
    """`locked`, for somebody with one of the parts, while it is a draft.

    Raises PermissionDenied, or ValidationError when it is in review or published by now.
    """
    with locked(version) as draft:
        require_part(draft, by, parts)
        if draft.version_state is not VersionState.DRAFT:
            raise ValidationError(
                f"Version {draft.version} is {draft.version_state.label.lower()}, so it is not edited."
                " Send it back to draft first."
            )
        yield draft


def require_part(version: FrameworkVersion, by: User, parts: frozenset[Part]) -> None:
    """Raises PermissionDenied unless she has one of the parts in this version."""
    if part_of(by, version) not in parts:
        raise PermissionDenied


def take(version: FrameworkVersion, step: Step, *, by: User, reason: str = "", fingerprint: str = "") -> None:
    """Move the locked version on, and keep who did. Raises ValidationError when the step does not lead on from here."""
    try:
        state = after(version.version_state, step)
    except IllegalStep as illegal:
        raise ValidationError(f"{illegal}. Open the version again to see where it stands.") from illegal
    version.state = state
    VersionStep.objects.create(
        framework_version=version,
        step=step,
        state=state,
        reason=reason,
        fingerprint=fingerprint,
        taken_at=now(),
        taken_by=by,
    )
