"""What a verification found."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Finding:
    """The first thing wrong with one chain. `statement` is the id, where it is known."""

    organisation: str
    seq: int
    wrong: str
    statement: str = ""

    def __str__(self) -> str:
        known_as = f" (id {self.statement})" if self.statement else ""
        return f"{self.organisation}, statement {self.seq}{known_as}: {self.wrong}"


@dataclass
class Verification:
    """Counts of what was checked, and what is wrong."""

    with_columns: bool
    organisations: int = 0
    statements: int = 0
    checkpoints: int = 0
    erased_texts: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.findings

    def add(self, findings: Sequence[Finding]) -> None:
        self.findings.extend(findings)

    def as_dict(self) -> dict[str, Any]:
        return {
            "ok": self.ok,
            "organisations": self.organisations,
            "statements": self.statements,
            "checkpoints": self.checkpoints,
            "erased_texts": self.erased_texts,
            "with_columns": self.with_columns,
            "findings": [vars(finding) for finding in self.findings],
        }
