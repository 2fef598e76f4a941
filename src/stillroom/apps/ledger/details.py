"""What a statement's details say beside it: `quantity` is the one that the rules read."""

from collections.abc import Mapping

QUANTITY = "quantity"


def quantity_in(details: Mapping[str, str]) -> int:
    """How many an entry in the logbook is of; 0, which is refused, for what is no number."""
    text = details.get(QUANTITY, "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
