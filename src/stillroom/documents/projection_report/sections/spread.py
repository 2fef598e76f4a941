"""How sure this is: what will differ by chance, what we do not know, and which assumption drives that."""

from __future__ import annotations

from functools import partial

from stillroom.documents.charts import Bar, bars_svg
from stillroom.documents.projection_report.content import Block, Chart, Section, Table, Text
from stillroom.documents.projection_report.figures import told, yearly
from stillroom.documents.projection_report.run import EVERYBODY, Run, Source, Where, only
from stillroom.documents.projection_report.words import HEADS, day, measure_name, place, sentence_case, share

CHANCE, UNKNOWN, UNEXPLAINED = "chance", "not known", "unexplained"
MEANING = (
    "What will differ by chance: even if every figure were known, people would decide one way or the other. "
    "Nobody can make that smaller by knowing more.",
    "What we do not know: the figures that went in are estimates. Better data would narrow that.",
)
NO_CHANCE = "This run gives expected numbers only: what will differ by chance is not in its bands."
LEAST = 0.005
"""A share that is not told as nothing."""
MEASURES = ("headcount", "gap_fte", "vacancy_rate")
"""Those with pictures; full-time equivalents spread as people do."""


def section(run: Run) -> Section | None:
    if not run.sources:
        return None
    blocks: list[Block | None] = [Text([*MEANING, *([NO_CHANCE] if run.is_expected else [])])]
    for measure in MEASURES:
        blocks += [_split(run, measure, EVERYBODY), _groups(run, measure, EVERYBODY)]
    blocks += [_by_place(run, measure, dimension) for measure in MEASURES for dimension in range(2)]
    return Section("spread", "How sure this is", [each for each in blocks if each])


def last_sources(run: Run, measure: str, where: Where = EVERYBODY) -> list[Source]:
    """Those of the last day told of."""
    if not told(yearly(run.of(measure, where))[-1:]):
        return []
    found = run.sources_of(measure, where)
    when = max((each.when for each in found), default=None)
    return [each for each in found if each.when == when]


def groups(run: Run, measure: str, where: Where = EVERYBODY) -> list[Source]:
    """Groups of assumptions that drive the spread, the one that does most first."""
    named = {CHANCE, UNKNOWN, UNEXPLAINED}
    found = [each for each in last_sources(run, measure, where) if each.source not in named and each.share >= LEAST]
    return sorted(found, key=lambda each: -each.share)


def _split(run: Run, measure: str, where: Where) -> Chart | None:
    named = {CHANCE: "Will differ by chance", UNKNOWN: "What we do not know"}
    found = [each for each in last_sources(run, measure, where) if each.source in named]
    if len(found) < 2 or run.is_expected:
        return None
    chance = next(each.share for each in found if each.source == CHANCE)
    sentence = f"Of the spread, {share(chance)} is chance and {share(1 - chance)} is what we do not know."
    return _chart(run, found, "Chance, and what we do not know", sentence, named)


def _groups(run: Run, measure: str, where: Where) -> Chart | None:
    found = groups(run, measure, where)
    if not found:
        return None
    rest = [each for each in last_sources(run, measure, where) if each.source == UNEXPLAINED]
    sentence = f"The spread comes most from what we assume about {found[0].source}: {found[0].share:.0%}."
    names = {UNEXPLAINED: "chance, and not explained"}
    return _chart(run, [*found, *rest], "Which assumptions drive the spread", sentence, names)


def _chart(run: Run, found: list[Source], heading: str, sentence: str, names: dict[str, str]) -> Chart:
    one = found[0]
    title = f"{heading}: {measure_name(one.measure)}, {place(run, one.where)}, {day(one.when)}"
    bars = [Bar(sentence_case(names.get(each.source, each.source)), each.share) for each in found]
    rows = [(bar.label, f"{bar.value or 0:.1%}") for bar in bars]
    draw = partial(bars_svg, bars, title=title, desc=sentence, unit="Share of the variance", percent=True)
    return Chart(title, sentence, lambda width: draw(width=width), Table(title, ("Source", "Share"), rows))


def _by_place(run: Run, measure: str, dimension: int) -> Table | None:
    """For each staff group or sector by itself."""
    rows = []
    for value in run.values(dimension, measure):
        where = only(value, dimension)
        chance = [each.share for each in last_sources(run, measure, where) if each.source == CHANCE]
        first = groups(run, measure, where)[:1]
        if chance and first:
            most = f"{sentence_case(first[0].source)} ({share(first[0].share)})"
            rows.append((sentence_case(run.name(value)), "left out" if run.is_expected else share(chance[0]), most))
    if len(rows) < 2:
        return None
    caption = f"Where the spread comes from: {measure_name(measure)} by {HEADS[dimension].lower()}, on the last day"
    return Table(caption, (HEADS[dimension], "Chance", "Assumption that drives it most"), rows, of_words=True)
