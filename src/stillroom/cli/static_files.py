"""Collecting, hashing and compressing the static files, when they differ from those collected last."""

import hashlib
import os

import typer

FINGERPRINT = "fingerprint"


def collect_if_stale() -> None:
    from django.conf import settings
    from django.core.management import call_command

    fingerprint = _fingerprint()
    kept = settings.STATIC_ROOT.with_suffix(f".{FINGERPRINT}")
    if kept.exists() and kept.read_text() == fingerprint:
        return
    typer.echo("Preparing the static files…", err=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    kept.write_text(fingerprint)


def _fingerprint() -> str:
    """Changes when any static file of ours or of a library does."""
    from django.contrib.staticfiles.finders import get_finders

    sources = sorted(
        f"{name} {status.st_size} {status.st_mtime_ns}"
        for finder in get_finders()
        for name, storage in finder.list([])
        for status in [os.stat(storage.path(name))]
    )
    return hashlib.sha256("\n".join(sources).encode()).hexdigest()
