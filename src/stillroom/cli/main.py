"""The `stillroom` command. To add a command, write a module of its own here and one line below.

A command's module imports Django and the apps inside its function, after `start()`, so that `--help` answers at once.
"""

import typer

from stillroom.cli import (
    backup,
    check,
    demo,
    docs,
    import_,
    inspection_pack,
    invite,
    ledger,
    link,
    migrate,
    plan,
    readiness,
    remind,
    restore,
    rules,
    seal_again,
    serve,
    worker,
)
from stillroom.cli.passport import app as passport
from stillroom.cli.project import app as project

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,  # they may hold names and passwords
    help="Stillroom: who is safe to do what in pharmacy technical services, and on what evidence.",
)

app.command("demo")(demo.demo)
app.command("serve")(serve.serve)
app.command("worker")(worker.worker)
app.command("migrate")(migrate.migrate)
app.command("check")(check.check)
app.command("backup")(backup.backup)
app.command("restore")(restore.restore)
app.command("link")(link.link)
app.command("seal-again")(seal_again.seal_again)
app.command("invite")(invite.invite)
app.command("readiness")(readiness.readiness)
app.command("inspection-pack")(inspection_pack.inspection_pack)
app.command("plan")(plan.plan)
app.command("remind")(remind.remind)
app.command("docs")(docs.docs)
app.add_typer(import_.app, name="import")
app.add_typer(ledger.app, name="ledger")
app.add_typer(rules.app, name="rules")
app.add_typer(passport.app, name="passport")
app.add_typer(project.app, name="project")

if __name__ == "__main__":
    app()
