"""What a later part of the product may want to hear of passports."""

from dataclasses import dataclass
from uuid import UUID

from stillroom.apps.accounts.events import Event


@dataclass(frozen=True)
class ShareEnded:
    """She stopped sharing, or the decision behind it was ended. What expires by its date sends nothing."""

    share_id: UUID


share_ended: Event[ShareEnded] = Event("share_ended")
