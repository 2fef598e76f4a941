"""Publishes a reviewed version under its owner's signature; later retires it."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.events import framework_changed
from stillroom.apps.framework.models import Competency, FrameworkVersion, VersionMember
from stillroom.apps.framework.selectors.drafts import approvals_of, is_editor
from stillroom.apps.framework.selectors.frameworks import frameworks, latest_version
from stillroom.apps.framework.selectors.version_table import fingerprint
from stillroom.apps.framework.services.check_draft import planned_publication
from stillroom.apps.framework.services.draft_lock import locked, require_part, take
from stillroom.apps.framework.services.plan_version import VersionPlan
from stillroom.apps.places.services.import_lock import writing_import
from stillroom.competence.days import day_of
from stillroom.competence.publication import Step, transitions_end


def publish_version(*, version: FrameworkVersion, by: User) -> None:
    """Call it once the owner has confirmed that she is at the screen: this is her signature.

    Raises PermissionDenied unless `by` owns it, ValidationError while no reviewer approves this very text or something
    is wrong with it. Readiness follows in the same transaction.
    """
    with writing_import(), locked(version) as held:
        require_part(held, by, frozenset((VersionMember.Part.OWNER,)))
        signed = fingerprint(held)
        if not approvals_of(held, signed).exclude(approved_by=by).exists():
            raise ValidationError("No reviewer has approved this text yet. Ask a reviewer to read and approve it.")
        plan, report = planned_publication(held)
        if report.problems or plan is None:
            raise ValidationError([f"{problem.wrong} {problem.fix}" for problem in report.problems])
        take(held, Step.PUBLISH, by=by, fingerprint=signed)
        _publish(held, plan, by)


def _publish(version: FrameworkVersion, plan: VersionPlan, by: User) -> None:
    changes = {row.code: change for row, change in plan.publish}
    rows = list(Competency.every.filter(framework_version=version))
    for row in rows:
        row.change = changes[row.code]
    Competency.every.bulk_update(rows, ["change"])
    version.ordinal, version.published_at, version.published_by = plan.ordinal, now(), by
    version.save(update_fields=["state", "ordinal", "published_at", "published_by"])
    framework_changed.send(frozenset(changes) | frozenset(plan.withdrawn))


def schedule_retirement(*, version: FrameworkVersion, on: date, by: User) -> None:
    """Say from which day nobody is to work by it. Takes nobody's authority: by then its transitions are over."""
    with locked(version) as held:
        _require_editor(by)
        if latest_version(held.framework) == held:
            raise ValidationError("This is the current version. Publish a newer one first.")
        last_day = transitions_end(frameworks(), held.framework.code, held.version)
        if on <= last_day or on < day_of(now()):
            wrong = "It has to be today or later"
            if last_day >= day_of(now()):
                wrong = f"Sign-offs made in it hold until {last_day.isoformat()}, so it has to be a later day"
            raise ValidationError(f"{wrong}. Choose another day.")
        take(held, Step.SCHEDULE, by=by)
        held.retires_on = on
        held.save(update_fields=["state", "retires_on"])


def keep_version(*, version: FrameworkVersion, by: User) -> None:
    """Take the retirement off the calendar."""
    with locked(version) as held:
        _require_editor(by)
        take(held, Step.KEEP, by=by)
        held.retires_on = None
        held.save(update_fields=["state", "retires_on"])


def retire_version(*, version: FrameworkVersion, by: User) -> None:
    """On the day or after. It is still read: statements name it."""
    with locked(version) as held:
        _require_editor(by)
        if held.retires_on is not None and held.retires_on > day_of(now()):
            raise ValidationError(f"It retires on {held.retires_on.isoformat()}. Come back then.")
        take(held, Step.RETIRE, by=by)
        held.save(update_fields=["state"])


def _require_editor(by: User) -> None:
    if not is_editor(by):
        raise PermissionDenied
