"""Signed checkpoints: what proves later that a chain was not cut short."""

import json
import os
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from stillroom.apps.ledger import canonical, keys
from stillroom.apps.ledger.models import ChainHead, Checkpoint
from stillroom.apps.places.models import Organisation
from stillroom.competence.days import day_of


def signed_bytes(organisation: str, seq: int, hashed: bytes, made_at: datetime) -> bytes:
    return canonical.encode(
        {
            "v": canonical.SCHEMA,
            "organisation": organisation,
            "seq": seq,
            "hash": hashed.hex(),
            "made_at": canonical.moment(made_at),
        }
    )


def make_checkpoint(organisation: Organisation, *, seq: int, hashed: bytes, at: datetime) -> Checkpoint:
    """Sign a head; stored in the database and, once committed, in a file beside it."""
    key = keys.signing_key()
    checkpoint = Checkpoint.objects.create(
        organisation=organisation,
        seq=seq,
        hash=hashed,
        made_at=at,
        key_id=keys.key_id(key.public_key()),
        signature=key.sign(signed_bytes(str(organisation.id), seq, hashed, at)),
    )
    # Robust: what is committed is committed, and a full disk is reported in the log rather than to a signatory.
    transaction.on_commit(lambda: _write_line(organisation, checkpoint), robust=True)
    return checkpoint


def make_checkpoints(at: datetime) -> list[Checkpoint]:
    """Sign every organisation's head as it stands."""
    with transaction.atomic():
        heads = ChainHead.objects.select_related("organisation").filter(seq__gt=0)
        return [make_checkpoint(head.organisation, seq=head.seq, hashed=bytes(head.hash), at=at) for head in heads]


def checkpoint_before_first_of_the_day(
    organisation: Organisation, seq: int, hashed: bytes, recorded_at: datetime, now: datetime
) -> None:
    """The first append of a London day signs the head as the day before left it."""
    if seq and day_of(recorded_at) < day_of(now):
        make_checkpoint(organisation, seq=seq, hashed=hashed, at=now)


def checkpoint_folder() -> Path:
    folder: Path = settings.STILLROOM_HOME / "checkpoints"
    return folder


def checkpoint_file(ods_code: str) -> Path:
    return checkpoint_folder() / f"{ods_code}.jsonl"


def _write_line(organisation: Organisation, checkpoint: Checkpoint) -> None:
    path = checkpoint_file(organisation.ods_code)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    line = {
        "organisation": str(organisation.id),
        "seq": checkpoint.seq,
        "hash": bytes(checkpoint.hash).hex(),
        "made_at": canonical.moment(checkpoint.made_at),
        "key_id": checkpoint.key_id,
        "signature": bytes(checkpoint.signature).hex(),
    }
    with path.open("a+b") as file:
        # A line that a crash cut short must not spoil this one.
        file.seek(max(0, file.seek(0, os.SEEK_END) - 1))
        start = b"" if file.read(1) in (b"", b"\n") else b"\n"
        file.write(start + json.dumps(line).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())
