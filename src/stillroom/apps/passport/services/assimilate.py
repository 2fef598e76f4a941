"""Place a unit's staff on a framework's levels: propose, adjust with a reason, confirm. Records, never sign-offs."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.models import FrameworkVersion
from stillroom.apps.framework.selectors.levels import levels_of
from stillroom.apps.passport.models import Assimilation, AssimilationLine
from stillroom.apps.passport.selectors.assimilation import proposals
from stillroom.apps.people.selectors.people import records_of
from stillroom.apps.places.models import Unit
from stillroom.apps.places.selectors.known import known


@transaction.atomic
def propose_assimilation(*, unit: Unit, version: FrameworkVersion, by: User) -> Assimilation:
    """A line for everybody and each competency with levels. Raises PermissionDenied, ValidationError."""
    _check_may(by, unit)
    if not levels_of(version):
        raise ValidationError({"framework": "This framework describes no levels. Choose one that does"})
    if Assimilation.objects.filter(unit=unit, framework_version=version, confirmed_at__isnull=True).exists():
        raise ValidationError("A proposal for this framework is open already. Go on with that one.")
    moment = now()
    found = Assimilation.objects.create(unit=unit, framework_version=version, proposed_at=moment, proposed_by=by)
    AssimilationLine.objects.bulk_create(
        AssimilationLine(
            assimilation=found,
            person=each.person,
            competency=each.competency,
            proposed_level=each.proposal.level,
            proposed_because=each.proposal.because,
            level=each.proposal.level,
            recorded_at=moment,
            recorded_by=by,
        )
        for each in proposals(unit, version, moment)
    )
    return found


@transaction.atomic
def adjust_level(*, line: AssimilationLine, level: int | None, because: str, by: User) -> AssimilationLine:
    """The line is closed and another written. Raises PermissionDenied, ValidationError."""
    assimilation = Assimilation.objects.select_for_update().get(id=line.assimilation_id)
    _check_open(assimilation, by)
    if records_of(line.person).filter(user=by).exists():
        raise ValidationError("Somebody else decides on your own level.")
    if not because.strip():
        raise ValidationError({"because": "Write why"})
    described = levels_of(assimilation.framework_version).get(line.competency, [])
    if level is not None and level not in {each.level for each in described}:
        raise ValidationError({"level": "Choose a level of the list"})
    moment = now()
    if not AssimilationLine.objects.filter(known(), id=line.id).update(replaced_at=moment):
        raise ValidationError("Somebody has changed this line in the meantime. Open it again.")
    return AssimilationLine.objects.create(
        assimilation=assimilation,
        person=line.person,
        competency=line.competency,
        proposed_level=line.proposed_level,
        proposed_because=line.proposed_because,
        level=level,
        because=because.strip()[:300],
        recorded_at=moment,
        recorded_by=by,
    )


@transaction.atomic
def confirm_assimilation(*, assimilation: Assimilation, by: User) -> Assimilation:
    """From now on it stands as it is. Raises PermissionDenied, ValidationError."""
    assimilation = Assimilation.objects.select_for_update().select_related("unit").get(id=assimilation.id)
    _check_open(assimilation, by)
    assimilation.confirmed_at, assimilation.confirmed_by = now(), by
    assimilation.save(update_fields=["confirmed_at", "confirmed_by"])
    return assimilation


def _check_open(assimilation: Assimilation, by: User) -> None:
    _check_may(by, assimilation.unit)
    if assimilation.confirmed_at is not None:
        raise ValidationError("It is confirmed. Propose a new one to change it.")


def _check_may(by: User, unit: Unit) -> None:
    if not by.has_perm(Permission.ASSIMILATE, unit):
        raise PermissionDenied
