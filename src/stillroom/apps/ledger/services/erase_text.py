"""Erase the free text of a statement; the statement itself, and the chain, stay whole."""

import logging

from django.db import transaction

from stillroom.apps.accounts.models import User
from stillroom.apps.ledger.models import Statement, StatementText

logger = logging.getLogger("stillroom.ledger")


class NoSuchText(LookupError):
    """The statement has no such text: it never had one, or it is erased already."""


def erase_text(*, statement: str, field: str, reason: str, by: User) -> None:
    """Delete one text (reason, note) and its salt. Raises NoSuchText.

    What stays in the chain is an HMAC whose key is gone, from which nobody can tell the text, not even by guessing.
    """
    if not reason.strip():
        raise ValueError("Say why the text is erased, for example under which request.")
    with transaction.atomic():
        if not Statement.objects.filter(id=statement).exists():
            raise NoSuchText(statement)
        deleted, _ = StatementText.objects.filter(statement=statement, field=field).delete()
        if not deleted:
            raise NoSuchText(f"{statement} {field}")
        transaction.on_commit(
            lambda: logger.info(
                "text erased", extra={"statement": statement, "field": field, "reason": reason, "by": str(by.pk)}
            )
        )
