"""What a passport says of one competence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from stillroom.competence.context import ANY, Context


class OfferState(StrEnum):
    CURRENT = "current"
    LAPSED = "lapsed"
    SUSPENDED = "suspended"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Offer:
    """`source` is the credential's id, `issuer` who vouches for it. `passes` counts the passes shown, by method."""

    source: str
    issuer: str
    framework: str
    competency: str
    version: str
    state: OfferState = OfferState.CURRENT
    context: Context = ANY
    passes: Mapping[str, int] = field(default_factory=dict)
    valid_until: date | None = None
    taken_over: bool = False

    def state_on(self, day: date) -> OfferState:
        """Its state, once its own last valid day is looked at too."""
        if self.state is OfferState.CURRENT and self.valid_until is not None and self.valid_until < day:
            return OfferState.LAPSED
        return self.state
