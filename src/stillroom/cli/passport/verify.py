"""`stillroom passport verify`"""

import json
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stillroom.cli.outcome import fail, wrong_use
from stillroom.cli.passport.files import LISTS, TRUST, ListsOption, ThisMachine, TrustOption, read_lists, read_trust

if TYPE_CHECKING:
    from stillroom.standards.credentials.verification import Fetch


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


def verify(
    what: Annotated[
        str,
        typer.Argument(metavar="FILE|URL|QR-TEXT", help="A file, a link, the text of a QR code; - reads the input."),
    ],
    offline: Annotated[
        bool, typer.Option("--offline", help="Use no network: pinned keys and kept lists only.")
    ] = False,
    trust: TrustOption = TRUST,
    lists: ListsOption = LISTS,
    format: Annotated[Format, typer.Option(help="How to say it.")] = Format.TEXT,
    this_machine: ThisMachine = False,
) -> None:
    """Who issued it, to whom, what, and whether it still holds. Ends with 0 only if every credential is valid."""
    from stillroom.cli.passport.report import as_json, as_text, reasons
    from stillroom.standards.credentials.fetch import fetcher
    from stillroom.standards.credentials.handed_in import verify_each
    from stillroom.standards.credentials.verification import Verdict

    fetch = None if offline else fetcher(loopback=this_machine)
    data, now = _read(what, fetch), datetime.now(UTC)
    found = verify_each(data, trust=read_trust(trust), at=now, fetch=fetch, lists=read_lists(lists))
    if format is Format.JSON:
        typer.echo(json.dumps(as_json(found, now), ensure_ascii=False, indent=2))
    else:
        typer.echo(as_text(found, now))
    if any(each.verdict is not Verdict.VALID for each in found):
        fail(*reasons(found))


def _read(what: str, fetch: "Fetch | None") -> bytes:
    from stillroom.standards.credentials.passport_file import MAX_BYTES
    from stillroom.standards.credentials.problem import CredentialRefused
    from stillroom.standards.credentials.share_link import is_link, read_link

    if what == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    if is_link(what):
        if fetch is None:
            wrong_use("A link needs the network. Leave out --offline, or give a file.")
        try:
            return read_link(what, fetch)
        except CredentialRefused as refusal:
            fail(refusal.words)
    file = Path(what)
    try:
        if file.is_file():
            with file.open("rb") as opened:
                return opened.read(MAX_BYTES + 1)
    except OSError:
        pass  # too long for a name, or not ours to read: then it may still be a text
    if what.upper().startswith("STILLROOM1:") or what.startswith(("eyJ", "{")):
        return what.encode()
    wrong_use(f"There is no file “{what[:80]}”. Give a file, a link that begins with https, or the text of a QR code.")
