"""A framework of others, invented, brought in from a CASE file: to refer to, required of nobody."""

from pathlib import Path

from stillroom.apps.accounts.selectors.users import find_user
from stillroom.apps.framework.services.import_case import import_case
from stillroom.demo.services.draft_next_version import OWNER

FILE = Path(__file__).parents[1] / "region" / "skills_of_others.json"


def import_others() -> None:
    done = import_case(
        file=FILE.name, data=FILE.read_bytes(), framework="CLEAN-ROOM", dry_run=False, by=find_user(email=OWNER)
    )
    if done.report.problems:
        raise ValueError([str(problem) for problem in done.report.problems])
