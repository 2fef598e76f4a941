"""What the figures do not say."""

from stillroom.documents.projection_report.content import Section, Text
from stillroom.documents.projection_report.run import Run

ALWAYS = (
    "A projection says what follows from its assumptions. It is not a forecast of what anybody will decide.",
    "The bands hold what was stated as uncertain. What nobody thought of is not in them, so the true range is wider.",
    "Percentiles do not add up: the middle result of a total is not the sum of the middle results of its parts.",
)


def section(run: Run) -> Section:
    return Section("limitations", "Limitations", [Text(sentences(run))])


def sentences(run: Run) -> list[str]:
    """The scenario's own first, then those of every projection."""
    own = [str(each) for each in run.about.get("limitations", ())]
    return [*own, *ALWAYS]
