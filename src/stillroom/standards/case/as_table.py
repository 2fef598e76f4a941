"""A package that states what one of our frameworks states, as the tables `competencies` and `levels`."""

from collections.abc import Iterator, Mapping
from typing import Any

from stillroom.standards.case.competencies import EXTENSION, statement_of
from stillroom.standards.case.package import CHILD, Item, Package
from stillroom.standards.tables import Problem, Row, Table
from stillroom.standards.tables.formats import COMPETENCIES, LEVELS

_BEYOND = tuple(name for name in COMPETENCIES.names if name not in {"code", "title", "group"})


def framework_code(package: Package) -> str:
    """As the installation that wrote the package calls the framework; empty when it says nothing."""
    code = _of_ours(package.document.extensions).get("framework")
    return code if isinstance(code, str) else ""


def states_competencies(package: Package) -> bool:
    """Whether it says how its competencies are assessed. What does not is a framework to refer to, no more."""
    return any(_is_competency(item) for item in package.items)


def as_tables(package: Package, file: str) -> tuple[Table, Table | None]:
    """Rows in the order of the package; a row's number is its place in it. Wrong cells are for the import to tell."""
    competencies = Table(file, COMPETENCIES)
    groups = _groups(package)
    rows = []
    items = sorted(filter(_is_competency, package.items), key=_place)
    for number, item in enumerate(items, start=1):
        cells = _cells(item, groups.get(item.identifier.lower(), ""))
        if item.statement not in {statement_of(cells), item.short}:
            wrong = "fullStatement says something else than the title and the skill it is made of."
            fix = "Where it was edited, edit abbreviatedStatement and the skill among the extensions alike."
            competencies.problems.add(Problem(file, number, "title", wrong, fix))
        rows.append(Row(file, number, cells))
    headings = {each.destination.identifier.lower() for each in package.associations if each.type == CHILD}
    left_out = sum(1 for item in package.items if not _is_competency(item) and item.identifier.lower() not in headings)
    if left_out:
        wrong = f"{left_out} of its items have no scheme and no item under them, and are left out."
        competencies.warnings.add(Problem(file, None, "", wrong, "Give each a scheme among its extensions."))
    competencies.rows = tuple(rows)
    levels = tuple(_levels(package, file))
    return competencies, Table(file, LEVELS, levels) if levels else None


def _cells(item: Item, group: str) -> dict[str, str]:
    ours = _of_ours(item.extensions)
    cells = {name: ours[name] for name in _BEYOND if isinstance(ours.get(name), str) and ours[name]}
    cells |= {"code": item.code, "title": item.short or item.statement}
    return {**cells, "group": group} if group else cells


def _groups(package: Package) -> dict[str, str]:
    """Identifier of an item → the statement of what it stands under."""
    names = {item.identifier.lower(): item.statement for item in package.items}
    return {
        each.origin.identifier.lower(): names[each.destination.identifier.lower()]
        for each in package.associations
        if each.type == CHILD and each.destination.identifier.lower() in names
    }


def _levels(package: Package, file: str) -> Iterator[Row]:
    codes = {item.identifier.lower(): item.code for item in package.items}
    number = 0
    for rubric in package.rubrics:
        for criterion in rubric.criteria:
            code = codes.get(criterion.item.identifier.lower(), "") if criterion.item else ""
            for each in criterion.levels if code else ():
                number += 1
                level = each.position if each.position is not None else each.score
                cells = {"code": code, "level": str(level or ""), "title": each.quality, "descriptor": each.description}
                yield Row(file, number, {name: cell for name, cell in cells.items() if cell})


def _place(item: Item) -> tuple[int, int]:
    """By its number in the list where it has one; the rest follow, as the file has them."""
    return (0, int(item.enumeration)) if item.enumeration.isdecimal() else (1, 0)


def _is_competency(item: Item) -> bool:
    return isinstance(_of_ours(item.extensions).get("scheme"), str) and bool(item.code)


def _of_ours(extensions: Mapping[str, Any]) -> Mapping[str, Any]:
    found = extensions.get(EXTENSION)
    return found if isinstance(found, dict) else {}
