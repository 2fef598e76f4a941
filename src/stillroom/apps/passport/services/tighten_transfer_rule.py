"""A unit asks more than everyone does for one reason."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.passport.models import UnitTransferRule
from stillroom.apps.passport.selectors.transfer_rules import national_transfer_rules
from stillroom.apps.places.models import Unit
from stillroom.competence.days import day_of
from stillroom.competence.transfer import Decision, Reason, TransferRules


@transaction.atomic
def tighten_transfer_rule(*, unit: Unit, reason: Reason, decision: Decision, why: str, by: User) -> UnitTransferRule:
    """Raises PermissionDenied; ValidationError where it would ask less than everyone does, or nothing more."""
    _check_may(by, unit)
    today = day_of(now())
    everywhere = TransferRules(national_transfer_rules())
    ruled = everywhere.rule(reason, today)
    if TransferRules(everywhere.rules, {reason: decision}).loosened(today):
        raise ValidationError(
            {
                "decision": f"“{reason.words}”: everywhere the rule is “{ruled.decision.words.lower()}”. A unit may ask"
                " for more, never for less. Choose a graver one."
            }
        )
    if decision is ruled.decision:
        raise ValidationError({"decision": "That is the rule everywhere. Choose a graver one, or leave it as it is."})
    if decision is Decision.MISSING:
        raise ValidationError({"decision": "To assess again is the gravest that a rule can ask."})
    if not why.strip():
        raise ValidationError({"why": "Say why this unit asks more."})
    moment = now()
    current = UnitTransferRule.objects.filter(unit=unit, reason=reason, replaced_at__isnull=True)
    current.update(replaced_at=moment, replaced_by=by)
    return UnitTransferRule.objects.create(
        unit=unit, reason=reason, decision=decision, why=why.strip()[:300], recorded_at=moment, recorded_by=by
    )


def end_tightening(*, rule: UnitTransferRule, by: User) -> None:
    """What is national holds here again. Raises PermissionDenied."""
    _check_may(by, rule.unit)
    current = UnitTransferRule.objects.filter(id=rule.id, replaced_at__isnull=True)
    current.update(replaced_at=now(), replaced_by=by)


def _check_may(by: User, unit: Unit) -> None:
    if not by.has_perm(Permission.KEEP_OVERLAY, unit):
        raise PermissionDenied
