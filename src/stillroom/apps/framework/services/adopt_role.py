"""A unit takes over a national pack instead of writing a programme of its own."""

from django.core.exceptions import ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import CompetencyFramework, RoleAdoption, RoleProfile
from stillroom.apps.framework.permissions import check_keeps_overlay
from stillroom.apps.framework.selectors.requirements import national_requirements
from stillroom.apps.places.models import Unit


@transaction.atomic
def adopt_role(
    *, unit: Unit, role_profile: RoleProfile, framework: CompetencyFramework, by: User | None
) -> RoleAdoption:
    """Record it, or return the adoption that holds. Raises PermissionDenied, ValidationError."""
    check_keeps_overlay(by, unit)
    if not national_requirements([role_profile.code]):
        raise ValidationError({"role_profile": f"Nothing is required nationally for {role_profile.title} yet."})
    adoption, _ = RoleAdoption.objects.get_or_create(
        unit=unit,
        role_profile=role_profile,
        ended_at=None,
        defaults={"framework": framework, "adopted_at": now(), "adopted_by": by},
    )
    return adoption


@transaction.atomic
def end_adoption(*, adoption: RoleAdoption, by: User | None) -> None:
    """End it, once. Raises PermissionDenied."""
    check_keeps_overlay(by, adoption.unit)
    RoleAdoption.objects.filter(id=adoption.id, ended_at__isnull=True).update(ended_at=now(), ended_by=by)
