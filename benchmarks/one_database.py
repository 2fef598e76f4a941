"""Every measurement on the database that `DATABASE_URL` names; prints JSON."""

import json
import logging
import sys

import django


def main(size: str, only: list[str]) -> None:
    django.setup()
    logging.disable(logging.WARNING)  # a serving installation writes its log to a pipe, not to this table
    from django.core.management import call_command

    from benchmarks.board import board
    from benchmarks.comparison import comparison
    from benchmarks.credentials import credentials
    from benchmarks.inspection import inspection
    from benchmarks.ledger import many_statements, one_statement
    from benchmarks.levers import levers
    from benchmarks.moving import moving
    from benchmarks.region import readiness_of_all
    from benchmarks.rules import dated_rules_of_all
    from benchmarks.sizes import SIZES

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    measures = {
        "statement": one_statement,
        "batch": many_statements,
        "board": board,
        "inspection": inspection,
        "comparison": comparison,
        "moving": moving,
        "levers": levers,
        "rules": dated_rules_of_all,
        "credentials": credentials,
        "region": readiness_of_all,
    }
    for name, measure in measures.items():
        if not only or name in only:
            print(f"  {name} …", file=sys.stderr, flush=True)  # noqa: T201
            for found in measure(SIZES[size]):
                print(json.dumps(found.as_json()), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
