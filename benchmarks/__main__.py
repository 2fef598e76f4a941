"""`python -m benchmarks [SIZE] [MEASUREMENT…]`: one table, both databases; and JSON under benchmarks/results."""

import json
import os
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.sizes import SIZES
from tests.postgres import find_server, new_database

RESULTS = Path(__file__).parent / "results"
Rows = list[dict[str, Any]]


def main(size: str = "full", *only: str) -> int:
    if size not in SIZES:
        print(f"There is no size {size}. Use one of: {', '.join(SIZES)}.", file=sys.stderr)  # noqa: T201
        return 2
    began = datetime.now(UTC)
    server = find_server()
    found: dict[str, Rows] = {"SQLite": _measure(size, only, "")}
    _save(size, found, began)
    if server is None:
        print("No PostgreSQL answers: set STILLROOM_TEST_POSTGRES to measure there too.", file=sys.stderr)  # noqa: T201
    with new_database(server) if server else nullcontext("") as url:
        if url:
            found["PostgreSQL"] = _measure(size, only, url)
    _print(found)
    _save(size, found, began)
    return 0


def _measure(size: str, only: tuple[str, ...], url: str) -> Rows:
    print("PostgreSQL" if url else "SQLite", file=sys.stderr)  # noqa: T201
    with tempfile.TemporaryDirectory(prefix="stillroom-bench-") as home:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("STILLROOM_")}
        env = {"STILLROOM_HOME": home, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "stillroom.config.settings"}
        run = [sys.executable, "-m", "benchmarks.one_database", size, *only]
        done = subprocess.run(run, env=kept | env, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    return [json.loads(line) for line in done.stdout.splitlines()]


def _print(found: dict[str, Rows]) -> None:
    table = Table("what", "size", *found, "promised")
    for i, row in enumerate(next(iter(found.values()))):
        values = [_shown(rows[i]) for rows in found.values()]
        sign = "≥" if row["at_least"] else "≤"
        table.add_row(row["what"], row["size"], *values, f"{sign} {row['promise']:,.0f}" if row["promise"] else "")
    Console(width=160).print(table)


def _shown(row: dict[str, Any]) -> str:
    value = f"{row['value']:,.1f}" if row["value"] < 1000 else f"{row['value']:,.0f}"
    return f"{value} {row['unit']}" + ("  ✗" if row["kept"] is False else "")


def _save(size: str, found: dict[str, Rows], began: datetime) -> None:
    RESULTS.mkdir(exist_ok=True)
    whole = {"at": began.isoformat(timespec="seconds"), "size": size, "cores": os.cpu_count(), "found": found}
    (RESULTS / f"{began:%Y-%m-%dT%H%M}-{size}.json").write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
