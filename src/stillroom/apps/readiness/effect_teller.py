"""Tells the framework app's pages what a draft would do to people."""

from collections.abc import Sequence

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.effect import register
from stillroom.apps.framework.models import FrameworkVersion
from stillroom.apps.readiness.presenters.proposed_effect import effect_sentences
from stillroom.apps.readiness.selectors.proposed_effect import proposed_effect


def connect() -> None:
    register(tell)


def tell(draft: FrameworkVersion, reader: User) -> Sequence[str]:
    return effect_sentences(proposed_effect(draft, at=clock.now(), reader=reader))
