"""What other steps of the work left: calibration, back-test, commissioning."""

from stillroom.documents.projection_report.content import Block, Section, Table, Text
from stillroom.documents.projection_report.run import Run
from stillroom.documents.projection_report.words import plain


def sections(run: Run) -> list[Section]:
    """One for each section that the tables name, in their order."""
    found = []
    for number, title in enumerate(dict.fromkeys(each.section for each in run.tables), start=1):
        blocks: list[Block] = []
        for each in run.tables:
            if each.section == title:
                rows = [[plain(cell) for cell in row] for row in each.rows]
                blocks.append(Text([each.sentence] if each.sentence else [], heading=each.title))
                of_words = any(isinstance(cell, str) for row in each.rows for cell in row[1:])
                blocks.append(Table(each.title, each.columns, rows, note=each.note, of_words=of_words))
        found.append(Section(f"extra-{number}", title, blocks))
    return found
