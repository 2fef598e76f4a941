"""How a later app hears of an earlier app's changes without being imported by it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from stillroom.apps.accounts.grants import Grant

if TYPE_CHECKING:
    from stillroom.apps.accounts.models import User
    from stillroom.apps.accounts.permissions import Permission

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


@dataclass(frozen=True)
class InvitationAccepted:
    """Someone has set her name and password. `people` gives the roles and ties the account to a person's record."""

    user: "User"
    grants: tuple[Grant, ...]
    invited_by: "User | None"


invitation_accepted: Event[InvitationAccepted] = Event("invitation_accepted")


@dataclass(frozen=True)
class PageOpened:
    """Somebody signed in has opened a page: its route, and what it is about, if it is about one thing."""

    user: "User"
    route: str
    permission: "Permission | None"
    subject: object


page_opened: Event[PageOpened] = Event("page_opened")
"""Sent when the answer is ready and before it is given."""
