import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils import timezone

from stillroom.ui.forms.fields.base import NhsField, Params
from stillroom.ui.forms.fields.date_parts import DateParts, DatePartsWidget, month_number, read_time

Limit = dt.date | Callable[[], dt.date] | None
DIGITS = {"day": 2, "month": 2, "year": 4, "time": 5}


class DateField(NhsField, forms.Field):
    """A date in three boxes: day, month, year. A month may be written as a word.

    ``earliest`` and ``latest`` are dates, or callables asked when a form is checked.
    """

    drawn_by: ClassVar[str] = "ui/forms/date.jinja"
    parts: ClassVar[tuple[str, ...]] = ("day", "month", "year")

    def __init__(self, *, earliest: Limit = None, latest: Limit = None, **kwargs: Any) -> None:
        self.earliest = earliest
        self.latest = latest
        super().__init__(widget=DatePartsWidget(self.parts), **kwargs)

    def messages(self, *, label: str, what: str) -> dict[str, str]:
        return {
            **super().messages(label=label, what=what),
            "missing": f"{label} must include a %(missing)s",
            "real": f"{label} must be a real date, like 27 3 2026",
            "year": f"{label} must have a year of 4 numbers, like 2026",
            "earliest": f"{label} must be %(limit)s or later",
            "latest": f"{label} must be %(limit)s or earlier",
        }

    def clean(self, value: Any) -> Any:
        parts = value if isinstance(value, DateParts) else DateParts.of(value, self.parts)
        if parts.is_empty:
            if self.required:
                raise self.wrong("required", self.parts)
            return None
        if missing := parts.missing:
            raise self.wrong("missing", missing, missing=" and a ".join(missing))
        cleaned = self.read(parts)
        self.run_validators(cleaned)
        return cleaned

    def read(self, parts: DateParts) -> dt.date:
        """Return the date that the parts make, within the limits."""
        day = self.read_day(parts)
        self.check_limits(day)
        return day

    def read_day(self, parts: DateParts) -> dt.date:
        """Return the day that the parts make."""
        if not (parts["year"].isdecimal() and len(parts["year"]) == 4):
            raise self.wrong("year", ("year",))
        try:
            return dt.date(int(parts["year"]), month_number(parts["month"]), int(parts["day"]))
        except ValueError:
            raise self.wrong("real", ("day", "month", "year")) from None

    def check_limits(self, day: dt.date) -> None:
        """Raise when the day is outside ``earliest`` to ``latest``."""
        earliest, latest = _now(self.earliest), _now(self.latest)
        if earliest is not None and day < earliest:
            raise self.wrong("earliest", ("day", "month", "year"), limit=_words(earliest))
        if latest is not None and day > latest:
            raise self.wrong("latest", ("day", "month", "year"), limit=_words(latest))

    def wrong(self, code: str, parts: tuple[str, ...], **params: str) -> ValidationError:
        """Return the error, which remembers the boxes at fault so that they are marked and linked to."""
        return ValidationError(self.error_messages[code], code=code, params={**params, "parts": parts})

    def has_changed(self, initial: Any, data: Any) -> bool:
        return DateParts.of(initial, self.parts) != (data or DateParts.of(None, self.parts))

    def macro_params(self, bound: BoundField) -> Params:
        value = bound.value()
        shown = value if isinstance(value, DateParts) else DateParts.of(value, self.parts)
        at_fault = self.parts_at_fault(bound)
        items = [
            {
                "id": self.part_id(bound, part),
                "name": f"{bound.html_name}_{part}",
                "label": {"text": part.capitalize()},
                "value": shown[part],
                "width": DIGITS[part],
                # A month may be a word and a time has a colon, which number keys do not offer.
                "inputmode": "numeric" if part in ("day", "year") else "text",
                "error": part in at_fault,
            }
            for part in self.parts
        ]
        said = self.hint_and_error(bound)
        for key in said:
            said[key]["id"] = f"{bound.auto_id}-{'hint' if key == 'hint' else 'error'}"
        return {
            "id": bound.auto_id,
            "classes": self.classes,
            "fieldset": {"legend": self.label_params()},
            "items": items,
            **said,
        }

    def parts_at_fault(self, bound: BoundField) -> tuple[str, ...]:
        """Return the boxes that the first error is about; all of them when it does not say."""
        errors = bound.form.errors.as_data().get(bound.name, []) if bound.form.is_bound else []
        if not errors:
            return ()
        params: Mapping[str, Any] = errors[0].params or {}
        return tuple(params.get("parts", self.parts))

    def part_id(self, bound: BoundField, part: str) -> str:
        """Return the id of one box."""
        return f"{bound.auto_id}_{part}"

    def error_target(self, bound: BoundField) -> str:
        at_fault = self.parts_at_fault(bound)
        return self.part_id(bound, at_fault[0] if at_fault else self.parts[0])


class DateTimeField(DateField):
    """A day in three boxes and a time in a fourth, as wall-clock time; gives an aware datetime.

    When the clocks go back, a time that comes twice is taken as the first.
    """

    parts: ClassVar[tuple[str, ...]] = ("day", "month", "year", "time")

    def messages(self, *, label: str, what: str) -> dict[str, str]:
        return {
            **super().messages(label=label, what=what),
            "time": f"{label} must have a time between 00:00 and 23:59, like 14:30",
            "skipped": f"{label} cannot be a time that the clocks skipped. Enter a time an hour later",
        }

    def read(self, parts: DateParts) -> dt.datetime:
        day = self.read_day(parts)
        try:
            time = read_time(parts["time"])
        except ValueError:
            raise self.wrong("time", ("time",)) from None
        self.check_limits(day)
        moment = dt.datetime.combine(day, time, tzinfo=timezone.get_current_timezone())
        if moment.astimezone(dt.UTC).astimezone(moment.tzinfo).time() != time:
            raise self.wrong("skipped", ("time",))
        return moment


def _now(limit: Limit) -> dt.date | None:
    return limit() if callable(limit) else limit


def _words(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
