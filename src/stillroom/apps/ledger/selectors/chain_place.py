"""Where one statement stands in its chain, and whether what is stored is still what was recorded."""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stillroom.apps.ledger import canonical
from stillroom.apps.ledger.models import Statement, StatementText
from stillroom.apps.ledger.payload import genesis, link, payload, text_mac


@dataclass(frozen=True, slots=True)
class ChainPlace:
    seq: int
    hash: str
    prev_hash: str
    wrong: tuple[str, ...]  # nothing when the statement is as it was recorded
    text_fields: tuple[str, ...]  # the texts it was recorded with, erased or not

    @property
    def verified(self) -> bool:
        return not self.wrong


def chain_place(row: Statement) -> ChainPlace:
    """Recomputed now, from the bytes that are stored."""
    data = bytes(row.payload)
    prev_hash, found = bytes(row.prev_hash), bytes(row.hash)
    wrong: list[str] = []
    if link(prev_hash, data) != found:
        wrong.append("The recorded bytes no longer give the recorded hash.")
    if _hash_before(row) != prev_hash:
        wrong.append("The statement before it is not the one that it was recorded after.")
    said = _decoded(data)
    texts: Mapping[str, str] = said.get("texts", {})
    if said != _columns_as_payload(row, texts):
        wrong.append("What this page shows differs from the recorded bytes.")
    if not _texts_agree(row, texts):
        wrong.append("The reason or note is not the text that was recorded.")
    return ChainPlace(row.seq, found.hex(), prev_hash.hex(), tuple(wrong), tuple(texts))


def _decoded(data: bytes) -> dict[str, Any]:
    try:
        return canonical.decode(data)
    except canonical.NotCanonical:
        return {}


def _hash_before(row: Statement) -> bytes | None:
    if row.seq == 1:
        return genesis(str(row.organisation_id))
    before = Statement.objects.filter(organisation=row.organisation_id, seq=row.seq - 1)
    found = before.values_list("hash", flat=True).first()
    return bytes(found) if found is not None else None


def _columns_as_payload(row: Statement, texts: Mapping[str, str]) -> dict[str, Any]:
    return payload(
        organisation=str(row.organisation_id),
        id=row.id,
        seq=row.seq,
        kind=row.kind,
        person=row.person,
        author=row.author,
        recorded_by=row.recorded_by,
        competency=row.competency,
        framework_version=row.framework_version,
        context=row.context,
        capacity=row.capacity,
        method=row.method,
        outcome=row.outcome,
        meaning=row.meaning,
        occurred_at=canonical.moment(row.occurred_at),
        recorded_at=canonical.moment(row.recorded_at),
        valid_until=canonical.day(row.valid_until) if row.valid_until else "",
        about=row.about,
        taken_over_by=row.taken_over_by,
        relied_on=row.relied_on.split(),
        reference=row.reference,
        details=json.loads(row.details) if row.details else {},
        texts=texts,
    )


def _texts_agree(row: Statement, texts: Mapping[str, str]) -> bool:
    """Those that are there; one that was erased leaves nothing to compare."""
    stored = StatementText.objects.filter(statement=row.id).values_list("field", "salt", "text")
    return all(hmac.compare_digest(texts.get(field, ""), text_mac(bytes(salt), text)) for field, salt, text in stored)
