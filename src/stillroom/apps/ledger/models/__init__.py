from stillroom.apps.ledger.models.chain_head import ChainHead
from stillroom.apps.ledger.models.checkpoint import Checkpoint
from stillroom.apps.ledger.models.statement import Statement
from stillroom.apps.ledger.models.statement_text import StatementText
from stillroom.apps.ledger.models.text_erasure import TextErasure

__all__ = ["ChainHead", "Checkpoint", "Statement", "StatementText", "TextErasure"]
