"""Whether the free texts beside the chain are those whose HMACs are in it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from stillroom.apps.ledger.payload import text_mac
from stillroom.apps.ledger.selectors.stored import texts_between


class Expected(NamedTuple):
    """A statement and the HMACs of its texts by field."""

    seq: int
    statement: str
    macs: Mapping[str, str]


def check_texts(organisation: UUID, batch: Sequence[Expected]) -> tuple[int, Expected | None, str]:
    """How many texts were erased; the first statement with a text that is not its own, and what is wrong with it."""
    stored = texts_between(organisation, batch[0].seq, batch[-1].seq)
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
