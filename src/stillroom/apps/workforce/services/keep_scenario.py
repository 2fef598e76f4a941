"""Begin a scenario, and change it: each change is another version of its file."""

import hashlib
from collections.abc import Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.known import known
from stillroom.apps.workforce import engine
from stillroom.apps.workforce.models import Scenario, ScenarioVersion


@transaction.atomic
def begin_scenario(
    *,
    organisation: Organisation,
    title: str,
    text: str,
    files: Mapping[str, str],
    by: User,
    copied_from: str = "",
    changed: str = "",
) -> Scenario:
    """Raises PermissionDenied, or ValidationError with all that is wrong with the file."""
    _allow(organisation, by)
    if not engine.is_shipped(copied_from, text):
        _check(text, files)
    moment = now()
    scenario = Scenario.objects.create(
        organisation=organisation, title=title, copied_from=copied_from, recorded_at=moment, recorded_by=by
    )
    _add(scenario, 1, text, files, changed or "Begun", by)
    return scenario


@transaction.atomic
def change_scenario(*, scenario: Scenario, text: str, changed: str, by: User) -> ScenarioVersion | None:
    """None where nothing changes. Raises PermissionDenied, or ValidationError with all that is wrong with the file."""
    _allow(scenario.organisation, by)
    current = ScenarioVersion.objects.select_for_update().filter(known(), scenario=scenario).get()
    if current.text == text:
        return None
    _check(text, current.files)
    current.replaced_at = now()
    current.save(update_fields=["replaced_at"])
    return _add(scenario, current.number + 1, text, current.files, changed, by)


def _add(
    scenario: Scenario, number: int, text: str, files: Mapping[str, str], changed: str, by: User
) -> ScenarioVersion:
    return ScenarioVersion.objects.create(
        scenario=scenario,
        number=number,
        text=text,
        files=dict(files),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        changed=changed[:500],
        recorded_at=now(),
        recorded_by=by,
    )


def _allow(organisation: Organisation, by: User) -> None:
    if not by.has_perm(Permission.PLAN_WORKFORCE, organisation):
        raise PermissionDenied


def _check(text: str, files: Mapping[str, str]) -> None:
    reasons = engine.check(text, files)
    if reasons:
        raise ValidationError(reasons)
