"""A draft goes to its reviewers, is approved, or comes back."""

from django.core.exceptions import ValidationError

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import FrameworkVersion, VersionApproval, VersionMember
from stillroom.apps.framework.selectors.drafts import members_of
from stillroom.apps.framework.selectors.version_table import fingerprint
from stillroom.apps.framework.services.check_draft import check_draft
from stillroom.apps.framework.services.draft_lock import locked, require_part, take
from stillroom.competence.publication import Step, VersionState

Part = VersionMember.Part


def submit_version(*, version: FrameworkVersion, by: User) -> None:
    """Raises ValidationError while something is wrong with the draft, or nobody is named to review it."""
    with locked(version) as held:
        require_part(held, by, frozenset((Part.OWNER,)))
        problems = list(check_draft(held).problems)
        if problems:
            raise ValidationError([f"{problem.wrong} {problem.fix}" for problem in problems])
        if not members_of(held).filter(part=Part.REVIEWER).exists():
            raise ValidationError("Nobody is named to review it. Name a reviewer first.")
        take(held, Step.SUBMIT, by=by)
        held.save(update_fields=["state"])


def send_back(*, version: FrameworkVersion, reason: str, by: User) -> None:
    """To be edited again; what was approved is approved no longer once its text differs."""
    with locked(version) as held:
        require_part(held, by, frozenset((Part.OWNER, Part.REVIEWER)))
        take(held, Step.SEND_BACK, by=by, reason=reason)
        held.save(update_fields=["state"])


def approve_version(*, version: FrameworkVersion, by: User) -> VersionApproval:
    """A reviewer, who is never the owner, approves the text as it stands."""
    with locked(version) as held:
        require_part(held, by, frozenset((Part.REVIEWER,)))
        if held.version_state is not VersionState.IN_REVIEW:
            raise ValidationError("Only a version in review is approved. Ask its owner to submit it.")
        approval, _ = VersionApproval.objects.get_or_create(
            framework_version=held,
            approved_by=by,
            fingerprint=fingerprint(held),
            defaults={"approved_at": now()},
        )
        return approval
