"""Two runs side by side: each by itself, and the difference with its band."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from stillroom.documents.charts import Bar, Step, bars_svg, fan_svg, pair_svg, waterfall_svg
from stillroom.documents.charts.waterfall import decimals_of, signed
from stillroom.documents.projection_report.content import Block, Chart, Section, Table, Text
from stillroom.documents.projection_report.figures import at, changes, fan, flow_sums, told, yearly
from stillroom.documents.projection_report.publishing import Publishing
from stillroom.documents.projection_report.run import EVERYBODY, Line, Run, only
from stillroom.documents.projection_report.sections import assumptions, limits, opening
from stillroom.documents.projection_report.words import (
    HEADS,
    RATES,
    day,
    figure,
    measure_name,
    middle,
    sentence_case,
    with_band,
)

MEASURES = ("headcount", "fte", "gap_fte", "vacancy_rate")
PAIRED = (
    "Both scenarios ran with the same people, the same chances and the same drawn figures, so the difference is due "
    "to what was changed and to nothing else."
)
UNPAIRED = (
    "The two runs do not share executor, seed and draws, so part of the difference is chance. "
    "Use “stillroom project compare” to pair them."
)


def sections(first: Run, second: Run, difference: Sequence[Line]) -> list[Section]:
    found = [
        _about(first, second),
        _findings(first, second, difference),
        *(_measure(first, second, difference, measure) for measure in MEASURES),
        _steps(first, second),
        _assumptions(first, second),
        limits.section(second),
    ]
    return [each for each in found if each]


def paired(first: Run, second: Run) -> bool:
    """Whether both used one executor, one seed and as many draws."""
    keys = ("executor", "seed", "draws", "base")
    return all(first.about.get(key) == second.about.get(key) for key in keys)


def _about(first: Run, second: Run) -> Section:
    one, two = dict(opening.facts(first)), dict(opening.facts(second))
    rows = [(key, one[key], two[key]) for key in one]
    table = Table("What is compared", ("Fact", *_names(first, second)), rows, of_words=True)
    return Section("about", "What is compared", [Text([PAIRED if paired(first, second) else UNPAIRED]), table])


def _findings(first: Run, second: Run, difference: Sequence[Line]) -> Section:
    found = []
    for measure in MEASURES:
        lines = _of(difference, measure)
        if lines:
            found.append(f"{_title(measure)}: {_sentence(lines[-1], second.title)}")
        elif second.of(measure):
            found.append(f"{_title(measure)} in total: insufficient data.")
        found += _by_sector(second, difference, measure)
    return Section("findings", "Findings", [Text(found or ["The two runs have no measure in common."])])


def _by_sector(run: Run, difference: Sequence[Line], measure: str) -> list[str]:
    """Which sector has more and which has fewer people, and where the gap grows."""
    if run.suppressed or measure not in {"headcount", "gap_fte"}:
        return []
    apart = Run(about=run.about, lines=difference)
    last = [(sector, told(apart.of(measure, only(sector, 1)))[-1:]) for sector in apart.values(1, measure)]
    changes = [(middle(lines[0]) or 0.0, run.name(sector)) for sector, lines in last if lines]
    parts = [f"{name} {signed(amount)}" for amount, name in sorted(changes, reverse=True) if abs(amount) >= 0.5]
    return [f"{_title(measure)} by sector, middle results: {', '.join(parts)}."] if parts else []


def _sentence(line: Line, name: str) -> str:
    amount = middle(line) or 0.0
    if amount == 0 and not line.sd:
        return f"on {day(line.when)} “{name}” makes no difference."
    way = "more" if amount > 0 else "less"
    text = f"on {day(line.when)} “{name}” has {_difference(abs(amount), line.measure)} {way} (middle result)"
    if line.p10 is None or line.p90 is None:
        return f"{text}."
    sure = "" if line.p10 > 0 or line.p90 < 0 else ", so either scenario may have more"
    low, high = _signed(line.p10, line.measure), _signed(line.p90, line.measure)
    return f"{text}; 8 in 10 results differ by {low} to {high}{sure}."


def _difference(amount: float, measure: str) -> str:
    return f"{amount * 100:.1f} percentage points" if measure in RATES else figure(amount)


def _signed(amount: float, measure: str) -> str:
    if measure in RATES:
        sign = "+" if amount > 0 else "−" if amount < 0 else ""
        return f"{sign}{abs(amount) * 100:.1f} percentage points"
    return signed(amount)


def _title(measure: str) -> str:
    return sentence_case(measure_name(measure))


def _of(lines: Sequence[Line], measure: str) -> list[Line]:
    found = [each for each in lines if each.measure == measure and each.where == EVERYBODY]
    return told(sorted(found, key=lambda each: each.when))


def _measure(first: Run, second: Run, difference: Sequence[Line], measure: str) -> Section | None:
    hidden = [Publishing(run).hides(line) for run in (first, second) for line in run.of(measure)]
    if any(hidden):
        return None
    blocks: list[Block | None] = [_both(first, second, difference, measure)]
    if any(line.mean or line.sd for line in difference if line.measure == measure):
        blocks.append(_fan(first, second, difference, measure))
        blocks += [_where(second, difference, measure, dimension) for dimension in range(3)]
    found = [each for each in blocks if each]
    return Section(f"measure-{measure.replace('_', '-')}", _title(measure), found) if found else None


def _both(first: Run, second: Run, difference: Sequence[Line], measure: str) -> Chart | None:
    one, two, lines = fan(first, measure), fan(second, measure), _of(difference, measure)
    if not one or not two or not lines:
        return None
    title, sentence = _title(measure), sentence_case(_sentence(lines[-1], second.title))
    draw = partial(
        pair_svg,
        *zip(_names(first, second), (one, two), strict=True),
        title=f"{title} in both scenarios",
        desc=sentence,
        unit=title,
        percent=measure in RATES,
    )
    table = _table(first, second, lines, measure)
    return Chart(f"{title} in both scenarios", sentence, lambda width: draw(width=width), table)


def _names(first: Run, second: Run) -> tuple[str, str]:
    """Told apart also where both have one title."""
    same = first.title == second.title
    return (f"{first.title} (first)", f"{second.title} (second)") if same else (first.title, second.title)


def _fan(first: Run, second: Run, difference: Sequence[Line], measure: str) -> Chart | None:
    lines = _of(difference, measure)
    if not lines:
        return None
    one, two = _names(first, second)
    title, sentence = f"{_title(measure)}: the difference", sentence_case(_sentence(lines[-1], second.title))
    points = fan(Run(about={}, lines=lines), measure)
    unit = f"{_title(measure)}: “{two}” less “{one}”"
    draw = partial(fan_svg, points, title=title, desc=sentence, unit=unit, percent=measure in RATES)
    return Chart(title, sentence, lambda width: draw(width=width), _table(first, second, lines, measure))


def _table(first: Run, second: Run, difference: Sequence[Line], measure: str) -> Table:
    rows = []
    for line in yearly(first.of(measure)):
        other, apart = at(second.of(measure), line.when), at(difference, line.when)
        cells = (with_band(line), with_band(other) if other else "", _apart(apart) if apart else "")
        rows.append((day(line.when), *cells))
    return Table(f"{_title(measure)}, with 8 in 10 results", ("Date", *_names(first, second), "Difference"), rows)


def _apart(line: Line) -> str:
    found = _signed(middle(line) or 0.0, line.measure)
    if line.p10 is None or line.p90 is None or line.p10 == line.p90:
        return found
    return f"{found} ({_signed(line.p10, line.measure)} to {_signed(line.p90, line.measure)})"


def _where(run: Run, difference: Sequence[Line], measure: str, dimension: int) -> Chart | None:
    """Who has more and who has less, at the end."""
    if measure in RATES or run.suppressed:
        return None
    apart = Run(about=run.about, lines=difference)
    values = apart.values(dimension, measure)
    last = [(value, told(apart.of(measure, only(value, dimension)))[-1:]) for value in values]
    bars = [Bar(run.name(value), middle(line[0]), line[0].p10, line[0].p90) for value, line in last if line]
    if len(bars) < 2:
        return None
    title = f"{_title(measure)}: the difference by {HEADS[dimension].lower()}"
    most = max(bars, key=lambda bar: abs(bar.value or 0.0))
    sentence = f"The difference is greatest in {most.label}: {signed(most.value or 0.0)}."
    if not most.value:
        return None
    rows = [(bar.label, signed(bar.value or 0.0), f"{signed(bar.low or 0)} to {signed(bar.high or 0)}") for bar in bars]
    table = Table(title, (HEADS[dimension], "Difference", "8 in 10 results"), rows)
    draw = partial(bars_svg, bars, title=title, desc=sentence, unit="Difference; line: 8 in 10 results")
    return Chart(title, sentence, lambda width: draw(width=width), table)


def _steps(first: Run, second: Run) -> Section | None:
    """By which flow the closing numbers differ, in the order in which flows are read."""
    one, two = flow_sums(first, EVERYBODY), flow_sums(second, EVERYBODY)
    if not one or not two or first.suppressed or second.suppressed:
        return None
    change = [("At the start", two["opening"] - one["opening"])]
    before, after = dict(changes(first, one)), dict(changes(second, two))
    change += [(label, after.get(label, 0.0) - before.get(label, 0.0)) for label in before | after]
    return _waterfall(first, second, one["closing"], two["closing"], change)


def _waterfall(first: Run, second: Run, one: float, two: float, change: Sequence[tuple[str, float]]) -> Section | None:
    if abs(two - one - sum(amount for _, amount in change)) > 0.5:
        return None
    kept = [Step(label, amount) for label, amount in change if abs(amount) >= 0.05]
    before, after = _names(first, second)
    steps = [Step(before, one, total=True), *kept, Step(after, two, total=True)]
    title = "What makes the difference, all years together"
    sentence = f"At the end “{second.title}” has {signed(two - one)} people (mean)."
    if not kept:
        return Section("steps", "What makes the difference", [Text([f"{sentence} No flow differs."])])
    places = decimals_of(kept)
    rows = [(e.label, figure(e.amount) if e.total else signed(e.amount, decimals=places)) for e in steps]
    table = Table(title, ("Step", "People"), rows)
    draw = partial(waterfall_svg, steps, title=title, desc=sentence, unit="People, means of all results")
    return Section(
        "steps", "What makes the difference", [Chart(title, sentence, lambda width: draw(width=width), table)]
    )


def _assumptions(first: Run, second: Run) -> Section | None:
    """Only those in which the two differ."""
    one = {each.name: each for each in first.assumptions}
    two = {each.name: each for each in second.assumptions}
    rows = []
    for name in dict.fromkeys([*one, *two]):
        if one.get(name) != two.get(name):
            cells = [assumptions.said(each.get(name)) for each in (one, two)]
            known = one.get(name) or two[name]
            rows.append((assumptions.name_of(known), *cells))
    if not one and not two:
        return None
    text = Text([f"{len(rows)} assumptions differ." if rows else "The two scenarios make the same assumptions."])
    head = ("Assumption", *_names(first, second))
    table = Table("Assumptions that differ", head, rows, of_words=True)
    return Section("assumptions", "Assumptions that differ", [text, *([table] if rows else [])])
