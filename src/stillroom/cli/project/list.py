"""`stillroom project list`"""

import typer


def list_() -> None:
    """The scenarios that come with Stillroom, and where their files stand to copy from."""
    import tomllib

    from stillroom.planning.projection.runs import shipped

    for name in shipped.names():
        path = shipped.find(name)
        typer.echo(f"{name}: {tomllib.loads(path.read_text('utf-8')).get('title', '')}\n  {path}")
