"""What someone can do who owns the database: set the triggers aside and write what she likes."""

from typing import Any

from django.db import connection

from stillroom.apps.ledger.payload import genesis, link
from stillroom.apps.places.models import Organisation
from tests.flush import triggers_set_aside


def tamper(sql: str, *parameters: Any) -> int:
    """Run `sql` with the ledger's triggers set aside; returns how many rows it touched."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with triggers_set_aside():
            cursor.execute(sql, parameters)
        return int(cursor.rowcount)


def rewrite_from(organisation: Organisation, seq: int, old: bytes, new: bytes) -> None:
    """Change one payload and every hash after it, and the head: a chain that is sound in itself."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, payload, hash FROM ledger_statement ORDER BY seq")
        rows = [(number, bytes(payload), bytes(hashed)) for number, payload, hashed in cursor.fetchall()]
    prev = rows[seq - 2][2] if seq > 1 else genesis(str(organisation.id))
    for number, payload, _ in rows[seq - 1 :]:
        data = payload.replace(old, new) if number == seq else payload
        hashed = link(prev, data)
        tamper(
            "UPDATE ledger_statement SET payload = %s, prev_hash = %s, hash = %s WHERE seq = %s",
            data,
            prev,
            hashed,
            number,
        )
        prev = hashed
    tamper("UPDATE ledger_chainhead SET hash = %s", prev)


def cut_after(seq: int) -> None:
    """Delete the tail, and have the head say that the chain always ended there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT hash, recorded_at FROM ledger_statement WHERE seq = %s", [seq])
        hashed, recorded_at = cursor.fetchone()
    tamper("DELETE FROM ledger_statement WHERE seq > %s", seq)
    tamper("UPDATE ledger_chainhead SET seq = %s, hash = %s, recorded_at = %s", seq, hashed, recorded_at)
