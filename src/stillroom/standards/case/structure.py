"""What the objects of a package say of each other: who is under whom, and what is referred to but not there."""

from collections.abc import Iterable, Iterator

from stillroom.standards.case.package import CHILD, Identified, Package
from stillroom.standards.case.problem import CaseRefused
from stillroom.standards.tables.rings import rings

_NAMED = 3


def check_structure(package: Package) -> tuple[str, ...]:
    """Raises CaseRefused when the file cannot be true; returns notes on what is merely incomplete."""
    _check_once(_all_parts(package))
    _check_no_ring(package)
    dangling = list(_dangling(package))
    if not dangling:
        return ()
    named = ", ".join(dangling[:_NAMED])
    if len(dangling) == 1:
        return (f"1 association names what is not in the file. Kept as it is: {named}.",)
    more = " and others" if len(dangling) > _NAMED else ""
    return (f"{len(dangling)} associations name what is not in the file. Kept as they are: {named}{more}.",)


def parents(package: Package) -> dict[str, list[str]]:
    """Identifier of an item → those it stands under, in the order of the file."""
    found: dict[str, list[str]] = {}
    for each in package.associations:
        if each.type == CHILD:
            found.setdefault(each.origin.identifier.lower(), []).append(each.destination.identifier.lower())
    return found


def _all_parts(package: Package) -> Iterator[Identified]:
    yield package.document
    yield from package.items
    yield from package.associations
    definitions = package.definitions
    yield from definitions.concepts
    yield from definitions.subjects
    yield from definitions.licenses
    yield from definitions.item_types
    yield from definitions.groupings
    for rubric in package.rubrics:
        yield rubric
        for criterion in rubric.criteria:
            yield criterion
            yield from criterion.levels


def _check_once(parts: Iterable[Identified]) -> None:
    seen: set[str] = set()
    for part in parts:
        identifier = part.identifier.lower()
        if identifier in seen:
            raise CaseRefused(f"The identifier {identifier} stands twice. Each object needs its own.")
        seen.add(identifier)


def _check_no_ring(package: Package) -> None:
    for ring in rings({child: set(above) for child, above in parents(package).items()}):
        raise CaseRefused(f"{ring[0]} stands under itself (isChildOf). Take one of these associations out.")


def _dangling(package: Package) -> Iterator[str]:
    here = {package.document.identifier.lower(), *(item.identifier.lower() for item in package.items)}
    for each in package.associations:
        if not {each.origin.identifier.lower(), each.destination.identifier.lower()} <= here:
            yield each.identifier
