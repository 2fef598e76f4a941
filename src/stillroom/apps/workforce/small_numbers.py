"""Which numbers of a list may be shown beside their total."""

from collections.abc import Mapping

from stillroom.competence.table_suppression import Count, hide

TOTAL = ("total",)
"""A key that no list has."""


def hide_small(counts: Mapping[str, int]) -> dict[str, int | None]:
    """None for what is hidden: small numbers, and others from which a small one would follow."""
    parts = [Count(name, "all", "parts", number) for name, number in counts.items()]
    whole = Count(TOTAL, "parts", "all", sum(counts.values()), worth=10**6)
    hidden = hide([[*parts, whole]])
    return {name: None if name in hidden else number for name, number in counts.items()}
