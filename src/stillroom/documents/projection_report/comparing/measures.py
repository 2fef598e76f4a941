"""One measure: both scenarios over the years, the difference, and where it arises."""

from __future__ import annotations

from functools import partial

from stillroom.documents.charts import Bar, bars_svg, fan_svg, pair_svg
from stillroom.documents.charts.waterfall import signed
from stillroom.documents.projection_report.comparing.compared import Compared
from stillroom.documents.projection_report.comparing.words import sentence, title_of
from stillroom.documents.projection_report.comparing.words import with_band as difference_with_band
from stillroom.documents.projection_report.content import Block, Chart, Section, Table
from stillroom.documents.projection_report.figures import at, fan, told, yearly
from stillroom.documents.projection_report.words import HEADS, RATES, day, middle, sentence_case, with_band


def section(compared: Compared, measure: str) -> Section | None:
    if compared.hides(measure):
        return None
    blocks: list[Block | None] = [_both(compared, measure)]
    if any(line.mean or line.sd for line in compared.difference if line.measure == measure):
        blocks.append(_difference(compared, measure))
        blocks += [_where(compared, measure, dimension) for dimension in range(3)]
    found = [each for each in blocks if each]
    return Section(f"measure-{measure.replace('_', '-')}", title_of(measure), found) if found else None


def _both(compared: Compared, measure: str) -> Chart | None:
    one, two = fan(compared.first, measure), fan(compared.second, measure)
    lines = told(compared.apart.of(measure))
    if not one or not two or not lines:
        return None
    title, words = f"{title_of(measure)} in both scenarios", sentence_case(sentence(lines[-1], compared.second.title))
    first, second = zip(compared.names, (one, two), strict=True)
    draw = partial(pair_svg, first, second, title=title, desc=words, unit=title_of(measure), percent=measure in RATES)
    return Chart(title, words, lambda width: draw(width=width), _table(compared, measure))


def _difference(compared: Compared, measure: str) -> Chart | None:
    lines = told(compared.apart.of(measure))
    if not lines:
        return None
    title, words = f"{title_of(measure)}: the difference", sentence_case(sentence(lines[-1], compared.second.title))
    unit = f"{title_of(measure)}: “{compared.names[1]}” less “{compared.names[0]}”"
    points = fan(compared.apart, measure)
    draw = partial(fan_svg, points, title=title, desc=words, unit=unit, percent=measure in RATES)
    return Chart(title, words, lambda width: draw(width=width), _table(compared, measure))


def _table(compared: Compared, measure: str) -> Table:
    rows = []
    for line in yearly(compared.first.of(measure)):
        other, apart = at(compared.second.of(measure), line.when), at(compared.apart.of(measure), line.when)
        cells = (with_band(line), with_band(other) if other else "", difference_with_band(apart) if apart else "")
        rows.append((day(line.when), *cells))
    return Table(f"{title_of(measure)}, with 8 in 10 results", ("Date", *compared.names, "Difference"), rows)


def _where(compared: Compared, measure: str, dimension: int) -> Chart | None:
    """Who has more and who has less, at the end."""
    lines = compared.last(measure, dimension)
    bars = [Bar(name, middle(line), line.p10, line.p90) for name, line in lines]
    if measure in RATES or len(bars) < 2 or not any(bar.value for bar in bars):
        return None
    title = f"{title_of(measure)}: the difference by {HEADS[dimension].lower()}"
    most = max(bars, key=lambda bar: abs(bar.value or 0.0))
    words = f"The difference is greatest in {most.label}: {signed(most.value or 0.0)}."
    rows = [(bar.label, signed(bar.value or 0.0), f"{signed(bar.low or 0)} to {signed(bar.high or 0)}") for bar in bars]
    table = Table(title, (HEADS[dimension], "Difference", "8 in 10 results"), rows)
    draw = partial(bars_svg, bars, title=title, desc=words, unit="Difference; line: 8 in 10 results")
    return Chart(title, words, lambda width: draw(width=width), table)
