"""`stillroom passport`: check what others issued, without an installation; and write out what this one issues."""

import typer

from stillroom.cli.passport.accept import accept
from stillroom.cli.passport.issue import issue
from stillroom.cli.passport.lists import fetch_lists
from stillroom.cli.passport.trust import app as trust
from stillroom.cli.passport.verify import verify

app = typer.Typer(no_args_is_help=True, help="Check credentials, with or without a network, and issue them.")
app.command("verify")(verify)
app.command("issue")(issue)
app.command("accept")(accept)
app.command("fetch-lists")(fetch_lists)
app.add_typer(trust, name="trust")
