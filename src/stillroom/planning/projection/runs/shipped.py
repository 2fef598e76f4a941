"""The scenarios that come with Stillroom: a folder each, with its tables beside it."""

import os
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "scenarios"
SHIPPED = "shipped:"


def names() -> list[str]:
    return sorted(path.parent.name for path in FOLDER.glob("*/scenario.toml"))


def find(scenario: str | Path, *, beside: Path | None = None) -> Path:
    """The file at a path (from the folder `beside`), or the shipped one of that name. Raises FileNotFoundError."""
    path = (beside or Path()) / scenario
    if path.is_file():
        return path
    if str(scenario) in names():
        return FOLDER / str(scenario) / "scenario.toml"
    raise FileNotFoundError(f"there is no file {path}, nor a shipped scenario of that name ({', '.join(names())}).")


def named(path: Path, beside: Path) -> str:
    """How a manifest names a file: as shipped, or by its path from the manifest's folder, so that both may move."""
    whole = path.resolve()
    if whole.is_relative_to(FOLDER.resolve()):
        return SHIPPED + whole.relative_to(FOLDER.resolve()).as_posix()
    return Path(os.path.relpath(whole, beside.resolve())).as_posix()


def found(name: str, beside: Path) -> Path:
    """The file that a manifest names so."""
    return FOLDER / name.removeprefix(SHIPPED) if name.startswith(SHIPPED) else beside / name
