"""Checkpoints from the database and from the files beside it, their signatures checked."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from django.conf import settings

from stillroom.apps.ledger import keys
from stillroom.apps.ledger.models import Checkpoint
from stillroom.apps.ledger.services.checkpoint import checkpoint_folder, signed_bytes


@dataclass(frozen=True)
class SignedHead:
    """Where a chain ended at a moment, as signed; `source` says where this was read."""

    organisation: str
    seq: int
    hash: bytes
    made_at: datetime
    key_id: str
    signature: bytes
    source: str = field(compare=False)  # the file's copy of what is in the database is the same

    def __str__(self) -> str:
        return f"the checkpoint of {self.made_at:%Y-%m-%d %H:%M} UTC ({self.source})"


class Unreadable(ValueError):
    """A line of a checkpoint file that is none."""


def from_row(row: Checkpoint) -> SignedHead:
    return SignedHead(
        organisation=str(row.organisation_id),
        seq=row.seq,
        hash=bytes(row.hash),
        made_at=row.made_at,
        key_id=row.key_id,
        signature=bytes(row.signature),
        source="in the database",
    )


def checkpoint_files() -> list[Path]:
    """One file an organisation, named by its ODS code."""
    return sorted(checkpoint_folder().glob("*.jsonl"))


def from_file(path: Path) -> Iterator[SignedHead | Unreadable]:
    """A last line without its end was being written when the power went: it is passed over."""
    for number, line in enumerate(path.read_bytes().splitlines(keepends=True), start=1):
        try:
            yield _from_line(line, f"{path.name}, line {number}")
        except (ValueError, KeyError, TypeError):
            if line.endswith(b"\n"):
                yield Unreadable(f"line {number} of {path} is not a checkpoint")


def _from_line(line: bytes, source: str) -> SignedHead:
    values = json.loads(line)
    return SignedHead(
        organisation=str(UUID(values["organisation"])),
        seq=int(values["seq"]),
        hash=bytes.fromhex(values["hash"]),
        made_at=datetime.fromisoformat(values["made_at"]),
        key_id=str(values["key_id"]),
        signature=bytes.fromhex(values["signature"]),
        source=source,
    )


def what_is_wrong(head: SignedHead) -> str:
    """Why the signature proves nothing; empty when it is good."""
    key = keys.public_key(head.key_id)
    if key is None:
        return f"{head} is signed with key {head.key_id}, which is not in {settings.STILLROOM_KEYS}. Put it back."
    try:
        key.verify(head.signature, signed_bytes(head.organisation, head.seq, head.hash, head.made_at))
    except InvalidSignature:
        return f"{head} was altered: its signature does not fit."
    return ""
