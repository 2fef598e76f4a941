"""Statements by their places in the chain: what a reader of a pack looks them up by."""

from collections.abc import Iterable

from stillroom.apps.ledger.models import Statement

SHOWN = 12


def number(row: Statement) -> str:
    return f"{row.seq:,}"


def numbers(rows: Iterable[Statement], *, most: int = SHOWN) -> str:
    """“12, 15–18, 40”, and how many more there are."""
    found = sorted({row.seq for row in rows})
    runs: list[list[int]] = []
    for seq in found:
        if runs and seq == runs[-1][1] + 1:
            runs[-1][1] = seq
        else:
            runs.append([seq, seq])
    words = [f"{a:,}" if a == b else f"{a:,}–{b:,}" for a, b in runs[:most]]
    rest = sum(b - a + 1 for a, b in runs[most:])
    return ", ".join(words) + (f" and {rest:,} more" if rest else "")
