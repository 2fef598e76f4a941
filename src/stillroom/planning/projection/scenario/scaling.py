"""Puts a draw's figures into intakes and fillings that were made, and checked, once for all draws."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from stillroom.planning.projection.fillings import Filling, Pool
from stillroom.planning.projection.intakes import Intake
from stillroom.planning.projection.laws.figures import value
from stillroom.planning.projection.laws.places import Opening
from stillroom.planning.projection.laws.recruiting import NewPosts

T = TypeVar("T")


def scaled(intake: Intake, *, expected: float) -> Intake:
    """Without checking anew what was checked once: only a number of people is put in."""
    found = _copy(intake)
    object.__setattr__(found, "expected", expected)
    return found


def _copy(each: T) -> T:
    found: T = object.__new__(type(each))
    found.__dict__.update(each.__dict__)
    return found


def _filled(filling: Filling, number: float, pools: Sequence[Pool]) -> Filling:
    found = _copy(filling)
    found.__dict__.pop("bounds", None)  # worked out from the number
    object.__setattr__(found, "number", number)
    object.__setattr__(found, "pools", pools)
    return found


def opened(opening: Opening, values: Mapping[str, float]) -> Filling:
    share = value(opening.share, values)
    pools = [Pool(each.cells, share) for each in opening.filling.pools]
    return _filled(opening.filling, value(opening.number, values), pools)


def posts_of(posts: NewPosts, values: Mapping[str, float]) -> Filling:
    number = posts.allowed(values)
    shares = [value(each, values) for each in posts.shares]
    if posts.rest_vacant:  # what nobody gives is never filled: only what donors are asked for is opened
        number, shares = number * sum(shares), [each / (sum(shares) or 1.0) for each in shares]
    return _filled(
        posts.filling,
        number,
        [Pool(each.cells, share) for each, share in zip(posts.filling.pools, shares, strict=True)],
    )
