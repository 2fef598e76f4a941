"""What the record of a laboratory method keeps on a day: as imported, or the starter fields until some are."""

import csv
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from django.db.models import Q

from stillroom.apps.readiness import reference
from stillroom.apps.readiness.models import MethodField

STARTER = Path(reference.__file__).parent / "method_fields.csv"


def method_fields(method: str, stage: str, day: date) -> list[MethodField]:
    """In the order in which they are asked."""
    if not MethodField.objects.exists():
        return [f for f in starter_fields() if (f.method, f.stage) == (method, stage) and _asked_on(f, day)]
    in_force = Q(valid_until__isnull=True) | Q(valid_until__gte=day)
    return list(MethodField.objects.filter(in_force, method=method, stage=stage, valid_from__lte=day))


def labels() -> dict[str, str]:
    """Name in the details → what to call it, for every field there ever was."""
    found: Iterable[MethodField] = MethodField.objects.all() if MethodField.objects.exists() else starter_fields()
    return {field.name: field.label for field in found}


def _asked_on(field: MethodField, day: date) -> bool:
    return field.valid_from <= day and (field.valid_until is None or day <= field.valid_until)


@cache
def starter_fields() -> tuple[MethodField, ...]:
    with STARTER.open(encoding="utf-8", newline="") as file:
        return tuple(
            MethodField(
                method=row["method"],
                stage=row["stage"],
                position=int(row["position"]),
                name=row["name"],
                label=row["label"],
                shape=row["shape"],
                choices=[choice.strip() for choice in row["choices"].split(";") if choice.strip()],
                suffix=row["suffix"],
                mandatory=row["mandatory"] == "yes",
                carried_over=row["carried_over"] == "yes",
                valid_from=date.fromisoformat(row["valid_from"]),
                valid_until=date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
                source=row["source"],
            )
            for row in csv.DictReader(file)
        )
