"""`stillroom plan`: what one person still has to do, in order, and who can sign it."""

import json
from typing import Annotated, Any

import typer

from stillroom.cli.imports import Format
from stillroom.cli.outcome import wrong_use
from stillroom.cli.places import organisation_named, person_named
from stillroom.cli.start import start


def plan(
    organisation: Annotated[str, typer.Option(help="ODS code.")],
    person: Annotated[str, typer.Option(help="Employee number.")],
    role: Annotated[str, typer.Option(help="Code of a target role profile. Default: the role held.")] = "",
    output: Annotated[Format, typer.Option("--format", help="text for people, json for programs.")] = Format.TEXT,
) -> None:
    """The gaps in order, the ways to close each, and who can sign."""
    start()
    from stillroom.apps.accounts import clock
    from stillroom.apps.framework.selectors.requirements import role_profile_codes
    from stillroom.apps.plans.selectors.report import plan_report

    place = organisation_named(organisation)
    known_roles = role_profile_codes()
    if role and role not in known_roles:
        wrong_use(f"There is no role profile “{role}”. Known: {', '.join(sorted(known_roles)) or 'none yet'}.")
    report = plan_report(person_named(place, person), at=clock.now(), role_profile=role or None)
    if output is Format.JSON:
        typer.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return
    for each in report["plans"]:
        _print(each)
    if not report["plans"]:
        typer.echo("She holds no post today, so there is no plan.")


def _print(plan: dict[str, Any]) -> None:
    ready = "role-ready" if plan["role_ready"] else "not role-ready yet"
    kept = f"; plan: {plan['state'].replace('_', ' ')}" if plan["state"] else ""
    typer.echo(f"{plan['role_profile']} at {plan['unit']}: {ready}{kept}")
    for number, step in enumerate(plan["next"], start=1):
        who = ", ".join(step["who_can"]) or "nobody can do this today"
        typer.echo(f"  {number}. {step['competency']}: {step['action']} {step['method']} ×{step['count']} – {who}")
    for gap in plan["gaps"]:
        waits = f" (waits for {', '.join(gap['waits_for'])})" if gap["waits_for"] else ""
        typer.echo(f"  {gap['competency']} {gap['context']}: {gap['state']}: {', '.join(gap['missing'])}{waits}")
        for way in gap["ways"]["chosen"]:
            when = f", {way['planned_on']}" if way["planned_on"] else ""
            typer.echo(f"    {way['state']}: {way['title']}{when} ({way['reason']})")
