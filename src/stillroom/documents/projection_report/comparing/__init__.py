"""Two runs side by side: each by itself, and the difference with its band."""

from collections.abc import Sequence

from stillroom.documents.projection_report.comparing import about, findings, measures, steps
from stillroom.documents.projection_report.comparing.compared import MEASURES, Compared
from stillroom.documents.projection_report.content import Section
from stillroom.documents.projection_report.run import Line, Run
from stillroom.documents.projection_report.sections import limits

__all__ = ["sections"]


def sections(first: Run, second: Run, difference: Sequence[Line]) -> list[Section]:
    """In the order of reading. `difference`: the second run less the first, draw by draw."""
    compared = Compared(first, second, difference)
    found = [
        about.section(compared),
        findings.section(compared),
        *(measures.section(compared, measure) for measure in MEASURES),
        steps.section(compared),
        about.assumptions_that_differ(compared),
        limits.section(second),
    ]
    return [each for each in found if each]
