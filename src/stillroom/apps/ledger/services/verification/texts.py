"""Whether the free texts beside the chain are those whose HMACs are in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stillroom.apps.ledger.payload import text_mac
from stillroom.apps.ledger.selectors.stored import texts_of


@dataclass(frozen=True)
class Expected:
    """A statement and the HMACs of its texts by field."""

    seq: int
    statement: str
    macs: Mapping[str, str]


def check_texts(batch: Sequence[Expected]) -> tuple[int, Expected | None, str]:
    """How many texts were erased; the first statement with a text that is not its own, and what is wrong with it."""
    stored = texts_of(expected.statement for expected in batch)
    erased = 0
    for expected in batch:
        texts = stored.get(expected.statement, {})
        if not texts and not expected.macs:
            continue
        for field, (salt, text) in texts.items():
            if field not in expected.macs:
                return erased, expected, f"a text “{field}” was added that was not signed"
            if text_mac(salt, text) != expected.macs[field]:
                return erased, expected, f"the text “{field}” was altered"
        erased += len(expected.macs.keys() - texts.keys())
    return erased, None, ""
