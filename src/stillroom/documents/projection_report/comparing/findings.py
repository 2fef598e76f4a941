"""What the second scenario changes, in sentences."""

from stillroom.documents.charts.waterfall import signed
from stillroom.documents.projection_report.comparing.compared import MEASURES, Compared
from stillroom.documents.projection_report.comparing.words import sentence, title_of
from stillroom.documents.projection_report.content import Section, Text
from stillroom.documents.projection_report.figures import told
from stillroom.documents.projection_report.words import middle, of

BY_SECTOR = ("headcount", "gap_fte")


def section(compared: Compared) -> Section:
    found = []
    for measure in MEASURES:
        lines = told(compared.apart.of(measure))
        if compared.hides(measure):
            continue
        if lines:
            found.append(f"{title_of(measure)}: {sentence(lines[-1], compared.second.title)}")
        elif without := compared.apart.of(measure) or compared.second.of(measure):
            found.append(f"{title_of(measure)} in total: {of(without[-1], None)}.")
        found += _by_sector(compared, measure) if measure in BY_SECTOR else []
    return Section("findings", "Findings", [Text(found or ["The two runs have no measure in common."])])


def _by_sector(compared: Compared, measure: str) -> list[str]:
    """Which sector has more and which has fewer people, and where the gap grows."""
    changes = [(middle(line) or 0.0, name) for name, line in compared.last(measure, 1)]
    parts = [f"{name} {signed(amount)}" for amount, name in sorted(changes, reverse=True) if abs(amount) >= 0.5]
    return [f"{title_of(measure)} by sector, middle results: {', '.join(parts)}."] if parts else []
