"""The model described as its own code states it, under the headings that STRESS and ODD ask for."""

import importlib
import pkgutil
from importlib.resources import files
from string import Template

from stillroom.planning.projection import laws

WORDS, TAKES, SOURCE = "In words:", "Takes:", "Source:"
FIRST = ("leaving", "retiring", "dormancy", "moving_sector", "progressing", "training", "places", "recruiting")
"""In the order in which they are read: out, within, in. What is not named here follows by name."""


def model_reference() -> str:
    """The page of the documentation, Markdown."""
    template = Template(files(__name__).joinpath("model.md").read_text(encoding="utf-8"))
    return template.substitute(laws="\n".join(_law(name) for name in law_names()), demand=_demand())


def law_names() -> list[str]:
    """Modules that state a law: their docstrings say it in words."""
    found = [each.name for each in pkgutil.iter_modules(laws.__path__) if WORDS in _doc(f"{laws.__name__}.{each.name}")]
    return [name for name in FIRST if name in found] + [name for name in found if name not in FIRST]


def _law(name: str) -> str:
    title, *paragraphs = _doc(f"{laws.__name__}.{name}").strip().split("\n\n")
    link = f"[`laws/{name}.py`](../../src/stillroom/planning/projection/laws/{name}.py)"
    return (
        f"### {title.strip().rstrip('.:')}\n\n{link}\n\n" + "\n\n".join(_paragraph(each) for each in paragraphs) + "\n"
    )


def _demand() -> str:
    _, *paragraphs = _doc("stillroom.planning.projection.demand").strip().split("\n\n")
    return "\n\n".join(_paragraph(each) for each in paragraphs)


def _paragraph(text: str) -> str:
    if text.startswith("    "):
        return f"```text\n{chr(10).join(line.removeprefix('    ') for line in text.splitlines())}\n```"
    line = " ".join(text.split())
    for label in (WORDS, TAKES, SOURCE):
        before, found, after = line.partition(label)
        if found:
            after = after.strip()
            line = f"{before}**{label.rstrip(':')}.** {after[:1].upper()}{after[1:]}"
    return line


def _doc(module: str) -> str:
    return importlib.import_module(module).__doc__ or ""
