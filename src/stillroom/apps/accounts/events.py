"""How a later app hears of an earlier app's changes without being imported by it."""

from collections.abc import Callable
from typing import Generic, TypeVar

Payload = TypeVar("Payload")


class Event(Generic[Payload]):
    """Listeners run at once, in the sender's transaction: what they write commits with the change, or not at all."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._listeners: list[Callable[[Payload], None]] = []

    def register(self, listener: Callable[[Payload], None]) -> None:
        if listener not in self._listeners:
            self._listeners.append(listener)

    def send(self, payload: Payload) -> None:
        for listener in self._listeners:
            listener(payload)
