"""The dated rules of the source documents, into the database: as reference data, whenever it is migrated."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.framework.models import Rule, RuleVersion
from stillroom.apps.framework.selectors.rules import FIELDS
from stillroom.apps.places.selectors.known import known

RULES = Path(__file__).parents[1] / "reference" / "rules.toml"


def reference_rules() -> list[dict[str, Any]]:
    """Every field of each rule, in the order of the file."""
    defaults: dict[str, Any] = {
        "status": "in_force",
        "valid_from": None,
        "valid_until": None,
        "parameters": {},
        "settings": [],
        "successor": "",
    }
    return [defaults | row for row in tomllib.loads(RULES.read_text(encoding="utf-8"))["rule"]]


def load_rules(*, apps: Any = None, **_: object) -> None:
    """A rule that reads otherwise than recorded is closed and replaced. What an installation set itself is kept.

    Called after every migration; `apps` are the models as migrated, which may stop short of the rules.
    """
    if apps is not None and "ruleversion" not in apps.all_models["framework"]:
        return
    rows = reference_rules()
    stored = {row.rule.code: row for row in RuleVersion.objects.filter(known()).select_related("rule")}
    changed = [row for row in rows if row["code"] not in stored or _differs(stored[row["code"]], row)]
    if changed:
        with transaction.atomic():
            _write(changed, rows, stored, now())


def _differs(stored: RuleVersion, row: Mapping[str, Any]) -> bool:
    wanted = {**row, "parameters": kept_settings(stored, row)}
    return any(getattr(stored, name) != wanted[name] for name in FIELDS)


def kept_settings(stored: RuleVersion, row: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters of the file, with the settings that were made here."""
    made = {name: stored.parameters[name] for name in row["settings"] if name in stored.parameters}
    return {**row["parameters"], **made}


def _write(
    changed: list[dict[str, Any]], rows: list[dict[str, Any]], stored: Mapping[str, RuleVersion], moment: datetime
) -> None:
    order = [row["code"] for row in rows]
    rules = {rule.code: rule for rule in Rule.objects.filter(code__in=order)}
    new = [Rule(code=row["code"], ordinal=order.index(row["code"])) for row in changed if row["code"] not in rules]
    rules |= {rule.code: rule for rule in Rule.objects.bulk_create(new)}
    old = [stored[row["code"]] for row in changed if row["code"] in stored]
    RuleVersion.objects.filter(id__in=[each.id for each in old]).update(replaced_at=moment)
    versions = []
    for row in changed:
        code = row["code"]
        parameters = kept_settings(stored[code], row) if code in stored else row["parameters"]
        fields = {name: row[name] for name in FIELDS} | {"parameters": parameters}
        versions.append(RuleVersion(rule=rules[code], recorded_at=moment, **fields))
    RuleVersion.objects.bulk_create(versions)
