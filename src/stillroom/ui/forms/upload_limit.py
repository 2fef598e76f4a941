"""Refuses an upload that is too large while it arrives: what lies beyond the limit is counted, and kept nowhere."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

LIMIT = 25 * 1024 * 1024


class TooLargeUpload(UploadedFile):  # type: ignore[type-arg] # generic in the stubs only
    """Stands for a file that was not kept: it has a name and a size, by which a `FileField` refuses it."""


class UploadLimit(FileUploadHandler):
    """Comes before the handlers that keep a file, and hands them nothing more once the limit is passed."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        was_within = self.received <= LIMIT
        self.received += len(raw_data)
        if self.received <= LIMIT:
            return raw_data
        if was_within:
            self._drop_what_is_kept()
        return None

    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":
        if self.received <= LIMIT:
            return None
        return TooLargeUpload(name=self.file_name, content_type=self.content_type, size=self.received)

    def _drop_what_is_kept(self) -> None:
        """The handlers after this one hold the beginning of the file; it goes at once."""
        for handler in self.request.upload_handlers if self.request else ():
            if handler is not self:
                handler.upload_interrupted()
