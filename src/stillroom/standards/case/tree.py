"""The items of a package as one reads them: each under what it stands under, siblings in their order."""

from collections.abc import Iterator

from stillroom.standards.case.package import CHILD, Item, Package


def in_order(package: Package) -> Iterator[tuple[int, Item]]:
    """Every item once, with its depth from 0. Siblings go by sequenceNumber, then as the file has them.

    What stands under several is shown under the first. Rings were refused when the package was read.
    """
    items = {item.identifier.lower(): item for item in package.items}
    children: dict[str, list[tuple[float, int, str]]] = {}
    placed: set[str] = set()
    for place, each in enumerate(package.associations):
        child, above = each.origin.identifier.lower(), each.destination.identifier.lower()
        if each.type == CHILD and child in items and child not in placed and above in items:
            placed.add(child)
            sequence = float("inf") if each.sequence is None else each.sequence
            children.setdefault(above, []).append((sequence, place, child))
    tops = _tops(package, placed)
    waiting = [(0, identifier) for identifier in reversed(tops)]
    while waiting:
        depth, identifier = waiting.pop()
        yield depth, items[identifier]
        below = sorted(children.get(identifier, ()), reverse=True)
        waiting.extend((depth + 1, child) for _, _, child in below)


def _tops(package: Package, placed: set[str]) -> list[str]:
    """Those under no other item: by their sequence under the document, then as the file has them."""
    document = package.document.identifier.lower()
    sequence = {
        each.origin.identifier.lower(): each.sequence
        for each in package.associations
        if each.type == CHILD and each.destination.identifier.lower() == document and each.sequence is not None
    }
    found = [item.identifier.lower() for item in package.items if item.identifier.lower() not in placed]
    return sorted(found, key=lambda identifier: sequence.get(identifier, float("inf")))
