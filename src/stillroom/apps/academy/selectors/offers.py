"""What the catalogue offers to plans."""

from collections.abc import Collection, Mapping, Sequence

from django.urls import reverse

from stillroom.apps.academy.models import LearningItem
from stillroom.apps.academy.selectors.catalogue import items_with_codes, learning_items
from stillroom.apps.plans.learning_offers import Offer
from stillroom.apps.plans.presenters.ways import duration


class CatalogueOffers:
    def serving(self, competencies: Collection[str]) -> Mapping[str, Sequence[Offer]]:
        found: dict[str, list[Offer]] = {}
        for item in learning_items():
            for code in set(item.competencies) & set(competencies):
                found.setdefault(code, []).append(_offer(item))
        return found

    def named(self, codes: Collection[str]) -> Mapping[str, Offer]:
        return {item.code: _offer(item) for item in items_with_codes(codes)} if codes else {}


def _offer(item: LearningItem) -> Offer:
    parts = [item.get_kind_display() if item.kind else "", item.provider]
    parts += [duration(item.minutes) if item.minutes else "", item.get_approval_display()]
    return Offer(item.code, item.title, ", ".join(filter(None, parts)), reverse("learning_item", args=[item.id]))
