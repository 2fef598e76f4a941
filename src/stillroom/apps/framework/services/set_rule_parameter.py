"""An installation sets a figure that no source gives: how long a break may be, how often a broth is due."""

from django.core.exceptions import ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import RuleVersion
from stillroom.apps.places.selectors.known import known

HIGHEST = 3660


@transaction.atomic
def set_rule_parameter(*, code: str, parameter: str, value: int | None, by: User | None) -> None:
    """None leaves it open. Raises ValidationError for what is no such setting."""
    stored = RuleVersion.objects.select_for_update().filter(known(), rule__code=code).first()
    if stored is None:
        raise ValidationError(f"There is no rule {code}.")
    numbers = [name for name in stored.settings if not isinstance(stored.parameters.get(name), list)]
    if parameter not in numbers:
        may = ", ".join(numbers) or "none"
        raise ValidationError(f"{parameter} is no setting of {code}. Its settings: {may}.")
    if value is not None and not 0 <= value <= HIGHEST:
        raise ValidationError(f"Give a whole number from 0 to {HIGHEST}.")
    if stored.parameters.get(parameter) == value:
        return
    moment = now()
    RuleVersion.objects.filter(id=stored.id).update(replaced_at=moment)
    fields = {f.attname: getattr(stored, f.attname) for f in RuleVersion._meta.concrete_fields}
    del fields["id"]
    parameters = {**stored.parameters, parameter: value}
    fields |= {"parameters": parameters, "recorded_at": moment, "recorded_by_id": by.id if by else None}
    RuleVersion.objects.create(**fields)
