"""Rules of transfer and equivalences, in words."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from stillroom.apps.passport.models import CompetencyEquivalence, UnitTransferRule
from stillroom.apps.readiness.presenters.words import method_label
from stillroom.competence.framework import Frameworks
from stillroom.competence.transfer import Decision, Extent, Reason, TransferRule, TransferRules
from stillroom.ui.formats import day


def rule_rows(
    national: Sequence[TransferRule], tightened: Iterable[UnitTransferRule], on: date
) -> list[dict[str, Any]]:
    here = {row.reason: row for row in tightened}
    everywhere = TransferRules(tuple(national))
    return [_row(everywhere.rule(reason, on), here.get(reason)) for reason in Reason]


def _row(rule: TransferRule, here: UnitTransferRule | None) -> dict[str, Any]:
    kept = "; what proves knowledge is kept" if rule.keeps_knowledge else ""
    return {
        "reason": rule.reason.words,
        "everywhere": f"{rule.decision.words}{kept}",
        "here": Decision(here.decision).words if here else "",
        "why": f"{here.why} ({here.recorded_by}, {day(here.recorded_at)})" if here else "",
        "end": reverse("end_tightened", args=[here.unit_id, here.id]) if here else "",
    }


def equivalence_rows(rows: Iterable[CompetencyEquivalence], known: Frameworks) -> list[dict[str, Any]]:
    return [
        {
            "source": f"{row.source_framework} {row.source_competency}{_version(row.source_version)}",
            "target": f"{_title(row.target_competency, known)}{_version(row.target_version)}",
            "extent": _extent(row),
            "why": row.why,
            "when": _when(row),
            "end": reverse("end_equivalence", args=[row.id]),
        }
        for row in rows
    ]


def _version(text: str) -> str:
    return f", version {text}" if text else ""


def _title(code: str, known: Frameworks) -> str:
    history = known.history(code)
    return f"{code} {history.current.title}" if history else code


def _extent(row: CompetencyEquivalence) -> str:
    if row.extent == Extent.WHOLE:
        return "The whole of it"
    return f"A part: {', '.join(method_label(each).lower() for each in row.methods)}"


def _when(row: CompetencyEquivalence) -> str:
    starts = f"From {day(row.valid_from)}" if row.valid_from else "Always"
    return f"{starts} until {day(row.valid_until)}" if row.valid_until else starts
