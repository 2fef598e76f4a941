"""How far an organisation's chain reaches, and when its head was last signed."""

from dataclasses import dataclass

from stillroom.apps.ledger.models import ChainHead, Checkpoint
from stillroom.apps.places.models import Organisation


@dataclass(frozen=True, slots=True)
class ChainEnd:
    statements: int
    checkpoint: Checkpoint | None


def chain_end(organisation: Organisation) -> ChainEnd:
    seq = ChainHead.objects.filter(organisation=organisation).values_list("seq", flat=True).first()
    checkpoint = Checkpoint.objects.filter(organisation=organisation).order_by("-seq", "-made_at").first()
    return ChainEnd(seq or 0, checkpoint)
