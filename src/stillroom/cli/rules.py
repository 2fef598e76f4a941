"""`stillroom rules`: the dated rules, and the figures that no source gives."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from stillroom.cli.outcome import fail
from stillroom.cli.start import start

app = typer.Typer(no_args_is_help=True, help="The dated rules, and the figures an installation sets itself.")


@app.command("list")
def list_() -> None:
    """Every rule, when it holds and which of its figures are settings."""
    start()
    from stillroom.apps.framework.selectors.rules import dated_rules

    table = Table()
    for heading in ("Rule", "Title", "From", "Until", "Settings"):
        table.add_column(heading)
    for rule in dated_rules():
        made = ", ".join(f"{name}={rule.parameters.get(name)}" for name in sorted(rule.settings))
        table.add_row(rule.code, rule.title, str(rule.valid_from or ""), str(rule.valid_until or ""), made)
    Console().print(table)


@app.command("set")
def set_(
    code: Annotated[str, typer.Argument(help="Code of the rule, for example RU14.")],
    setting: Annotated[str, typer.Argument(help="Name of the setting, for example months.")],
    value: Annotated[str, typer.Argument(help="A whole number, or “none” to leave it open.")],
) -> None:
    """Set a figure that no source gives. The rule as it stood before is kept."""
    start()
    from django.core.exceptions import ValidationError

    from stillroom.apps.framework.services.set_rule_parameter import set_rule_parameter

    if value != "none" and not value.isdigit():
        fail(f"“{value}” is not a whole number. Write digits, or none.")
    try:
        set_rule_parameter(code=code, parameter=setting, value=None if value == "none" else int(value), by=None)
    except ValidationError as error:
        fail(*error.messages)
