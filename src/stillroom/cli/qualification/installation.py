"""Installation qualification: this installation, as it stands."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from stillroom.cli.check import key_problems, setting_problems
from stillroom.cli.qualification.scratch import environment
from stillroom.cli.qualification.steps import Outcome, Workplace, failed, not_done, passed, verdict

HEADERS = {
    "Content-Security-Policy": "default-src 'self'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def settings(_: Workplace) -> Outcome:
    from django.conf import settings as found

    return verdict(list(setting_problems()), f"Address {found.STILLROOM_URL}; no warning")


def keys(_: Workplace) -> Outcome:
    from django.conf import settings as found

    from stillroom.apps.ledger.selectors.installation import latest_recorded

    names = sorted(path.name for path in found.STILLROOM_KEYS.iterdir())
    # The key that signs is made with the first checkpoint.
    wanted = ["django", "checkpoint.pem"] if latest_recorded() else ["django"]
    absent = [f"the key “{name}” is not there" for name in wanted if name not in names]
    return verdict([*key_problems(), *absent], f"{', '.join(names)}: only their owner can read them")


def migrations(_: Workplace) -> Outcome:
    from stillroom.apps.accounts.selectors.health import has_migrations_to_run
    from stillroom.apps.ledger.selectors.installation import applied_migrations

    if has_migrations_to_run():
        return failed("The database is not at this version. Run: stillroom migrate")
    return passed(f"{len(applied_migrations())} migrations applied, none to run")


def guards(_: Workplace) -> Outcome:
    from django.db import connection

    from stillroom.apps.ledger.triggers import check_triggers

    return verdict(check_triggers(), f"Every trigger is there exactly as made ({connection.vendor})")


def serving_role(_: Workplace) -> Outcome:
    from django.conf import settings as found
    from django.db import connection

    from stillroom.apps.ledger.guards.serving_role import check_serving_role

    if connection.vendor != "postgresql":
        return not_done("The embedded database knows no roles; its triggers guard it.")
    if not found.STILLROOM_SERVING_ROLE:
        return not_done("One role migrates and serves. Name another in STILLROOM_SERVING_ROLE.")
    return verdict(check_serving_role(), f"{found.STILLROOM_SERVING_ROLE} may read and add, and nothing more")


def other_checks(_: Workplace) -> Outcome:
    from stillroom.apps.accounts.health import run_checks

    results = list(run_checks())
    problems = [problem for result in results for problem in result.problems]
    return verdict(problems, ", ".join(result.name for result in results))


def clock(_: Workplace) -> Outcome:
    from stillroom.apps.accounts.clock import now
    from stillroom.apps.ledger.selectors.installation import database_now, latest_recorded

    here, there, latest = now(), database_now(), latest_recorded()
    problems = []
    if abs((here - there).total_seconds()) > 5:
        problems.append(f"The server says {here:%H:%M:%S} and the database {there:%H:%M:%S} UTC")
    if latest is not None and latest > here:
        problems.append("A statement was recorded later than the clock says it is now")
    return verdict(problems, f"{here:%d %B %Y %H:%M:%S} UTC, as the database says; set it by a time server")


def headers(_: Workplace) -> Outcome:
    from django.conf import settings as found
    from django.test import Client
    from django.urls import reverse

    secure = found.STILLROOM_URL.startswith("https://")
    answer: Any = Client(SERVER_NAME=found.ALLOWED_HOSTS[0]).get(reverse("health"), secure=secure)
    wanted = HEADERS | ({"Strict-Transport-Security": "max-age="} if secure else {})
    problems = [
        f"{name} is “{answer.headers.get(name, '')}”"
        for name, value in wanted.items()
        if value not in answer.headers.get(name, "")
    ]
    return verdict(problems, f"{', '.join(wanted)}")


def ledger(_: Workplace) -> Outcome:
    from stillroom.apps.ledger.services.verify import verify_ledger

    found = verify_ledger()
    if not found.ok:
        return failed(*(str(finding) for finding in found.findings))
    return passed(f"{found.statements:,} statements and {found.checkpoints:,} signed checkpoints: all whole")


def backup(workplace: Workplace) -> Outcome:
    """Written by the command people use, restored in another place, and verified there with a copy of the keys."""
    from django.conf import settings as found
    from django.db import connection

    if connection.vendor == "postgresql" and not workplace.scratch_database:
        return not_done("Name an empty PostgreSQL database to restore into: --scratch-database postgres://…")
    file, home = workplace.scratch / "backup.tar", workplace.scratch / "restored"
    wrong = _stillroom(["backup", str(file)], None)
    if wrong:
        return failed(*wrong)
    home.mkdir(mode=0o700)
    shutil.copytree(found.STILLROOM_KEYS, home / "keys")
    wrong = _stillroom(["restore", str(file)], environment(home, workplace.scratch_database))
    size = file.stat().st_size
    return verdict(wrong, f"{size:,} bytes written, restored in another place, and its ledger verified there")


def _stillroom(arguments: list[str], env: dict[str, str] | None) -> list[str]:
    """What the command said when it failed."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "stillroom.cli.main", *arguments],
        env=env,
        capture_output=True,
        text=True,
        check=False,
        cwd=Path.cwd(),
    )
    return [] if done.returncode == 0 else [f"stillroom {arguments[0]}: {done.stderr.strip()[-500:]}"]
