"""Which numbers of a table may be shown, so that no small one follows from the others and their total."""

from collections.abc import Mapping

SMALLEST = 5


def hide_small(counts: Mapping[str, int], *, smallest: int = SMALLEST) -> dict[str, int | None]:
    """None for what is hidden. Nothing counted is no secret.

    The total is shown elsewhere, so what is hidden must be more than one number and add up to the smallest or more:
    where it does not, the next larger numbers are hidden too.
    """
    hidden = {name for name, number in counts.items() if 0 < number < smallest}
    others = sorted((number, name) for name, number in counts.items() if number >= smallest)
    while hidden and others and (len(hidden) < 2 or sum(counts[name] for name in hidden) < smallest):
        hidden.add(others.pop(0)[1])
    return {name: None if name in hidden else number for name, number in counts.items()}
