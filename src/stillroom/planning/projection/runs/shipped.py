"""The scenarios that come with Stillroom: a folder each, with its tables beside it."""

from pathlib import Path

FOLDER = Path(__file__).parents[2] / "scenarios"


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
