"""Lays a pack out as PDF/UA-1, the standard of PDF that a screen reader can follow.

The words go to the compiler as data, never as markup, so nothing in a name or a reason can become an instruction. The
compiler runs in a process of its own: a pack of 500 pages takes 600 MB, which go back to the machine with it.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from stillroom.documents.fonts import FOLDER as FONTS
from stillroom.documents.fonts.coverage import drawable, not_in_our_face
from stillroom.documents.inspection_pack.content import Pack
from stillroom.documents.qr import qr_document

TEMPLATE = Path(__file__).with_name("pack.typ")
SECONDS = 300
MACHINE_FONTS = ("/usr/share/fonts", "/usr/local/share/fonts")
PROBE = b'#set document(title: "Probe")\n#set text(font: "Liberation Sans")\n#sys.inputs.words'


class NotLaidOut(Exception):
    """The compiler refused the pack or took too long. Its words are not repeated: they quote what it was given."""


def write_pdf(pack: Pack, path: Path, *, generated_at: datetime) -> None:
    """Raises NotLaidOut. `generated_at` is what the file says of its own making."""
    data = asdict(pack) | {"code": qr_document(pack.fingerprint_code) if pack.fingerprint_code else ""}
    asked = {"pack": data, "to": str(path), "at": int(generated_at.timestamp())}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "stillroom.documents.inspection_pack.pdf"],
            input=json.dumps(asked),
            text=True,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotLaidOut("too long") from error
    if done.returncode:
        raise NotLaidOut(done.stderr.strip().splitlines()[-1:] or "refused")


def compile_pdf(pack: dict[str, Any], at: int) -> bytes:
    """In this process. `at` is in seconds since 1970."""
    strange = {char for text in _texts(pack) for char in not_in_our_face(text)}
    drawn = frozenset(char for char in strange if _compiles(char)) if strange and not _compiles(*strange) else strange
    words = json.dumps(_drawable(pack, frozenset(drawn)), ensure_ascii=False)
    return _compile(TEMPLATE.read_bytes(), {"pack": words}, at)


def _compile(template: bytes, inputs: dict[str, str], at: int = 0) -> bytes:
    """Our own face; a script that it lacks is drawn by a face of this machine, where there is one."""
    import typst

    found = typst.compile(
        template,
        format="pdf",
        pdf_standards=["ua-1"],
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS), *_machine_fonts()]),
        ignore_system_fonts=True,
        sys_inputs=inputs,
        timestamp=at,
    )
    assert isinstance(found, bytes)  # noqa: S101 - for the type checker: one document, not a picture a page
    return found


def _machine_fonts() -> list[str]:
    """Folders of faces; not those with another edition of our own, which the compiler would take for it."""
    folders = {file.parent for root in MACHINE_FONTS for file in Path(root).glob("**/*.[to]tf")}
    return sorted(str(folder) for folder in folders if not any(folder.glob("Liberation*")))


def _compiles(*chars: str) -> bool:
    """Whether some face here has these characters: the standard refuses a document with one that is not drawn."""
    import typst

    try:
        _compile(PROBE, {"words": "".join(sorted(chars))})
    except typst.TypstError:
        return False
    return True


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def _drawable(value: Any, also: frozenset[str]) -> Any:
    if isinstance(value, str):
        return drawable(value, also)
    if isinstance(value, dict):
        return {key: _drawable(each, also) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_drawable(each, also) for each in value]
    return value


if __name__ == "__main__":
    request = json.load(sys.stdin)
    Path(request["to"]).write_bytes(compile_pdf(request["pack"], request["at"]))
