"""The product's own modules, as files and as syntax trees."""

import ast
from collections.abc import Iterator
from pathlib import Path

import stillroom

ROOT = Path(stillroom.__file__).parent


def files(room: str = "") -> list[Path]:
    """Every Python file of the product, or of one room."""
    return sorted((ROOT / room).rglob("*.py"))


def module_name(file: Path) -> str:
    parts = file.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(file: Path) -> Iterator[tuple[int, str]]:
    """Each line that imports, and the module it names."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module
