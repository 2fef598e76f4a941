"""`stillroom passport`: check what others issued. Needs no installation: neither settings nor a database."""

import typer

from stillroom.cli.passport.accept import accept
from stillroom.cli.passport.lists import fetch_lists
from stillroom.cli.passport.trust import app as trust
from stillroom.cli.passport.verify import verify

app = typer.Typer(no_args_is_help=True, help="Check credentials, with or without a network.")
app.command("verify")(verify)
app.command("accept")(accept)
app.command("fetch-lists")(fetch_lists)
app.add_typer(trust, name="trust")
