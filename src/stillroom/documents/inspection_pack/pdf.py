"""Lays a pack out as PDF/UA-1, the standard of PDF that a screen reader can follow.

The words go to the compiler as data, never as markup, so nothing in a name or a reason can become an instruction. The
compiler runs in a process of its own: a pack of 500 pages takes 600 MB, which go back to the machine with it.
"""

import json
import subprocess
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from stillroom.documents.fonts import FOLDER as FONTS
from stillroom.documents.fonts.coverage import drawable
from stillroom.documents.inspection_pack.content import Pack
from stillroom.documents.qr import qr_document

TEMPLATE = Path(__file__).with_name("pack.typ")
SECONDS = 300


class NotLaidOut(Exception):
    """The compiler refused the pack or took too long. Its words are not repeated: they quote what it was given."""


def write_pdf(pack: Pack, path: Path, *, generated_at: datetime) -> None:
    """Raises NotLaidOut. `generated_at` is what the file says of its own making."""
    data = _drawable(asdict(pack))
    data["code"] = qr_document(pack.fingerprint_code) if pack.fingerprint_code else ""
    asked = {"pack": json.dumps(data, ensure_ascii=False), "to": str(path), "at": int(generated_at.timestamp())}
    try:
        done = subprocess.run(  # noqa: S603 - nothing of it is typed by anyone
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


def compile_pdf(pack: str, at: int) -> bytes:
    """`pack` as JSON."""
    import typst

    found = typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        pdf_standards=["ua-1"],
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"pack": pack},
        timestamp=at,
    )
    assert isinstance(found, bytes)  # noqa: S101 - for the type checker: one document, not a picture a page
    return found


def _drawable(value: Any) -> Any:
    if isinstance(value, str):
        return drawable(value)
    if isinstance(value, dict):
        return {key: _drawable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_drawable(each) for each in value]
    return value


if __name__ == "__main__":
    request = json.load(sys.stdin)
    Path(request["to"]).write_bytes(compile_pdf(request["pack"], request["at"]))
