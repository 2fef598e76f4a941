"""A test is of one kind, the one its directory names."""

from pathlib import Path

import pytest

KINDS = ("unit", "architecture", "property", "validation", "integration", "browser")


def mark_by_directory(items: list[pytest.Item], *, tests: Path) -> None:
    for item in items:
        kind = item.path.relative_to(tests).parts[0]
        if kind not in KINDS:
            raise pytest.UsageError(f"{item.nodeid} is of no kind. Move it to tests/ {', '.join(KINDS)}.")
        item.add_marker(kind)
        kinds = sorted({mark.name for mark in item.iter_markers() if mark.name in KINDS})
        if kinds != [kind]:
            raise pytest.UsageError(f"{item.nodeid} is of several kinds, {', '.join(kinds)}. A test is of one.")
