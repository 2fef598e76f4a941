"""The vacancy rate some years on, from the fewest assumptions that can be put into words.

    posts     = people ÷ (1 - base_gap) × (1 + demand_growth)^years + new_posts × new_share
    in post   = people × (1 + register_growth - more_leaving)^years
              + extra_places × registering × share_of_register
              + new_posts × new_share × from_outside × (1 - share_of_register)
    vacancy   = 1 - in post ÷ posts

Counted within one scope: those outside it give people without losing posts that are counted. `base_gap` holds posts
that are vacant and those with temporary staff; so does the result. `from_outside`: 1 takes people for the new posts
from all registrants alike, 0 takes them all from within the scope, which fills a post and leaves another.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
ASSUMPTIONS = {
    "people": "People in post at the start",
    "share_of_register": "Share of registrants within the scope",
    "base_gap": "Posts vacant or with temporary staff at the start",
    "demand_growth": "Growth of existing posts a year",
    "new_posts": "New posts in primary care",
    "new_share": "Share of them that is new demand",
    "register_growth": "Growth of the register a year, at past leaving and places",
    "more_leaving": "Leave beyond the past, a person a year",
    "extra_places": "Funded places beyond those of the past that end in time",
    "registering": "Share of these places that adds a registrant",
    "from_outside": "Share of recruitment from outside the scope, against proportion",
    "years": "Years from start to end",
}


def vacancy(given: Mapping[str, Array]) -> Array:
    """Of each combination. Raises KeyError for an assumption that is not given."""
    years, outside = given["years"], 1 - given["share_of_register"]
    new = given["new_posts"] * given["new_share"]
    posts = given["people"] / (1 - given["base_gap"]) * (1 + given["demand_growth"]) ** years + new
    in_post = given["people"] * (1 + given["register_growth"] - given["more_leaving"]) ** years
    in_post = in_post + given["extra_places"] * given["registering"] * given["share_of_register"]
    in_post = in_post + new * given["from_outside"] * outside
    found: Array = 1 - in_post / posts
    return found
