"""Lays a pack out as PDF/UA-1.

The compiler runs in a process of its own: a pack of 500 pages takes 600 MB, which go back to the machine with it.
"""

import json
import subprocess
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from stillroom.documents.inspection_pack.content import Pack
from stillroom.documents.qr import qr_document
from stillroom.documents.typesetting import to_pdf

TEMPLATE = Path(__file__).with_name("pack.typ")
SECONDS = 300


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
    return to_pdf(TEMPLATE, pack, at=at, name="pack")


if __name__ == "__main__":
    request = json.load(sys.stdin)
    Path(request["to"]).write_bytes(compile_pdf(request["pack"], request["at"]))
