"""The national rules of transfer, into the database: as reference data, whenever it is migrated."""

from datetime import datetime
from typing import Any

from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.passport.models import NationalTransferRule
from stillroom.apps.places.selectors.known import known
from stillroom.competence.transfer.rules import TransferRule, national_rules


def load_transfer_rules(*, apps: Any = None, **_: object) -> None:
    """A rule that reads otherwise than recorded is closed and replaced. Called after every migration."""
    if apps is not None and "nationaltransferrule" not in apps.all_models["passport"]:
        return
    stored = {row.reason: row for row in NationalTransferRule.objects.filter(known())}
    wanted = {rule.reason.value: rule for rule in national_rules()}
    changed = [rule for reason, rule in wanted.items() if reason not in stored or stored[reason].rule != rule]
    gone = [row.id for reason, row in stored.items() if reason not in wanted or wanted[reason] != row.rule]
    if changed or gone:
        with transaction.atomic():
            moment = now()
            NationalTransferRule.objects.filter(id__in=gone).update(replaced_at=moment)
            NationalTransferRule.objects.bulk_create(_row(rule, moment) for rule in changed)


def _row(rule: TransferRule, moment: datetime) -> NationalTransferRule:
    return NationalTransferRule(
        reason=rule.reason,
        decision=rule.decision,
        keeps_knowledge=rule.keeps_knowledge,
        valid_until=rule.valid_until,
        recorded_at=moment,
    )
