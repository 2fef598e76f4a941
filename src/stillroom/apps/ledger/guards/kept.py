"""Tables of other apps that are written once: a later app names its own, and they are guarded like the ledger's."""

from dataclasses import dataclass


@dataclass(frozen=True)
class KeptTable:
    """`words` is what the database answers to whoever would change a row. Its primary key is `id`."""

    name: str
    words: str


_kept: dict[str, KeptTable] = {}


def keep_as_written(table: str, words: str) -> None:
    """Have the database refuse to change, delete, empty or replace rows of `table`. Call it in `AppConfig.ready`."""
    _kept[table] = KeptTable(table, words)


def kept_tables() -> list[KeptTable]:
    return list(_kept.values())
