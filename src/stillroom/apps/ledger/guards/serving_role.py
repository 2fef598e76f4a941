"""The rights of the role that serves, on PostgreSQL: it reads and adds, and cannot change what is recorded.

Whoever migrates owns the tables. The server connects as another role, named in the setting `STILLROOM_SERVING_ROLE`.
"""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connections, transaction

from stillroom.apps.ledger.guards.kept import kept_tables

ELSEWHERE = ["SELECT", "INSERT", "UPDATE", "DELETE"]
RIGHTS = {
    "ledger_statement": ["SELECT", "INSERT"],
    "ledger_checkpoint": ["SELECT", "INSERT"],
    "ledger_statementtext": ["SELECT", "INSERT", "DELETE"],
    "ledger_chainhead": ["SELECT", "INSERT", "UPDATE"],
    "django_migrations": ["SELECT"],
}
BY_COLUMN = {"SELECT", "INSERT", "UPDATE", "REFERENCES"}
ALL = [*ELSEWHERE, "TRUNCATE", "REFERENCES", "TRIGGER"]


def grant_serving_role(using: str = DEFAULT_DB_ALIAS) -> None:
    """Give the serving role its rights and take away any other. Raises ImproperlyConfigured without such a role."""
    role: str = settings.STILLROOM_SERVING_ROLE
    connection = connections[using]
    if not role or connection.vendor != "postgresql":
        return
    quote, rights_by_table = connection.ops.quote_name, _rights()
    with transaction.atomic(using=using), connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, current_schema(), EXISTS (SELECT 1 FROM pg_roles WHERE rolname = %s)", [role]
        )
        current, schema, exists = cursor.fetchone()
        if not exists:
            raise ImproperlyConfigured(
                f"STILLROOM_SERVING_ROLE names “{role}”, but PostgreSQL has no such role. Create it first."
            )
        if role == current:
            raise ImproperlyConfigured(
                f"STILLROOM_SERVING_ROLE names “{role}”, which is the role that migrates and so owns the tables. "
                "Migrate as another role."
            )
        cursor.execute(f"GRANT USAGE ON SCHEMA {quote(schema)} TO {quote(role)}")
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"REVOKE ALL ON {quote(table)} FROM {quote(role)}")
            rights = ", ".join(rights_by_table.get(table, ELSEWHERE))
            cursor.execute(f"GRANT {rights} ON {quote(table)} TO {quote(role)}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {quote(schema)} TO {quote(role)}")


def _rights() -> dict[str, list[str]]:
    return RIGHTS | {table.name: ["SELECT", "INSERT"] for table in kept_tables()}


def check_serving_role() -> list[str]:
    """For `stillroom check`: what the serving role may do to the ledger that it must not."""
    role: str = settings.STILLROOM_SERVING_ROLE
    connection = connections[DEFAULT_DB_ALIAS]
    if not role or connection.vendor != "postgresql":
        return []
    problems = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = %s", [role])
        row = cursor.fetchone()
        if row is None:
            return [f"PostgreSQL has no role “{role}”. Create it, then run: stillroom migrate"]
        if row[0]:
            return [f"the role “{role}” is a superuser. Serve as a role without that right."]
        for table, rights in _rights().items():
            for right in ALL:
                # A right on one column is a right too many as well.
                column = "any_column" if right in BY_COLUMN else "table"
                cursor.execute(f"SELECT has_{column}_privilege(%s, %s, %s)", [role, table, right])
                if cursor.fetchone()[0] != (right in rights):
                    verb = "may not" if right in rights else "may"
                    problems.append(f"the role “{role}” {verb} {right} {table}. As its owner, run: stillroom migrate")
    return problems
