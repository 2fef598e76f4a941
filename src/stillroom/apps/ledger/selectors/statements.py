"""Single statements and their texts, as rows for pages."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from stillroom.apps.accounts.models import User
from stillroom.apps.ledger.models import Statement, StatementText
from stillroom.apps.people.selectors.visibility import organisations_visible_to, people_of_user


def statements_visible_to(user: User) -> QuerySet[Statement]:
    """Those of the organisations she sees, and those about herself."""
    own = [str(person.id) for person in people_of_user(user)]
    rows = Statement.objects.select_related("organisation").defer("payload")
    return rows.filter(organisation__in=organisations_visible_to(user)) | rows.filter(person__in=own)


def statement_visible_to(user: User, statement_id: UUID) -> Statement:
    """Raises Statement.DoesNotExist."""
    return statements_visible_to(user).get(id=str(statement_id))


def statement_with_id(statement: str) -> Statement:
    """Whoever asks. Raises Statement.DoesNotExist."""
    return Statement.objects.select_related("organisation").defer("payload").get(id=statement)


def texts_of(statements: Iterable[str]) -> dict[str, dict[str, str]]:
    """Statement id → field → text, for those not erased."""
    found: dict[str, dict[str, str]] = {}
    wanted = sorted(set(statements))
    for start in range(0, len(wanted), 500):
        rows = StatementText.objects.filter(statement__in=wanted[start : start + 500])
        for statement, field, text in rows.values_list("statement", "field", "text"):
            found.setdefault(statement, {})[field] = text
    return found
