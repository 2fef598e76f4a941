"""A group of commands of which one is meant where none is named: `project FILE` beside `project compare A B`."""

from typing import Any

from typer.core import TyperGroup

HELP = {"--help", "-h"}


class RunsByDefault(TyperGroup):
    """What is no command's name is an argument of `run`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in HELP:
            args = ["run", *args]
        return super().parse_args(ctx, args)
