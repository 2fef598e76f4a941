"""What other steps of the work left: calibration, back-test, commissioning."""

from stillroom.documents.projection_report.content import Block, Section, Table, Text
from stillroom.documents.projection_report.run import ExtraTable, Run
from stillroom.documents.projection_report.words import plain, sentence_case


def sections(run: Run) -> list[Section]:
    """One for each section that the tables name, in their order."""
    found = []
    for number, title in enumerate(dict.fromkeys(each.section for each in run.tables), start=1):
        blocks: list[Block] = []
        for each in run.tables:
            if each.section == title:
                sentences = [each.sentence] if each.sentence else []
                blocks.append(Text(sentences if each.rows else [*sentences, "None."], heading=each.title))
                blocks += [_table(each)] if each.rows else []
        found.append(Section(f"extra-{number}", title, blocks))
    return found


def _table(table: ExtraTable) -> Table:
    """Aligned to the left where there are words among the figures."""
    head = [sentence_case(each) for each in table.columns]
    rows = [[plain(cell) for cell in row] for row in table.rows]
    of_words = any(isinstance(cell, str) for row in table.rows for cell in row[1:])
    return Table(table.title, head, rows, note=table.note, of_words=of_words, has_heading=True)
