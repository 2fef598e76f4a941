"""`stillroom readiness`: who may do what, now or at any moment."""

import json
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from stillroom.cli.imports import Format
from stillroom.cli.moments import moment
from stillroom.cli.places import organisation_named, person_named, unit_named
from stillroom.cli.start import start


def readiness(
    organisation: Annotated[str, typer.Option(help="ODS code.")],
    unit: Annotated[str, typer.Option(help="Unit code; all units when left out.")] = "",
    person: Annotated[str, typer.Option(help="Employee number; everyone when left out.")] = "",
    at: Annotated[str, typer.Option(help="The moment asked about, by when things happened. Default: now.")] = "",
    known_by: Annotated[str, typer.Option(help="Leave out what was recorded after this moment.")] = "",
    output: Annotated[Format, typer.Option("--format", help="text for people, json for programs.")] = Format.TEXT,
) -> None:
    """How each post stands in each of its requirements."""
    asked, known = moment("--at", at), moment("--known-by", known_by)
    start()
    from stillroom.apps.accounts import clock
    from stillroom.apps.readiness.selectors.report import readiness_report

    place = organisation_named(organisation)
    report = readiness_report(
        place,
        at=asked or clock.now(),
        known_by=known,
        unit=unit_named(place, unit).id if unit else None,
        person=person_named(place, person).canonical_id if person else None,
    )
    if output is Format.JSON:
        typer.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        _print(report)


def _print(report: dict[str, Any]) -> None:
    table = Table(title=f"Readiness at {report['at']}")
    for heading in ("Person", "Unit", "Role", "Competency", "Context", "State", "Until", "Missing"):
        table.add_column(heading)
    for post in report["posts"]:
        for item in post["items"]:
            state = item["state"].replace("_", " ") + (" (overdue)" if item["overdue"] else "")
            table.add_row(
                post["employee_number"],
                post["unit"],
                post["role_profile"],
                item["competency"],
                item["context"],
                state,
                item["valid_until"] or "",
                ", ".join(item["missing"]),
            )
    Console().print(table)
