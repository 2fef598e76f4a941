"""What is wrong with a file, where, and what to do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right. `row` is the number a spreadsheet shows; None: the file as a whole."""

    file: str
    row: int | None
    field: str
    wrong: str
    fix: str

    def __str__(self) -> str:
        where = [self.file]
        if self.row is not None:
            where.append(f"row {self.row}")
        if self.field:
            where.append(self.field)
        return f"{', '.join(where)}: {self.wrong} {self.fix}"

    def as_dict(self) -> dict[str, str | int | None]:
        return {"file": self.file, "row": self.row, "field": self.field, "wrong": self.wrong, "fix": self.fix}


@dataclass
class Problems:
    """Collects every problem, keeps the first `cap` of them and counts the rest: a hostile file has millions."""

    cap: int = 1000
    kept: list[Problem] = field(default_factory=list)
    count: int = 0

    def add(self, problem: Problem) -> None:
        self.count += 1
        if len(self.kept) < self.cap:
            self.kept.append(problem)

    def extend(self, problems: "Problems | Iterable[Problem]") -> None:
        if isinstance(problems, Problems):
            self.count += problems.count - len(problems.kept)
            problems = problems.kept
        for problem in problems:
            self.add(problem)

    def __iter__(self) -> Iterator[Problem]:
        """In the order of files as they came, then of rows."""
        files = {problem.file: index for index, problem in reversed(list(enumerate(self.kept)))}
        return iter(sorted(self.kept, key=lambda problem: (files[problem.file], problem.row or 0)))

    def __len__(self) -> int:
        return self.count

    def __bool__(self) -> bool:
        return self.count > 0
