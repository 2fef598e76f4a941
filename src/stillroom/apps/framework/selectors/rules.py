"""The dated rules as they are recorded now, or were known."""

from datetime import datetime
from typing import Any
from uuid import UUID

from stillroom.apps.framework.models import Rule as RuleRow
from stillroom.apps.framework.models import RuleVersion
from stillroom.apps.places.selectors.known import known
from stillroom.competence.rules.rule import Effect, Parameter, Rule, Status

FIELDS = (
    "title",
    "statement",
    "source",
    "effect",
    "status",
    "valid_from",
    "valid_until",
    "parameters",
    "settings",
    "successor",
)
"""What a version says, as it is stored and as the reference file has it."""


def dated_rules(known_by: datetime | None = None) -> tuple[Rule, ...]:
    """In the order of the sources."""
    rows = RuleVersion.objects.filter(known(known_by)).select_related("rule").order_by("rule__ordinal")
    return tuple(_rule(row) for row in rows)


def rule_ids() -> dict[str, UUID]:
    """Code → id, for addresses."""
    return dict(RuleRow.objects.values_list("code", "id"))


def rule_row(rule_id: UUID) -> RuleRow:
    """Raises Rule.DoesNotExist."""
    return RuleRow.objects.get(id=rule_id)


def rule_history(rule: RuleRow) -> list[RuleVersion]:
    """Every version recorded, the newest first."""
    return list(rule.versions.select_related("recorded_by").order_by("-recorded_at"))


def _rule(row: RuleVersion) -> Rule:
    return domain_rule({"code": row.rule.code} | {name: getattr(row, name) for name in FIELDS})


def domain_rule(fields: dict[str, Any]) -> Rule:
    """From stored or reference fields."""
    parameters = {name: _parameter(value) for name, value in fields["parameters"].items()}
    plain = {name: fields[name] for name in ("code", "title", "statement", "source", "valid_from", "valid_until")}
    return Rule(
        **plain,
        effect=Effect(fields["effect"]),
        status=Status(fields["status"]),
        parameters=parameters,
        settings=frozenset(fields["settings"]),
        successor=fields["successor"],
    )


def _parameter(value: Any) -> Parameter:
    return tuple(value) if isinstance(value, list) else value
