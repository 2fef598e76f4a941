"""Reads the cells of one row as what they should be; what they are not is collected, never raised."""

import re
from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from stillroom.competence.context import ANY, Context
from stillroom.competence.days import start_of
from stillroom.competence.scheme import Scheme
from stillroom.standards.tables.names import plain_name, resembling
from stillroom.standards.tables.problem import Problem, Problems
from stillroom.standards.tables.table import Row

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 _./:&()\-]*[A-Za-z0-9_)])?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_UK_DAY = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?\s*(Z|[+-][0-9]{2}:?[0-9]{2})?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
_YES = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
_YEARS = range(1900, 2200)


def is_code(text: str, longest: int = 50) -> bool:
    """Whether it may stand where a table asks for a code."""
    return len(text) <= longest and bool(_CODE.fullmatch(text))


class Cells:
    """One row under reading. After the last field, `failed` says whether any cell was wrong.

    A reader whose cell is wrong records the problem and returns its empty value.
    """

    def __init__(self, row: Row, problems: Problems, warnings: Problems) -> None:
        self.row = row
        self.failed = False
        self._problems = problems
        self._warnings = warnings

    def has(self, field: str) -> bool:
        """True when the file has the column at all."""
        return field in self.row.cells

    def problem(self, field: str, wrong: str, fix: str) -> None:
        """Record what only the caller can know to be wrong."""
        self.failed = True
        self._problems.add(Problem(self.row.file, self.row.number, field, wrong, fix))

    def warning(self, field: str, wrong: str, fix: str) -> None:
        self._warnings.add(Problem(self.row.file, self.row.number, field, wrong, fix))

    def long_text(self, field: str, *, required: bool = False) -> str:
        """Free text; may begin with any character, but a spreadsheet's formula marks are pointed out."""
        text = self._cell(field, required)
        if self._raw(field).startswith(_FORMULA):
            wrong = f"The text begins with “{_shown(self._raw(field)[0])}”, which a spreadsheet may run as a formula."
            self.warning(field, wrong, "It is kept as text; begin it with a letter if you can.")
        return text

    def text(self, field: str, *, required: bool = False, longest: int = 200) -> str:
        """One line: a name or a title, in any script."""
        text = self._cell(field, required)
        if not text or self._is_formula(field):
            return ""
        if "\n" in text or "\r" in text:
            self.problem(field, "The text has more than one line.", "Write it in one line.")
            return ""
        if len(text) > longest:
            self.problem(field, f"The text has {len(text)} characters; at most {longest} fit.", "Shorten it.")
            return ""
        return text

    def code(self, field: str, *, required: bool = False, longest: int = 50) -> str:
        """An identifier. Letters, digits and a few marks only, so that it reads the same everywhere."""
        code = self._cell(field, required)
        if not code or self._is_formula(field):
            return ""
        if len(code) > longest:
            self.problem(field, f"“{code[:20]}…” has {len(code)} characters; at most {longest} fit.", "Shorten it.")
            return ""
        if not _CODE.fullmatch(code):
            self.problem(
                field,
                f"“{code}” is not a code.",
                "Use the letters A to Z, digits, spaces and . - _ / : & ( ) only, beginning with a letter or digit.",
            )
            return ""
        return code

    def codes(self, field: str, *, required: bool = False) -> tuple[str, ...]:
        """Codes separated by semicolons; the same one twice is a problem."""
        found: list[str] = []
        if self._cell(field, required) and self._is_formula(field):
            return ()
        for part in self._parts(field):
            if not _CODE.fullmatch(part):
                self.problem(field, f"“{part}” is not a code.", "Separate codes with semicolons.")
            elif part in found:
                self.problem(field, f"“{part}” stands twice.", "Keep one.")
            else:
                found.append(part)
        return tuple(found)

    def choice(self, field: str, options: Collection[str], *, required: bool = False) -> str:
        value = self._cell(field, required)
        return self._option(field, value, options) if value else ""

    def choices(self, field: str, options: Collection[str], *, required: bool = False) -> tuple[str, ...]:
        """Values from a fixed list, separated by semicolons, each once, in the list's order."""
        self._cell(field, required)
        found = {self._option(field, part, options) for part in self._parts(field)}
        return tuple(option for option in options if option in found)

    def yes_no(self, field: str, *, required: bool = False) -> bool:
        """Empty means no."""
        value = self._cell(field, required).casefold()
        if value and value not in _YES:
            self.problem(field, f"“{value}” is neither yes nor no.", "Write yes or no.")
        return _YES.get(value, False)

    def integer(self, field: str, *, required: bool = False, lowest: int = 0, highest: int = 100_000) -> int | None:
        value = self._cell(field, required)
        if not value:
            return None
        if not re.fullmatch(r"[0-9]{1,9}", value) or not lowest <= int(value) <= highest:
            fix = f"Write a whole number from {lowest} to {highest:,}, without other signs."
            self.problem(field, f"“{value[:40]}” is not such a number.", fix)
            return None
        return int(value)

    def decimal(self, field: str, *, required: bool = False, places: int = 4) -> Decimal | None:
        """A plain number with a point, rounded half up to `places`."""
        value = self._cell(field, required)
        if not value:
            return None
        if len(value) > 20 or not _NUMBER.fullmatch(value):
            hint = f"Write {value.replace(',', '.')}." if _NUMBER.fullmatch(value.replace(",", ".")) else None
            fix = hint or "Write digits and a point, for example 0.8."
            self.problem(field, f"“{value[:40]}” is not a number.", fix)
            return None
        return Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)

    def day(self, field: str, *, required: bool = False) -> date | None:
        value = self._cell(field, required)
        return self._day(field, value) if value else None

    def moment(self, field: str, *, required: bool = False) -> datetime | None:
        """A moment with a zone, in UTC. A date alone is the start of that London day."""
        value = self._cell(field, required)
        if not value:
            return None
        if not re.search(r"[0-9]:[0-9]", value):
            day = self._day(field, value)
            return start_of(day) if day else None
        match = _MOMENT.fullmatch(value)
        try:
            moment = datetime.fromisoformat(re.sub(r"\s+(?=[Z+-])", "", value.upper())) if match else None
        except ValueError:
            moment = None
        if moment is None or moment.year not in _YEARS:
            fix = "Write it like 2026-11-21T09:30Z or 2026-06-21T09:30+01:00."
            self.problem(field, f"“{value[:40]}” is not a moment.", fix)
            return None
        if moment.tzinfo is None:
            fix = f"Add Z for UTC or the offset, for example {value}Z, or +01:00 in British summer time."
            self.problem(field, f"“{value}” does not say in which time zone.", fix)
            return None
        return moment.astimezone(UTC)

    def context(self, field: str) -> Context:
        value = self._cell(field, required=False)
        if value and self._is_formula(field):
            return ANY
        try:
            return Context.parse(value)
        except ValueError as error:
            self.problem(field, f"{error}.", "Write key=value pairs with semicolons, for example facility=section10.")
            return ANY

    def scheme(self, field: str, *, required: bool = False) -> Scheme | None:
        value = self._cell(field, required)
        if not value or self._is_formula(field):
            return None
        try:
            scheme = Scheme.parse(value)
        except ValueError as error:
            self.problem(field, f"{error}.", "An example: knowledge*1; observation*3 consecutive.")
            return None
        if not scheme.terms:
            self.problem(field, "The scheme has no terms.", "An example: knowledge*1; observation*3 consecutive.")
            return None
        return scheme

    def _raw(self, field: str) -> str:
        return self.row.cells.get(field, "")

    def _cell(self, field: str, required: bool) -> str:
        value = self._raw(field).strip()
        if required and not value:
            self.problem(field, "The cell is empty.", "Fill it in.")
        return value

    def _parts(self, field: str) -> Iterable[str]:
        return filter(None, (part.strip() for part in self._raw(field).split(";")))

    def _is_formula(self, field: str) -> bool:
        raw = self._raw(field)
        if not raw.startswith(_FORMULA):
            return False
        wrong = f"The cell begins with “{_shown(raw[0])}”, as a formula does."
        self.problem(field, wrong, "Replace the formula with its value, beginning with a letter or digit.")
        return True

    def _option(self, field: str, value: str, options: Collection[str]) -> str:
        by_name = {plain_name(option): option for option in options}
        option = by_name.get(plain_name(value))
        if option is None:
            wrong = f"“{value[:60]}” is not known here{resembling(value, options)}."
            self.problem(field, wrong, f"Write one of: {', '.join(options)}.")
        return option or ""

    def _day(self, field: str, value: str) -> date | None:
        try:
            day = date.fromisoformat(value) if _DAY.fullmatch(value) else None
        except ValueError:
            day = None
        if day is None or day.year not in _YEARS:
            self.problem(field, f"“{value[:40]}” is not a date.", f"Write it as year-month-day, {_suggested(value)}.")
            return None
        return day


def _suggested(value: str) -> str:
    """The date as it was probably meant, when it is written the British way; else an example."""
    if match := _UK_DAY.fullmatch(value):
        try:
            return f"{date(int(match[3]), int(match[2]), int(match[1])).isoformat()}"
        except ValueError:
            pass
    if re.fullmatch(r"[2-7][0-9]{4}", value):  # how Excel keeps a day: so many since the end of 1899
        return f"probably {date(1899, 12, 30) + timedelta(days=int(value))}; format the column as dates"
    return "for example 2026-11-21"


def _shown(character: str) -> str:
    return {"\t": "tab", "\r": "line end"}.get(character, character)
