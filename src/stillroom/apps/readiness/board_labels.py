"""What later apps write beside a name on a board, such as that somebody is on loan.

board_labels.register("loans", lambda posts, on: {posts[0].id: "On loan from Northmoor until 3 March 2026"})
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from stillroom.apps.readiness.selectors.board import BoardPost

Source = Callable[[Sequence[BoardPost], date], Mapping[UUID, str]]

_registered: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """Add what an app writes, or replace what it wrote. A post without a label is left out."""
    _registered[name] = source


def board_labels(posts: Sequence[BoardPost], on: date) -> dict[UUID, str]:
    """Post → all its labels."""
    found: dict[UUID, list[str]] = {}
    for source in _registered.values():
        for post, label in source(posts, on).items():
            found.setdefault(post, []).append(label)
    return {post: "; ".join(labels) for post, labels in found.items()}
