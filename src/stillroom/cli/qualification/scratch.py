"""The operational qualification, run in a process of its own on a scratch installation with invented people.

`python -m stillroom.cli.qualification.scratch` builds the demo in the home it is given, then does what the product
must do and must refuse, and prints one line of JSON a step.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

WRONG = "not the password"


def environment(home: Path, database: str = "") -> dict[str, str]:
    """Of a process in a scratch installation: nothing of this one's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("STILLROOM_", "DATABASE_"))}
    return kept | {
        "STILLROOM_HOME": str(home),
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "stillroom.config.settings",
    }


def run_in(home: Path) -> dict[str, list[str]]:
    """Step's id → what went wrong, nothing when all is well."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "stillroom.cli.qualification.scratch"],
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
    )
    found = {}
    for line in done.stdout.splitlines():
        if line.startswith('{"step"'):
            read = json.loads(line)
            found[read["step"]] = read["problems"]
    if done.returncode:
        found["crashed"] = [done.stderr.strip()[-800:]]
    return found


def steps() -> Iterator[tuple[str, Callable[[], list[str]]]]:
    yield "OQ-1", lock_out
    yield "OQ-2", append_one
    yield "OQ-3", change_refused
    yield "OQ-4", sign
    yield "OQ-5", another_organisation
    yield "OQ-6", verify
    yield "OQ-7", tampering_found


def lock_out() -> list[str]:
    from django.urls import reverse

    client, said = _client(), ""
    for _ in range(6):
        answer = client.post(reverse("account_login"), {"login": "amina@northmoor.example", "password": WRONG})
        said = answer.content.decode()
    return [] if "Wait 5 minutes" in said else ["Six wrong passwords did not lock the account"]


def append_one() -> list[str]:
    from django.db import transaction

    from stillroom.apps.accounts.clock import now
    from stillroom.apps.ledger.draft import Draft
    from stillroom.apps.ledger.selectors.chain import chain_end
    from stillroom.apps.ledger.services.append import append, lock_chain
    from stillroom.apps.people.selectors.people import people_of
    from stillroom.competence.statement import Kind

    place = _place()
    before, person = chain_end(place).statements, people_of(place)[0]
    draft = Draft(kind=Kind.SELF_ASSESSMENT, person=str(person.id), author=str(person.id), occurred_at=now())
    with transaction.atomic():
        append(lock_chain(place), [draft], now())
    return [] if chain_end(place).statements == before + 1 else ["The statement is not the next of the chain"]


def change_refused() -> list[str]:
    from django.db import IntegrityError, connection, transaction

    problems = []
    for sql in ("UPDATE ledger_statement SET outcome = 'fail'", "DELETE FROM ledger_statement"):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql)
        except IntegrityError:
            continue
        problems.append(f"The database let this happen: {sql}")
    return problems


def sign() -> list[str]:
    from django.urls import reverse

    from stillroom.apps.accounts.clock import now
    from stillroom.apps.accounts.selectors.users import find_user
    from stillroom.apps.ledger.selectors.chain import chain_end
    from stillroom.apps.ledger.selectors.roles import person_in
    from stillroom.apps.readiness.selectors.signing import waiting_for_signature
    from stillroom.demo.sign_ins import PASSWORD

    user, place = find_user(email="priya@northmoor.example"), _place()
    by = person_in(user, place) if user else None
    if user is None or by is None:
        return ["The invented authoriser is not there"]
    client, before = _client(), chain_end(place).statements
    client.force_login(user)
    tried: list[str] = []
    # Of what waits in the demo some is refused on purpose, for stale evidence: one that is not is enough.
    for each in waiting_for_signature(place, by=by, at=now()):
        address = reverse("sign_off", args=[each.person, each.item.requirement.id])
        answers = {"statement": _hidden(client, address), "meaning": "approved"}
        if not tried:
            client.post(address, answers | {"password": WRONG})
            if chain_end(place).statements != before:
                return ["A wrong password signed"]
        tried.append(address)
        client.post(address, answers | {"password": PASSWORD})
        if chain_end(place).statements == before + 1:
            return []
    return [f"The right password signed none of {len(tried)}"]


def another_organisation() -> list[str]:
    from django.urls import reverse

    from stillroom.apps.accounts.selectors.users import find_user
    from stillroom.apps.people.selectors.people import people_of

    user, client = find_user(email="babajide@saltmarsh.example"), _client()
    if user is None:
        return ["The invented colleague is not there"]
    client.force_login(user)
    status = client.get(reverse("person", args=[people_of(_place())[0].id])).status_code
    return [] if status == 404 else [f"A record of another organisation answered {status}, not 404"]


def verify() -> list[str]:
    from stillroom.apps.ledger.services.verify import verify_ledger

    return [str(finding) for finding in verify_ledger().findings]


def tampering_found() -> list[str]:
    """With the guard taken away, as only somebody with the database's own rights could."""
    from django.db import connection

    from stillroom.apps.ledger.services.verify import verify_ledger

    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER ledger_statement_no_update")
        cursor.execute("UPDATE ledger_statement SET outcome = 'pass' WHERE outcome = 'fail'")
    return [] if verify_ledger().findings else ["Altered statements were not found"]


def _place() -> Any:
    from stillroom.apps.places.selectors.organisations import organisation

    return organisation("ZZ1")


def _client() -> Any:
    from django.test import Client

    return Client(SERVER_NAME="localhost")


def _hidden(client: Any, address: str) -> str:
    found = re.search(r'name="statement"[^>]*value="([^"]+)"', client.get(address).content.decode())
    return found[1] if found else ""


def _tried(step: Callable[[], list[str]]) -> list[str]:
    try:
        return step()
    except Exception as error:
        return [f"{type(error).__name__}: {error}"]


def _main() -> None:
    from stillroom.cli.start import migrate_database, start
    from stillroom.cli.static_files import collect_if_stale

    start(database=False)
    migrate_database()
    collect_if_stale()
    from stillroom.demo.services.build_demo import build_demo

    build_demo()
    for name, step in steps():
        print(json.dumps({"step": name, "problems": _tried(step)}), flush=True)  # noqa: T201 - read by who started this


if __name__ == "__main__":
    _main()
