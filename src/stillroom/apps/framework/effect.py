"""What publishing a draft would do to people, told by the app that knows: the framework app knows nobody.

A later app registers `tell`; the pages show its sentences before anything is published.
"""

from collections.abc import Callable, Sequence

from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import FrameworkVersion

Teller = Callable[[FrameworkVersion, User], Sequence[str]]
_tellers: list[Teller] = []


def register(teller: Teller) -> None:
    if teller not in _tellers:
        _tellers.append(teller)


def effect_in_words(version: FrameworkVersion, reader: User) -> list[str]:
    """Sentences, none when no app tells of any effect."""
    return [sentence for teller in _tellers for sentence in teller(version, reader)]
