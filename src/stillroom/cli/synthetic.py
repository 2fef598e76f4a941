"""Tells the pages whether anybody in the database is real."""


def show_whether_synthetic() -> None:
    """The database knows; the servers read it from a file, so that no page has to ask. Call before serving."""
    from django.conf import settings

    from stillroom.apps.accounts.selectors.synthetic import synthetic_since

    since = synthetic_since()
    file = settings.STILLROOM_HOME / "synthetic"
    if since is not None:
        file.write_text(f"Nobody in this database is real, since {since:%Y-%m-%d}.\n", encoding="utf-8")
    else:
        file.unlink(missing_ok=True)
    settings.STILLROOM_SYNTHETIC = since is not None
