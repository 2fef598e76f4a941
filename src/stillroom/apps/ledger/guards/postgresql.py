"""The triggers on PostgreSQL: two functions, and for each table what they refuse."""

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from stillroom.apps.ledger.guards import words
from stillroom.apps.ledger.guards.kept import kept_tables

FUNCTIONS = {
    "ledger_refuse": "BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation'; END",
    "ledger_refuse_stepping_back": (
        "BEGIN IF NEW.seq < OLD.seq OR NEW.organisation_id <> OLD.organisation_id THEN "
        "RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation'; END IF; RETURN NEW; END"
    ),
}
_ROW, _BEFORE, _DELETE, _UPDATE, _TRUNCATE = 1, 2, 8, 16, 32  # pg_trigger.tgtype, from PostgreSQL's pg_trigger.h


@dataclass(frozen=True)
class _Trigger:
    name: str
    table: str
    kind: int
    words: str
    function: str = "ledger_refuse"

    @property
    def sql(self) -> str:
        bits = {"UPDATE": _UPDATE, "DELETE": _DELETE, "TRUNCATE": _TRUNCATE}
        events = " OR ".join(event for event, bit in bits.items() if self.kind & bit)
        each = "ROW" if self.kind & _ROW else "STATEMENT"
        return (
            f"CREATE TRIGGER {self.name} BEFORE {events} ON {self.table} FOR EACH {each} "
            f"EXECUTE FUNCTION {self.function}('{self.words}')"
        )


_ANY = _BEFORE | _UPDATE | _DELETE | _TRUNCATE
_TRIGGERS = [
    _Trigger("ledger_statement_is_kept", "ledger_statement", _ANY, words.STATEMENT),
    _Trigger("ledger_checkpoint_is_kept", "ledger_checkpoint", _ANY, words.CHECKPOINT),
    _Trigger("ledger_statementtext_is_kept", "ledger_statementtext", _BEFORE | _UPDATE | _TRUNCATE, words.TEXT),
    _Trigger("ledger_chainhead_is_kept", "ledger_chainhead", _BEFORE | _DELETE | _TRUNCATE, words.HEAD),
    _Trigger(
        "ledger_chainhead_moves_forward",
        "ledger_chainhead",
        _ROW | _BEFORE | _UPDATE,
        words.HEAD,
        "ledger_refuse_stepping_back",
    ),
]


def _wanted() -> list[_Trigger]:
    kept = [_Trigger(f"{table.name}_is_kept", table.name, _ANY, table.words) for table in kept_tables()]
    return [*_TRIGGERS, *kept]


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of the triggers that are not there, not enabled, conditional, or do something else."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname, tgrelid::regclass::text, tgtype, encode(tgargs, 'hex'), proname, prosrc "
            "FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid "
            "WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND tgqual IS NULL AND tgattr = ''"
        )
        found = {tuple(row) for row in cursor.fetchall()}
    return [
        trigger.name
        for trigger in _wanted()
        if (
            trigger.name,
            trigger.table,
            trigger.kind,
            (trigger.words.encode() + b"\0").hex(),
            trigger.function,
            FUNCTIONS[trigger.function],
        )
        not in found
    ]


def install(connection: BaseDatabaseWrapper) -> None:
    absent = missing(connection)
    if not absent:
        return
    with connection.cursor() as cursor:
        for name, body in FUNCTIONS.items():
            cursor.execute(f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$")
        for trigger in _wanted():
            if trigger.name in absent:
                cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name} ON {trigger.table}")
                cursor.execute(trigger.sql)
