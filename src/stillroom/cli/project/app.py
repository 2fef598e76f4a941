"""`stillroom project`: the workforce over the years, from a scenario file.

The engine is imported inside each command, so that `--help` answers at once. To add a command, write a module of its
own here and one line below.
"""

import typer

from stillroom.cli.project.calibrate import backtest, calibrate
from stillroom.cli.project.commission import commission
from stillroom.cli.project.compare import compare
from stillroom.cli.project.costs import costs
from stillroom.cli.project.group import RunsByDefault
from stillroom.cli.project.list import list_
from stillroom.cli.project.replay import replay
from stillroom.cli.project.report import report
from stillroom.cli.project.run import run

app = typer.Typer(
    cls=RunsByDefault,
    no_args_is_help=True,
    help="Project the workforce over the years: stillroom project SCENARIO.toml --out DIR, or one of the commands.",
)
app.command("run")(run)
app.command("replay")(replay)
app.command("report")(report)
app.command("compare")(compare)
app.command("commission")(commission)
app.command("costs")(costs)
app.command("calibrate")(calibrate)
app.command("backtest")(backtest)
app.command("list")(list_)
