"""Which requirement is proved by which test: read from the tests themselves, without running them.

A test cites a requirement by `@pytest.mark.requirement("S04 R1")` on itself or its class, by
`pytestmark = pytest.mark.requirement(…)` for its module, or by naming the id in its module's docstring or the file's
name (`test_ru10.py`). `python -m tests.traceability` writes docs/validation/traceability.md.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "validation" / "traceability.md"
CITED = re.compile(r"\b(?:RU\d+|S\d\d R\d+|H\d+)\b")

REQUIREMENTS: dict[str, str] = {
    "H1": "A statement is never changed or deleted; a correction is another statement with a reason",
    "H2": "Nobody signs for herself; an assessor is current in what she assesses and entitled",
    "H3": "At any moment past or present: who was authorised for what, and on which statements that rests",
    "H4": "States are mutually exclusive; a superseded framework version does not lose a sign-off",
    "H5": "What one organisation holds, another cannot see",
    "H6": "Rules, organisations, frameworks and thresholds are data with validity dates",
    "H7": "Starter content is marked as a draft; figures show their base",
    "H8": "Assessing one attempt is quick on a tablet; a lost connection loses nothing",
    "H9": "Bad input names the row, the field and the fix; nothing half-imported",
    "RU1": "Support staff enrolled within 3 months of starting",
    "RU2": "Completed normally within 3 years",
    "RU3": "Support-staff qualification is one of three",
    "RU4": "Registration as a technician: integrated qualification and two consecutive years",
    "RU5": "Registration as a technician is mandatory",
    "RU6": "Limits on additional technicians in primary care networks",
    "RU7": "Science manufacturing technician: two years, a supervisor for each rotation",
    "RU8": "Science manufacturing technician at a Section 10 site: prior training",
    "RU9": "Cross-sector training of 24 months",
    "RU10": "Section 10: a pharmacist in key roles",
    "RU11": "Licensed and Section 10 units differ in what they may prepare",
    "RU12": "Product approval by a technician under a pharmacist's supervision",
    "RU13": "A Qualified Person in licensed units",
    "RU14": "Operator broth tests repeated",
    "RU15": "Foundation: two years after registration, nine attributes",
    "RU16": "The levy pays neither backfill nor salary",
    "RU17": "Apprenticeships as the route of education",
    "RU18": "Order of a regional funding request",
    "RU19": "Outcomes of the scientist and technician routes",
    "RU20": "Entry to the postgraduate programmes",
    "RU21": "Capacity counts quality assurance and training too",
    "RU22": "Support staff: bands 1 to 4, unregistered",
    "RU23": "Pharmaceutical-science knowledge of who oversees Section 10",
    "RU24": "Priorities reviewed annually",
    "RU25": "Checklist for approving content",
    "S04 R1": "A framework is versioned; old sign-offs keep the version they were made against",
    "S04 R2": "Every competency carries the knowledge behind it as well as the practice",
    "S04 R5": "Usable for staff who are not registered",
    "S15 R1": "Each competency states its permitted methods, one for knowledge among them",
    "S15 R2": "Reassessment falls due by date, before a problem arises",
    "S15 R5": "The same questions whoever assesses",
    "S38 R1": "Funded training places by region and year, with the printed totals",
    "S38 R2": "Places against need, region by region",
    "S38 R3": "Places shared fairly for each head",
    "S63 R1": "The register's counts and growth as printed",
    "S63 R2": "Supply against demand, with the assumptions that lead to a printed vacancy rate",
    "S63 R4": "Missing data is said, not filled in",
    "S75 R1": "Need from activity, its growth, quality assurance and training",
    "S75 R4": "Two scenarios side by side",
    "S75 R5": "“Insufficient data” where inputs are missing",
    "S75 R6": "Assumptions with every output",
    "S80 R1": "Cost of training less contribution, each month and in sum",
    "S80 R2": "The month of break-even",
    "S80 R3": "The levy left out of backfill and salary",
    "S80 R4": "Routes compared",
}


def citations() -> dict[str, set[str]]:
    """Requirement → the modules and tests that cite it, as pytest names them."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in sorted((ROOT / "tests").rglob("test_*.py")):
        name = file.relative_to(ROOT).as_posix()
        module = ast.parse(file.read_text("utf-8"))
        for requirement in CITED.findall(ast.get_docstring(module) or "") + _in_name(file) + _of_module(module):
            found[requirement].add(name)
        for test, node in tests_in(module):
            for requirement in _marked(node.decorator_list):
                found[requirement].add(f"{name}::{test}")
    return found


def tests_in(module: ast.Module) -> Iterator[tuple[str, ast.FunctionDef | ast.ClassDef]]:
    """Classes and tests, with the names pytest gives them."""
    for node in module.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            yield node.name, node
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef):
                    yield f"{node.name}::{inner.name}", inner


def exists(node_id: str) -> bool:
    """Whether a test, a class of tests or a module of that name is there."""
    name, _, inside = node_id.partition("::")
    file = ROOT / name
    if not file.is_file():
        return False
    return not inside or inside in {test for test, _ in tests_in(ast.parse(file.read_text("utf-8")))}


def page() -> str:
    """Markdown: each requirement, and its tests or that nothing cites it yet."""
    cited = citations()
    lines = [
        "<!-- Generated by `python -m tests.traceability`. Do not edit. -->",
        "",
        "# Which requirement is proved by which test",
        "",
        "RU and S ids are those of the source documents; H1 to H9 are what must always hold. A module stands for all"
        " its tests. How the points of MHRA and Annex 11 are proved stands in [data integrity](data-integrity.md).",
        "",
        "| requirement | in short | tests |",
        "| --- | --- | --- |",
    ]
    for requirement, words in REQUIREMENTS.items():
        tests = "<br>".join(f"`{test}`" for test in sorted(cited.get(requirement, ())))
        lines.append(f"| {requirement} | {words} | {tests or 'not built, or not yet cited'} |")
    return "\n".join(lines) + "\n"


def _in_name(file: Path) -> list[str]:
    found = re.fullmatch(r"test_(ru\d+)", file.stem)
    return [found[1].upper()] if found else []


def _of_module(module: ast.Module) -> list[str]:
    found: list[str] = []
    for node in module.body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "pytestmark" for t in node.targets):
            found += _marked(node.value.elts if isinstance(node.value, ast.List) else [node.value])
    return found


def _marked(nodes: list[ast.expr]) -> list[str]:
    return [
        str(argument.value)
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "requirement"
        for argument in node.args
        if isinstance(argument, ast.Constant)
    ]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
