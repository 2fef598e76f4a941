"""Renames the columns and values of another system's extract to ours, from a TOML file.

[columns]
"Employee Number" = "employee_number"

[values.staff_group]
"Pharmacy Technician" = "pharmacy_technician"
"""

import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from stillroom.standards.tables.names import plain_name
from stillroom.standards.tables.problem import Problem, Problems

_LIMIT = 1_000_000


@dataclass
class ColumnMapping:
    """`columns`: name in the file → ours; `values`: our column → value in the file → ours."""

    file: str
    columns: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    problems: Problems = field(default_factory=Problems)

    @cached_property
    def renamed(self) -> dict[str, str]:
        return {plain_name(shown): target for shown, target in self.columns.items()}

    def value(self, column: str, cell: str) -> str:
        """The cell in our words; as it stands when the mapping says nothing about it."""
        known = self._values.get(column)
        return known.get(cell.strip().casefold(), cell) if known else cell

    @cached_property
    def _values(self) -> dict[str, dict[str, str]]:
        return {
            column: {shown.strip().casefold(): ours for shown, ours in pairs.items()}
            for column, pairs in self.values.items()
        }

    @staticmethod
    def load(path: Path) -> "ColumnMapping":
        """Reads the file; what is wrong with it is in `problems`."""
        mapping = ColumnMapping(path.name)
        try:
            if path.stat().st_size > _LIMIT:
                raise OSError("it is larger than 1 MB")
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            wrong = f"The mapping cannot be read: {error}."
            mapping.problems.add(Problem(path.name, None, "", wrong, "Correct the file; it is TOML in UTF-8."))
            return mapping
        mapping._read(data)
        return mapping

    def _read(self, data: dict[str, object]) -> None:
        for name in data.keys() - {"columns", "values"}:
            self._problem(name, f"“{name}” is not part of a mapping.", "Use [columns] and [values.COLUMN] only.")
        self.columns = self._pairs("columns", data.get("columns", {}))
        values = data.get("values", {})
        for column, pairs in values.items() if isinstance(values, dict) else ():
            self.values[column] = self._pairs(f"values.{column}", pairs)
        sources: dict[str, str] = {}
        for shown, target in self.columns.items():
            if target in sources:
                wrong = f"Both “{sources[target]}” and “{shown}” are mapped to “{target}”."
                self._problem(target, wrong, "Map one column to it.")
            sources[target] = shown

    def _pairs(self, name: str, data: object) -> dict[str, str]:
        if not isinstance(data, dict) or not all(isinstance(value, str) for value in data.values()):
            self._problem(name, f"[{name}] does not hold names in quotes.", 'Write "name in the file" = "our_name".')
            return {}
        return dict(data)

    def _problem(self, field_name: str, wrong: str, fix: str) -> None:
        self.problems.add(Problem(self.file, None, field_name, wrong, fix))
