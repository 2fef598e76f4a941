from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundField

from stillroom.ui.forms.fields.base import NhsField, Params

MEGABYTE = 1024 * 1024


class FileField(NhsField, forms.FileField):
    """A file to upload. The form tag needs ``form_attributes(form)``, which sets the encoding.

    ``accept`` lists endings (".csv"); ``max_megabytes`` is the largest file taken.
    """

    drawn_by: ClassVar[str] = "ui/forms/file.jinja"
    ask: ClassVar[str] = "Choose"

    def __init__(self, *, accept: tuple[str, ...] = (), max_megabytes: int | None = None, **kwargs: Any) -> None:
        self.accept = accept
        self.max_megabytes = max_megabytes
        super().__init__(**kwargs)

    def messages(self, *, label: str, what: str) -> dict[str, str]:
        return {
            **super().messages(label=label, what=what),
            "empty": "The file is empty. Choose a file that has something in it",
            "missing": f"Choose {what}",
            "invalid": f"Choose {what}. The page did not send a file",
            "ending": "The file must end in %(accept)s. Save it in that form, then choose it again",
            "size": "The file must be %(max)s MB or smaller; it is %(size)s MB",
        }

    def clean(self, data: Any, initial: Any = None) -> Any:
        cleaned = super().clean(data, initial)
        if isinstance(cleaned, UploadedFile):
            self._check_ending(cleaned.name or "")
            self._check_size(cleaned.size or 0)
        return cleaned

    def _check_ending(self, name: str) -> None:
        if self.accept and not name.lower().endswith(self.accept):
            accept = " or ".join(self.accept)
            raise ValidationError(self.error_messages["ending"], code="ending", params={"accept": accept})

    def _check_size(self, size: int) -> None:
        if self.max_megabytes is not None and size > self.max_megabytes * MEGABYTE:
            params = {"max": self.max_megabytes, "size": f"{size / MEGABYTE:.1f}"}
            raise ValidationError(self.error_messages["size"], code="size", params=params)

    def macro_params(self, bound: BoundField) -> Params:
        params = super().macro_params(bound)
        del params["value"]
        return params | {"attributes": {"accept": ",".join(self.accept)}} if self.accept else params
