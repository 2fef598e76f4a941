"""Whether two texts differ in more than their wording: careful guesses, for a person to confirm."""

import re
from difflib import SequenceMatcher

ALIKE = 0.7
ALIKE_BY_LETTERS = 0.85
"""Two points are one point reworded when they share at least this much."""
_NEGATING = ("un", "in", "non", "dis", "im", "ir", "de")

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_DECISIVE = frozenset(
    (
        "not",
        "no",
        "never",
        "none",
        "only",
        "always",
        "must",
        "may",
        "shall",
        "should",
        "cannot",
        "before",
        "after",
        "until",
        "unless",
        "except",
        "without",
        "all",
        "any",
        "every",
        "each",
        "both",
        "either",
        "least",
        "most",
        "more",
        "less",
        "than",
    )
)
"""Words that turn the meaning of a sentence around."""


def why_meaning_differs(before: str, after: str) -> str:
    """Why the texts seem to say different things; empty when only the wording seems to differ."""
    if _words(before) == _words(after):
        return ""
    if not after.strip():
        return "The text is taken out."
    if not before.strip():
        return "The text is new."
    old, new = _points(before), _points(after)
    if len(old) != len(new):
        gone, come = len(old) - len(new), len(new) - len(old)
        return f"{_count(come, 'point')} added." if come > 0 else f"{_count(gone, 'point')} taken out."
    if sorted(_NUMBER.findall(before)) != sorted(_NUMBER.findall(after)):
        return "A number differs."
    decisive = sorted(set(_words(before)) & _DECISIVE ^ set(_words(after)) & _DECISIVE)
    if decisive:
        return f"“{decisive[0]}” stands in one text and not in the other."
    if not all(_alike(one, other) for one, other in zip(old, new, strict=True)):
        return "A point says something else."
    return ""


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _points(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _alike(one: str, other: str) -> bool:
    """By words or, where only endings differ, by letters; never when one negates a word of the other."""
    words, others = _words(one), _words(other)
    if _negated(words, others) or _negated(others, words):
        return False
    by_words = SequenceMatcher(None, words, others, autojunk=False).ratio()
    by_letters = SequenceMatcher(None, " ".join(words), " ".join(others), autojunk=False).ratio()
    return by_words >= ALIKE or by_letters >= ALIKE_BY_LETTERS


def _negated(words: list[str], others: list[str]) -> bool:
    """“sterile” in one, “unsterile” in the other."""
    return any(prefix + word in others for word in set(words) - set(others) for prefix in _NEGATING)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun} is" if number == 1 else f"{number} {noun}s are"
