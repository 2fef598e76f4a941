"""A projection's results, to be read: one self-contained web page, a comparison of two, and a workbook.

run = read_run(folder)
write_report(run, folder / "report.html")
write_workbook(run, folder / "results.xlsx")
"""

from stillroom.documents.projection_report.reading import NotARun, read_lines, read_run
from stillroom.documents.projection_report.run import Run
from stillroom.documents.projection_report.workbook import write_workbook
from stillroom.documents.projection_report.writing import write_comparison, write_report

__all__ = ["NotARun", "Run", "read_lines", "read_run", "write_comparison", "write_report", "write_workbook"]
