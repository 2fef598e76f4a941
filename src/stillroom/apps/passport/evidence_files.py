"""Files of evidence: checked by what they are, kept outside the web root, for the server's eyes only.

They are never drawn in a page and never run: whoever may assess them takes them down as an attachment.
"""

import os
import re
from pathlib import Path
from uuid import UUID

from django.conf import settings

MAX_BYTES = 10 * 1024 * 1024
MOST_FILES = 5
KINDS = {
    b"%PDF-": ("application/pdf", (".pdf",)),
    b"\x89PNG\r\n\x1a\n": ("image/png", (".png",)),
    b"\xff\xd8\xff": ("image/jpeg", (".jpg", ".jpeg")),
}
ACCEPTED = (".pdf", ".png", ".jpg", ".jpeg")
_UNSAFE = re.compile(r"[^A-Za-z0-9._ -]+")


class NotEvidence(Exception):
    """Why a file is not taken, in words for whoever sent it."""


def content_type_of(name: str, data: bytes) -> str:
    """By its first bytes, which must fit its name. Raises NotEvidence."""
    if not data:
        raise NotEvidence("The file is empty. Choose one with something in it.")
    if len(data) > MAX_BYTES:
        raise NotEvidence("The file is larger than 10 MB. Send a smaller one, or say where it is kept.")
    for magic, (content_type, endings) in KINDS.items():
        if data.startswith(magic) and name.lower().endswith(endings):
            return content_type
    raise NotEvidence("Send a PDF, PNG or JPEG file, named as what it is.")


def safe_name(name: str) -> str:
    """The name without anything that a header or a file system would read something into."""
    stem, ending = os.path.splitext(os.path.basename(name.replace("\\", "/")))
    return f"{_UNSAFE.sub('_', stem).strip(' .') or 'evidence'}"[:100] + ending.lower()


def keep(kept_as: UUID, data: bytes) -> None:
    descriptor = os.open(_folder() / str(kept_as), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)


def discard(kept_as: UUID) -> None:
    (_folder() / str(kept_as)).unlink(missing_ok=True)


def read(kept_as: UUID) -> bytes:
    """Raises FileNotFoundError."""
    return (_folder() / str(kept_as)).read_bytes()


def _folder() -> Path:
    folder = Path(settings.MEDIA_ROOT) / "prior-learning"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
