from typing import Any

from django.core.exceptions import ValidationError

from stillroom.standards.credentials.passport_file import MAX_BYTES
from stillroom.ui.forms import FileField, Form, TextField

MEGABYTES = MAX_BYTES // 1024 // 1024


class CheckCredentialForm(Form):
    """What somebody was shown: a text or a link, or else a file."""

    text = TextField(
        label="Paste a link, a text or what a QR code says",
        what="a link or a text",
        hint="A link with /shared/ in it, the text of a credential, or a text that begins with STILLROOM1:",
        required=False,
        rows=4,
    )
    file = FileField(
        label="Or choose a file",
        what="a file",
        hint=f"A passport file, a credential (.json, .jwt) or a badge picture (.png, .svg), up to {MEGABYTES} MB.",
        required=False,
        max_megabytes=MEGABYTES,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        text, file = (cleaned.get("text") or "").strip(), cleaned.get("file")
        if not self.errors and bool(text) == bool(file):
            words = "Paste a text or choose a file, not both" if text else "Paste a link or a text, or choose a file"
            self.add_error("text", ValidationError(words))
        return {**cleaned, "text": text}
