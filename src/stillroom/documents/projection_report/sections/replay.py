"""How to get the same figures again."""

from collections.abc import Mapping, Sequence
from typing import Any

from stillroom.documents.projection_report.content import Block, Section, Table, Text
from stillroom.documents.projection_report.run import Run

COMMAND = "stillroom project replay manifest.json"


def section(run: Run) -> Section:
    about = run.about
    blocks: list[Block] = [
        Text(
            [
                f"Keep this report with manifest.json and the files it names. “{COMMAND}” runs the projection again "
                "and compares every figure.",
                "A file that has changed since is refused before anything runs.",
            ]
        )
    ]
    facts = [(str(name), str(value)) for name, value in about.get("versions", {}).items()]
    facts += [(name, str(about[name])) for name in ("executor", "seed", "draws", "draws_sha256") if name in about]
    if facts:
        blocks.append(Table("Made with", ("What", "Which"), facts, of_words=True))
    for key, caption in (("inputs", "Files that went in"), ("outputs", "Files that came out")):
        rows = _files(about.get(key, ()))
        if rows:
            blocks.append(Table(caption, ("File", "SHA-256"), rows, of_words=True))
    return Section("replay", "How to replay this", blocks)


def _files(entries: Sequence[Mapping[str, Any]] | Mapping[str, str]) -> list[tuple[str, str]]:
    if isinstance(entries, Mapping):
        return [(str(name), str(digest)) for name, digest in entries.items()]
    return [(str(each.get("file")), str(each.get("sha256"))) for each in entries]
