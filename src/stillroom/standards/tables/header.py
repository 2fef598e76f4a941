"""The first row: which column is which."""

import re

from stillroom.standards.tables.columns import Columns
from stillroom.standards.tables.mapping import ColumnMapping
from stillroom.standards.tables.names import plain_name, resembling
from stillroom.standards.tables.problem import Problem, Problems

_DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}


def delimiter_problem(file: str, header: list[str]) -> Problem | None:
    """A header of one cell that holds another delimiter was not written with commas."""
    if len(header) != 1:
        return None
    for character, name in _DELIMITERS.items():
        if character in header[0]:
            return Problem(
                file,
                1,
                "",
                f"The columns are separated by {name}, not commas.",
                "Save the file with commas between the columns; in Excel choose “CSV UTF-8 (Comma delimited)”.",
            )
    return None


class Header:
    """Reads the header row: position → column, and everything wrong with it."""

    def __init__(self, file: str, cells: list[str], columns: Columns, mapping: ColumnMapping | None) -> None:
        self.file = file
        self.columns = columns
        self.width = len(cells)
        self.problems = Problems()
        self.warnings = Problems()
        self.unknown: list[str] = []
        self.unnamed: list[int] = []
        self.position: dict[str, int] = {}
        self._merged: set[str] = set()
        renamed = mapping.renamed if mapping else {}
        for index, cell in enumerate(cells):
            name = plain_name(cell)
            self._place(index, cell.strip(), renamed.get(name, name))
        while self.unnamed and self.unnamed[-1] == self.width - 1:
            self.width = self.unnamed.pop()
        if mapping:
            self._check_mapping(mapping, {plain_name(cell) for cell in cells})
        self._check_missing()

    def _place(self, index: int, shown: str, name: str) -> None:
        if not name:
            self.unnamed.append(index)
        elif name in self.position:
            self.problems.add(
                Problem(
                    self.file,
                    1,
                    name,
                    f"The header has the column “{name}” twice.",
                    "Keep one of them, or give the other another name.",
                )
            )
        elif name in self.columns.names:
            self.position[name] = index
        elif merged := self._merged_names(name):
            self._merged.update(merged)
            self.problems.add(
                Problem(
                    self.file,
                    1,
                    shown,
                    f"One column holds {' and '.join(f'“{part}”' for part in merged)}.",
                    "Split it into one column for each, and unmerge any merged cells.",
                )
            )
        else:
            self.unknown.append(shown)

    def _merged_names(self, name: str) -> list[str]:
        """The known columns named together in one header cell, if more than one."""
        parts = [plain_name(part) for part in re.split(r"[,;/|&+]|_and_", name)]
        if len(parts) == 1:
            parts = [known for known in self.columns.names if f"_{known}_" in f"_{name}_"]
            if sum(map(len, parts)) + len(parts) - 1 != len(name):
                return []
        return parts if len(parts) > 1 and all(part in self.columns.names for part in parts) else []

    def _check_mapping(self, mapping: ColumnMapping, present: set[str]) -> None:
        for shown, target in mapping.columns.items():
            if plain_name(shown) not in present:
                self.problems.add(
                    Problem(
                        self.file,
                        1,
                        target,
                        f"The mapping reads “{target}” from the column “{shown}”, which the file does not have.",
                        "Correct the name in the mapping file, or add the column.",
                    )
                )
            if target not in self.columns.names:
                self.problems.add(
                    Problem(
                        mapping.file,
                        None,
                        target,
                        f"“{target}” is not a column of {self.columns.table}{resembling(target, self.columns.names)}.",
                        f"Map to one of: {', '.join(self.columns.names)}.",
                    )
                )

    def _check_missing(self) -> None:
        for name in self.columns.names:
            if name in self.position or name in self._merged:
                continue
            if name in self.columns.required:
                self.problems.add(
                    Problem(
                        self.file,
                        1,
                        name,
                        f"The column “{name}” is missing.",
                        "Add the column to the header row, spelled exactly so.",
                    )
                )
            elif name not in (*self.columns.personal, *self.columns.special):
                self.warnings.add(
                    Problem(
                        self.file,
                        1,
                        name,
                        f"The file has no column “{name}”.",
                        "Nothing is read for it; add the column if it should say something.",
                    )
                )
