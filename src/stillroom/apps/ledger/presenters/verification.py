"""What a verification of the ledger found."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from stillroom.apps.ledger.selectors.chain import ChainEnd
from stillroom.apps.ledger.services.verification.findings import Finding, Verification
from stillroom.ui import formats


def end_facts(end: ChainEnd) -> list[dict[str, str]]:
    checkpoint = end.checkpoint
    signed = ""
    if checkpoint is not None:
        signed = f"{formats.moment(checkpoint.made_at)}, after statement {checkpoint.seq:,}"
    return [
        {"key": "Statements in the ledger", "value": f"{end.statements:,}"},
        {"key": "Last signed checkpoint", "value": signed},
        {"key": "Signing key", "value": checkpoint.key_id if checkpoint else ""},
    ]


def result_facts(found: Verification) -> list[dict[str, str]]:
    return [
        {"key": "Statements verified", "value": f"{found.statements:,}"},
        {"key": "Checkpoints agreed with", "value": f"{found.checkpoints:,}"},
        {"key": "Texts erased since", "value": f"{found.erased_texts:,}"},
        {
            "key": "Compared",
            "value": "Hashes, every column and every text"
            if found.with_columns
            else "Hashes and checkpoints. Compare the columns on the server: stillroom ledger verify",
        },
    ]


def findings(found: Verification) -> list[dict[str, Any]]:
    return [{"text": f"Statement {each.seq:,}: {each.wrong}.", "href": _href(each)} for each in found.findings]


def _href(each: Finding) -> str:
    try:
        return reverse("statement", args=[UUID(each.statement)])
    except ValueError:
        return ""
