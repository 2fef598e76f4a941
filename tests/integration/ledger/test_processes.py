"""Processes killed in the middle of their work, and processes that write at once: real ones, on both databases."""

import json
import signal
import subprocess
import time
from typing import Any

import pytest

from tests.installation import Installation

BATCH = 2_000
PRELUDE = """
import time
from datetime import UTC, datetime
from django.db import transaction
from stillroom.apps.ledger.draft import Draft
from stillroom.apps.ledger.events import statements_appended
from stillroom.apps.ledger.services.append import append, lock_chain
from stillroom.apps.places.models import Organisation

now = datetime(2026, 3, 14, 9, tzinfo=UTC)
place, _ = Organisation.objects.get_or_create(ods_code="RR8", defaults={"name": "Leeds", "recorded_at": now})
PERSON, AUTHOR = "01890000-0000-7000-8000-000000000001", "01890000-0000-7000-8000-000000000002"

def drafts(count):
    return [Draft("self_assessment", PERSON, AUTHOR, now, texts={"note": f"note {i}"}) for i in range(count)]

def append_in_one_transaction(made):
    with transaction.atomic():
        append(lock_chain(place), made, now)

def say(text):
    print(text, flush=True)

def wait(*_):
    say("inside")
    time.sleep(600)
"""
IN_THE_MIDDLE_OF_A_BATCH = f"""
class Halfway(list):
    def __iter__(self):
        for i, draft in enumerate(super().__iter__()):
            if i == len(self) * 9 // 10:
                wait()
            yield draft
append_in_one_transaction(Halfway(drafts({2 * BATCH})))
"""
JUST_BEFORE_COMMIT = "statements_appended.register(wait); append_in_one_transaction(drafts({count}))"
ONE_AFTER_ANOTHER = "for i in range({count}):\n    append_in_one_transaction(drafts(1)); say(i + 1)"
HOLDING_THE_LOCK = (
    "with transaction.atomic():\n    append(lock_chain(place), drafts(1), now); say('held'); time.sleep({seconds})"
)


@pytest.fixture
def ledger(migrated: Installation) -> Installation:
    """An installation whose ledger holds one batch."""
    finish(start(migrated, f"append_in_one_transaction(drafts({BATCH}))"))
    return migrated


def start(ledger: Installation, program: str) -> subprocess.Popen[str]:
    return ledger.start_python(PRELUDE + program)


def finish(process: subprocess.Popen[str]) -> str:
    output, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    return output


def wait_for(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdout is not None
    for said in process.stdout:
        if said.strip() == line:
            return
    pytest.fail(f"It ended before it said “{line}”: {process.communicate()[1]}")


def kill(process: subprocess.Popen[str]) -> str:
    process.send_signal(signal.SIGKILL)
    output, _ = process.communicate(timeout=30)
    assert process.returncode == -signal.SIGKILL
    return output


def verified(ledger: Installation) -> dict[str, Any]:
    ran = ledger.run("ledger", "verify", "--format", "json")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    result: dict[str, Any] = json.loads(ran.stdout)
    return result


def test_killed_while_appending_nothing_is_half_done(ledger: Installation) -> None:
    programs = (IN_THE_MIDDLE_OF_A_BATCH, *(JUST_BEFORE_COMMIT.format(count=count) for count in (BATCH, 1)))
    for appended, program in enumerate(programs):
        process = start(ledger, program)
        wait_for(process, "inside")
        kill(process)
        assert verified(ledger)["statements"] == BATCH + appended
        finish(start(ledger, "append_in_one_transaction(drafts(1))"))
    result = verified(ledger)
    assert (result["statements"], result["erased_texts"]) == (BATCH + 3, 0)


def test_killed_at_any_moment_what_was_committed_stays(ledger: Installation) -> None:
    count = BATCH
    for pause in (0.0, 0.1):
        process = start(ledger, ONE_AFTER_ANOTHER.format(count=100_000))
        wait_for(process, "3")
        time.sleep(pause)
        said = kill(process).split()
        committed = count + (int(said[-1]) if said else 3)
        count = verified(ledger)["statements"]
        # The last may have been committed although it was not said any more.
        assert committed <= count <= committed + 1
    finish(start(ledger, "append_in_one_transaction(drafts(1))"))
    assert verified(ledger)["statements"] == count + 1


def test_two_that_append_at_once_make_one_chain(ledger: Installation) -> None:
    singles = [start(ledger, ONE_AFTER_ANOTHER.format(count=40)) for _ in range(2)]
    batch = start(ledger, f"append_in_one_transaction(drafts({BATCH}))")
    for process in (*singles, batch):
        finish(process)
    assert verified(ledger)["statements"] == 2 * BATCH + 80


def test_a_writer_waits_for_its_turn_and_a_verification_does_not(ledger: Installation) -> None:
    """Longer than the five seconds after which SQLite gives up unless told otherwise."""
    holder = start(ledger, HOLDING_THE_LOCK.format(seconds=9))
    wait_for(holder, "held")
    began = time.monotonic()
    writer = start(ledger, "append_in_one_transaction(drafts(1)); say('written')")
    assert verified(ledger)["statements"] == BATCH
    wait_for(writer, "written")
    assert time.monotonic() - began > 6
    finish(writer)
    finish(holder)
    assert verified(ledger)["statements"] == BATCH + 2
