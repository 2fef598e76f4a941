"""Learning items that serve a competency. The app that keeps them comes later and registers here.

learning_offers.register(CatalogueOffers())
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Offer:
    """One learning item as a plan shows it; `hint` says how, how long and how far it is approved."""

    code: str
    title: str
    hint: str
    href: str


class Offers(Protocol):
    def serving(self, competencies: Collection[str]) -> Mapping[str, Sequence[Offer]]:
        """Competency code → the items that serve it today."""
        ...

    def named(self, codes: Collection[str]) -> Mapping[str, Offer]:
        """Item code → the item as it is today."""
        ...


class NoOffers:
    def serving(self, competencies: Collection[str]) -> Mapping[str, Sequence[Offer]]:
        return {}

    def named(self, codes: Collection[str]) -> Mapping[str, Offer]:
        return {}


_registered: list[Offers] = []


def register(offers: Offers) -> None:
    """Name the one source of learning items."""
    _registered[:] = [offers]


def offers() -> Offers:
    return _registered[0] if _registered else NoOffers()
