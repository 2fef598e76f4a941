"""What it takes to be signed off: `knowledge*1; broth*3 consecutive on_fail=suspend`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from stillroom.competence.statement import Outcome


class OnFail(StrEnum):
    NOTHING = ""
    SUSPEND = "suspend"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Term:
    """`count` passes of one method; `consecutive` asks that the last `count` all pass."""

    method: str
    count: int
    consecutive: bool = False
    on_fail: OnFail = OnFail.NOTHING

    def __str__(self) -> str:
        words = [f"{self.method}*{self.count}"]
        if self.consecutive:
            words.append("consecutive")
        if self.on_fail:
            words.append(f"on_fail={self.on_fail}")
        return " ".join(words)

    def missing(self, outcomes: Iterable[str]) -> int:
        """How many more passes are needed, given this method's outcomes in order of sampling.

        A pending result is not a pass yet, and does not break a run either.
        """
        passes = 0
        for outcome in outcomes:
            if outcome == Outcome.PASS:
                passes += 1
            elif outcome == Outcome.FAIL and self.consecutive:
                passes = 0
        return max(0, self.count - passes)


@dataclass(frozen=True)
class Scheme:
    terms: tuple[Term, ...]

    @staticmethod
    def parse(text: str) -> "Scheme":
        """Read a scheme. Raises ValueError naming the faulty term."""
        return _parse(text)

    @cached_property
    def methods(self) -> frozenset[str]:
        return frozenset(term.method for term in self.terms)

    def __str__(self) -> str:
        return "; ".join(map(str, self.terms))


_TERM = re.compile(
    r"(?P<method>[a-z][a-z0-9_]*)\s*\*\s*(?P<count>[1-9][0-9]?)"
    r"(?P<consecutive>\s+consecutive)?(?:\s+on_fail\s*=\s*(?P<on_fail>suspend|review))?"
)


@lru_cache(maxsize=10_000)
def _parse(text: str) -> Scheme:
    terms: list[Term] = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        match = _TERM.fullmatch(part)
        if match is None:
            raise ValueError(
                f"“{part}” is not a scheme term; write method*count, then optionally"
                " “consecutive”, then optionally “on_fail=suspend” or “on_fail=review”"
            )
        if any(term.method == match["method"] for term in terms):
            raise ValueError(f"“{match['method']}” stands twice in the scheme")
        terms.append(
            Term(match["method"], int(match["count"]), bool(match["consecutive"]), OnFail(match["on_fail"] or ""))
        )
    return Scheme(tuple(terms))
