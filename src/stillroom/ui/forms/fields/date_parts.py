"""A date as people type it, in boxes, before it is known to be a date."""

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:. ]?(?P<minute>\d{2}))?\s*(?P<half>[ap]m)?", re.IGNORECASE)


class DateParts(dict[str, str]):
    """What stands in the boxes, by the name of the part."""

    @classmethod
    def of(cls, value: Any, parts: tuple[str, ...]) -> "DateParts":
        """Take a date or a moment apart; nothing gives empty boxes."""
        if isinstance(value, dt.datetime):
            value = timezone.localtime(value) if timezone.is_aware(value) else value
        if not isinstance(value, dt.date):
            return cls(dict.fromkeys(parts, ""))
        boxes = {"day": str(value.day), "month": str(value.month), "year": f"{value.year:04}"}
        if "time" in parts:
            boxes["time"] = f"{value:%H:%M}" if isinstance(value, dt.datetime) else ""
        return cls(boxes)

    @property
    def is_empty(self) -> bool:
        """Whether no box holds anything."""
        return not any(self.values())

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the boxes left empty."""
        return tuple(part for part, text in self.items() if not text)


class DatePartsWidget(forms.Widget):
    """Reads ``name_day``, ``name_month``, … from the request."""

    def __init__(self, parts: tuple[str, ...]) -> None:
        self.parts = parts
        super().__init__()

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> DateParts:
        return DateParts({part: str(data.get(f"{name}_{part}") or "").strip() for part in self.parts})

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(f"{name}_{part}" in data for part in self.parts)


def month_number(text: str) -> int:
    """Return the month of "3", "03", "mar" or "March"; anything else is a ``ValueError``."""
    return MONTHS[text[:3].lower()] if text[:3].lower() in MONTHS else int(text)


def read_time(text: str) -> dt.time:
    """Return the time of "14:30", "1430", "14.30", "2:30pm" or "9am"; anything else is a ``ValueError``."""
    match = TIME.fullmatch(text.strip())
    if match is None or (match["minute"] is None and match["half"] is None):
        raise ValueError(text)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(text)
        hour = hour % 12 + (12 if match["half"].lower() == "pm" else 0)
    return dt.time(hour, minute)
