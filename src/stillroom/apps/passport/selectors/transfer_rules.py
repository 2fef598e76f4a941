"""What is proposed for which reason: everywhere, and more gravely at a unit."""

from django.db.models import QuerySet

from stillroom.apps.passport.models import NationalTransferRule, UnitTransferRule
from stillroom.apps.passport.selectors.trust_list import trusted_dids
from stillroom.apps.places.models import Unit
from stillroom.apps.places.selectors.known import known
from stillroom.competence.transfer import Decision, Reason, TransferRule, TransferRules


def national_transfer_rules() -> tuple[TransferRule, ...]:
    return tuple(row.rule for row in NationalTransferRule.objects.filter(known()))


def tightened_at(unit: Unit) -> QuerySet[UnitTransferRule]:
    return UnitTransferRule.objects.filter(known(), unit=unit).select_related("recorded_by", "unit")


def transfer_rules_at(unit: Unit) -> TransferRules:
    tightened = {Reason(row.reason): Decision(row.decision) for row in tightened_at(unit)}
    return TransferRules(national_transfer_rules(), tightened, trusted_dids(unit))
