"""Every step of the qualification, in order."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from stillroom.cli.qualification import installation, packages, scratch
from stillroom.cli.qualification.steps import Outcome, Step, Workplace, failed, verdict

INSTALLATION = [
    Step("IQ-1", "Versions", "Every package is installed in the version of the lock file", packages.versions),
    Step("IQ-2", "Files", "Every installed file has the hash that its package was published with", packages.files),
    Step("IQ-3", "Settings", "The settings of a deployment raise no warning", installation.settings),
    Step("IQ-4", "Keys", "The keys are there and only their owner can read them", installation.keys),
    Step("IQ-5", "Database", "Every migration is applied", installation.migrations),
    Step("IQ-6", "Guards", "The triggers that refuse to change a record are there as made", installation.guards),
    Step("IQ-7", "Serving role", "On PostgreSQL the serving role may read and add only", installation.serving_role),
    Step("IQ-8", "Other checks", "What else `stillroom check` verifies raises no problem", installation.other_checks),
    Step("IQ-9", "Clock", "Server and database agree on the time, and no record is later", installation.clock),
    Step("IQ-10", "Security headers", "Every answer forbids what a browser should not do", installation.headers),
    Step("IQ-11", "Ledger", "Every statement, hash and signed checkpoint verifies", installation.ledger),
    Step("IQ-12", "Backup", "A backup is written, restored in a scratch place and verified", installation.backup),
]

_OPERATION = {
    "OQ-1": ("Lock-out", "Six wrong passwords lock the account, whatever the password"),
    "OQ-2": ("Recording", "A statement is the next of its chain"),
    "OQ-3": ("No change", "The database refuses to change or delete a statement"),
    "OQ-4": ("Signing", "A wrong password signs nothing; the right one signs once"),
    "OQ-5": ("Another organisation", "Its records are not found"),
    "OQ-6": ("Verification", "The ledger of the scratch installation is whole"),
    "OQ-7": ("Tampering", "With the guard taken away, an altered statement is found and named"),
}


@cache
def _operated(home: Path) -> dict[str, list[str]]:
    return scratch.run_in(home)


def _operation(name: str) -> Callable[[Workplace], Outcome]:
    def run(workplace: Workplace) -> Outcome:
        found = _operated(workplace.scratch / "operated")
        if name not in found:
            return failed(*found.get("crashed", ["The step did not come to its end"]))
        return verdict(found[name], "As expected, on a scratch installation with invented people")

    return run


def plan() -> Iterator[Step]:
    yield from INSTALLATION
    for name, (title, expected) in _OPERATION.items():
        yield Step(name, title, expected, _operation(name))
