"""The same changes, made in a process on each database, give the same readiness report."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings

from tests.installation import Installation
from tests.property.readiness.changes import Change, sequences

REPLAY = "from tests.property.readiness.replaying import replay\nreplay()"


@contextmanager
def replaying(installation: Installation) -> Iterator[subprocess.Popen[str]]:
    migrated = installation.run("migrate")
    assert migrated.returncode == 0, migrated.stderr
    process = installation.start_python(REPLAY)
    try:
        yield process
    finally:
        process.communicate()


def answer(process: subprocess.Popen[str], changes: list[Change]) -> dict[str, Any]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(changes) + "\n")
    process.stdin.flush()
    line = process.stdout.readline()
    assert line, process.communicate()[1]
    found: dict[str, Any] = json.loads(line)
    found["report"]["posts"].sort(key=str)  # one person's posts of the same day come in no particular order
    return found


def test_they_agree(tmp_path: Path, postgres_url: str) -> None:
    embedded = Installation(tmp_path / "embedded")
    server = Installation(tmp_path / "server", postgres_url)
    with replaying(embedded) as one, replaying(server) as other:

        @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
        @given(sequences())
        def agree(changes: list[Change]) -> None:
            assert answer(one, changes) == answer(other, changes)

        agree()
