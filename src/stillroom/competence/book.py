"""What the rules need to see before a statement is accepted: people, frameworks and what was stated so far."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Protocol

from stillroom.competence.framework import Frameworks
from stillroom.competence.history import History
from stillroom.competence.statement import Statement


class Staff(Protocol):
    """One organisation's people, as the rules see them."""

    def canonical(self, person: str) -> str:
        """The id all records of one human share, once an administrator has said they are the same."""
        ...

    def undecided(self, one: str, other: str) -> bool:
        """True while two records look like one person and nobody has decided."""
        ...

    def has_left(self, person: str, at: datetime) -> bool:
        """True when every post she held in the organisation ended before the day of `at`."""
        ...

    def accountable_for(self, person: str, at: datetime) -> frozenset[str]:
        """The accountable persons of the units where she holds a post that has not ended."""
        ...


class Book:
    """The statements of one organisation, by person; loaded on demand, growing as a batch is checked."""

    def __init__(
        self, frameworks: Frameworks, staff: Staff, load: Callable[[str], Iterable[Statement]] = lambda _: ()
    ) -> None:
        self.frameworks = frameworks
        self.staff = staff
        self._load = load
        self._statements: dict[str, list[Statement]] = {}
        self._histories: dict[str, History] = {}

    def history(self, person: str) -> History:
        person = self.staff.canonical(person)
        if person not in self._histories:
            self._histories[person] = History(person, self._known(person), self.frameworks)
        return self._histories[person]

    def add(self, statement: Statement) -> None:
        """Let what was just accepted count for what is checked next."""
        person = self.staff.canonical(statement.person)
        self._known(person).append(statement)
        self._histories.pop(person, None)

    def _known(self, person: str) -> list[Statement]:
        if person not in self._statements:
            self._statements[person] = list(self._load(person))
        return self._statements[person]
