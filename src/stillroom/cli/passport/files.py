"""The trust file and the kept status lists, as files of whoever types the command."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stillroom.cli.outcome import wrong_use

if TYPE_CHECKING:
    from stillroom.standards.credentials.trust import TrustList
    from stillroom.standards.credentials.verification import KeptList

FOLDER = Path(typer.get_app_dir("stillroom"))
TRUST, LISTS = FOLDER / "trust.toml", FOLDER / "lists"

TrustOption = Annotated[Path, typer.Option("--trust", help="The file of issuers you trust, with their keys.")]
ListsOption = Annotated[Path, typer.Option("--lists", help="The folder of status lists kept for checking offline.")]
ThisMachine = Annotated[
    bool, typer.Option("--this-machine", help="Also ask addresses of this machine itself, over http: for trying out.")
]


def read_trust(path: Path) -> "TrustList":
    """Nobody is trusted where there is no file, unless it was named."""
    from stillroom.standards.credentials.trust import TrustList
    from stillroom.standards.credentials.trust_file import BadTrustFile, read_trust_file

    if path == TRUST and not path.exists():
        return TrustList()
    try:
        return read_trust_file(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        wrong_use(f"The trust file {path} cannot be read. Make one with: stillroom passport trust add")
    except BadTrustFile as error:
        wrong_use(f"{path}: {error}")


def write_trust(path: Path, trust: "TrustList") -> None:
    from stillroom.standards.credentials.trust_file import write_trust_file

    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_trust_file(trust), encoding="utf-8")


def read_lists(folder: Path) -> dict[str, "KeptList"]:
    """A file that is none is passed over: the credentials that need it then cannot be told."""
    from stillroom.standards.credentials.kept_list import read_kept_list

    found = {}
    for file in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        try:
            url, kept = read_kept_list(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            typer.echo(f"{file} is not a kept status list, and was passed over.", err=True)
            continue
        found[url] = kept
    return found


def write_list(folder: Path, url: str, kept: "KeptList") -> None:
    from stillroom.standards.credentials.kept_list import file_name, write_kept_list

    folder.mkdir(parents=True, exist_ok=True)
    (folder / file_name(url)).write_text(write_kept_list(url, kept), encoding="utf-8")
