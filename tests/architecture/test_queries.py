"""Where the database is read and written: nowhere but in selectors, services, models and migrations."""

import ast
from pathlib import Path

from tests.architecture.sources import ROOT, files

MAY_QUERY = {"selectors", "services", "models", "migrations"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
SHORTCUTS = {"get_object_or_404", "get_list_or_404"}


def test_queries_stay_in_selectors_and_services() -> None:
    assert not [
        stray for file in files() if not MAY_QUERY & set(file.relative_to(ROOT).parts) for stray in strays(file)
    ]


def test_the_lint_sees_a_query(tmp_path: Path) -> None:
    file = tmp_path / "views.py"
    file.write_text("from m import Person\nPerson.objects.all()\nget_object_or_404(Person)\n")
    assert len(strays(file)) == 2


def strays(file: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and (node.attr in MANAGERS or _sees_drafts(node)):
            found.append(f"{file}:{node.lineno} uses .{node.attr}")
        elif isinstance(node, ast.Name) and node.id in SHORTCUTS:
            found.append(f"{file}:{node.lineno} uses {node.id}")
    return found


def _sees_drafts(node: ast.Attribute) -> bool:
    """`Competency.every`: the manager of what is not published too."""
    return node.attr == "every" and isinstance(node.value, ast.Name) and node.value.id[:1].isupper()
