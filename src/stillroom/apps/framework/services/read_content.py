"""Reads an upload as what a draft is to state."""

from stillroom.apps.framework.services.write_content import Content, read_content
from stillroom.standards.tables import second_sheet, table_from_bytes
from stillroom.standards.tables.formats import COMPETENCIES, LEVELS

__all__ = ["Content", "content_from_file"]


def content_from_file(name: str, data: bytes) -> tuple[Content, list[str]]:
    """A workbook or a CSV file; and everything that is wrong with it, in words."""
    table = table_from_bytes(name, data, COMPETENCIES)
    content, report = read_content(table, second_sheet(name, data, LEVELS))
    return content, [str(problem) for problem in report.problems]
