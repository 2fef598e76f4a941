"""A unit asks for more than a role asks everywhere."""

from django.core.exceptions import ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.events import local_requirements_changed
from stillroom.apps.framework.models import RoleProfile, RoleRequirement
from stillroom.apps.framework.permissions import check_keeps_overlay
from stillroom.apps.framework.selectors.frameworks import frameworks
from stillroom.apps.framework.selectors.requirements import national_requirements
from stillroom.apps.places.models import Unit
from stillroom.competence.context import Context
from stillroom.competence.overlay import weakening
from stillroom.competence.requirement import FACILITIES, Requirement


@transaction.atomic
def add_local_requirement(
    *,
    unit: Unit,
    role_profile: RoleProfile,
    competency: str,
    context: Context,
    mandatory: bool,
    grace_days: int,
    by: User | None,
) -> RoleRequirement:
    """Add it, replacing what the unit asked so far for the same competency in the same context.

    Raises PermissionDenied; ValidationError by field when it would weaken the national requirement.
    """
    check_keeps_overlay(by, unit)
    own = Requirement("", role_profile.code, competency, context, mandatory, grace_days, str(unit.id))
    _check(own)
    moment = now()
    current = RoleRequirement.objects.filter(
        unit=unit,
        role_profile=role_profile,
        competency_code=competency,
        context=str(context),
        replaced_at__isnull=True,
    )
    same = current.filter(mandatory=mandatory, grace_days=grace_days).first()
    if same is not None:
        return same
    current.update(replaced_at=moment, replaced_by=by)
    added = RoleRequirement.objects.create(
        unit=unit,
        role_profile=role_profile,
        competency_code=competency,
        context=str(context),
        mandatory=mandatory,
        grace_days=grace_days,
        recorded_at=moment,
        recorded_by=by,
    )
    local_requirements_changed.send(frozenset({unit.id}))
    return added


def _check(own: Requirement) -> None:
    if own.competency not in frameworks().competencies:
        raise ValidationError({"competency": f"No published framework has the competency “{own.competency}”."})
    facility = own.context.get("facility")
    if facility is not None and facility not in FACILITIES:
        raise ValidationError({"context": f"There is no facility “{facility}”. Use one of: {', '.join(FACILITIES)}."})
    for national in national_requirements([own.role_profile]):
        if (national.competency, national.context) == (own.competency, own.context):
            found = weakening(own, national)
            if found:
                raise ValidationError({each.field: str(each) for each in found})
            if (national.mandatory, national.grace_days) == (own.mandatory, own.grace_days):
                raise ValidationError(
                    {"competency": "The role asks for exactly this everywhere. Ask for more, or leave it out."}
                )
