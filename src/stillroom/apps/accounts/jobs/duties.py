"""What the worker does by itself, again and again. An app registers its own in `AppConfig.ready`.

    register_duty("follow_sources", every=300, work=follow_everywhere)

A duty may be interrupted and begun again, by several workers at once; what fails is tried again next time.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Duty:
    """`every`: seconds from one beginning to the next."""

    name: str
    every: float
    work: Callable[[], object]


_duties: dict[str, Duty] = {}


def register_duty(name: str, *, every: float, work: Callable[[], object]) -> None:
    _duties[name] = Duty(name, every, work)


def duties() -> list[Duty]:
    return list(_duties.values())
