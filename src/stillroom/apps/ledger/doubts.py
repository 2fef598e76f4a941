"""What others, outside the ledger, ask about a statement. A later app that doubts registers; nothing is undone by it.

doubts.register("sampling", doubts_about)
"""

from collections.abc import Callable, Collection, Mapping, Sequence

Source = Callable[[Collection[str]], Mapping[str, Sequence[str]]]
"""Ids of statements → for those that somebody doubts, the sentences to show."""

_registered: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    _registered[name] = source


def doubts_about(statement: str) -> list[str]:
    return [text for source in _registered.values() for text in source([statement]).get(statement, ())]
