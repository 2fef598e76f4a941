"""Erase the free text of a statement; the statement itself, and the chain, stay whole."""

import logging

from django.db import transaction

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.ledger.models import Statement, StatementText, TextErasure

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
        of = Statement.objects.filter(id=statement).only("organisation_id").first()
        if of is None:
            raise NoSuchText(statement)
        deleted, _ = StatementText.objects.filter(statement=statement, field=field).delete()
        if not deleted:
            raise NoSuchText(f"{statement} {field}")
        TextErasure.objects.create(
            organisation_id=of.organisation_id,
            statement=statement,
            field=field,
            reason=reason.strip()[:500],
            erased_at=clock.now(),
            erased_by=by,
        )
        transaction.on_commit(
            lambda: logger.info(
                "text erased", extra={"statement": statement, "field": field, "reason": reason, "by": str(by.pk)}
            )
        )
