"""Numbers in sentences."""

from collections.abc import Sequence


def count(number: int, one: str, many: str = "") -> str:
    """“1 person”, “4 people”, “no people”."""
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"


def verb(number: int, one: str, many: str) -> str:
    return one if number == 1 else many


def listed(words: Sequence[str], *, at_most: int = 0, last: str = "and") -> str:
    """“Ann, Bo and Cy”; beyond `at_most`, “Ann, Bo and 4 others”."""
    found = list(words)
    if at_most and len(found) > at_most + 1:
        found = [*found[:at_most], f"{len(found) - at_most} others"]
    return found[0] if len(found) == 1 else f" {last} ".join(filter(None, (", ".join(found[:-1]), *found[-1:])))


def sentence(text: str) -> str:
    """Its first letter made large; the rest left as it is."""
    return text[:1].upper() + text[1:]
