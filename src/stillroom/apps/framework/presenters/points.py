"""The lists that competency texts hold: points separated by `;`, what a good answer names after a `|`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A question or a step, and the answer looked for, empty when the text gives none."""

    text: str
    answer: str = ""


def points(text: str) -> list[Point]:
    """Read `Why this? | because; Why that? | since`. Plain prose is one point."""
    parts = (part.strip() for part in text.split(";"))
    found = (part.partition("|") for part in parts if part)
    return [Point(question.strip(), answer.strip()) for question, _, answer in found]
