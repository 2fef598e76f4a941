"""The figures that laws take: a number as it stands, or the name of a parameter known only as a distribution."""

from collections.abc import Mapping

Figure = float | str


def value(figure: Figure, values: Mapping[str, float]) -> float:
    """Raises KeyError for a parameter that has no value."""
    return values[figure] if isinstance(figure, str) else figure
