"""The findings as sentences, each worked out from the run; what the run does not tell is said, not left out."""

from __future__ import annotations

from stillroom.documents.projection_report.content import Section, Text
from stillroom.documents.projection_report.figures import told, yearly
from stillroom.documents.projection_report.publishing import Publishing
from stillroom.documents.projection_report.run import EVERYBODY, Line, Run
from stillroom.documents.projection_report.sections import spread
from stillroom.documents.projection_report.sections.flows import moved_between
from stillroom.documents.projection_report.words import RATES, band, day, figure, measure_name, middle, place, with_band

RECRUITED = "recruited"
NO_REVERSAL = (
    "This run does not say what would reverse a decision. Compare two scenarios, or run “stillroom commission”, to see."
)


def section(run: Run, publishing: Publishing) -> Section:
    return Section("findings", "Findings", texts(run, publishing))


def texts(run: Run, publishing: Publishing) -> list[Text]:
    """In short; who loses; places started now; how sure; what would reverse the decision."""
    own = [str(each) for each in run.about.get("findings", ())]
    numbers = [*_number(run, publishing), *_gap(run), *_without_data(run)]
    blocks = [
        Text([*own, *numbers], heading="In short"),
        Text(_who_loses(run), heading="Who loses when other sectors recruit"),
        Text(_training(run), heading="Places started now"),
        Text(_sure(run), heading="How sure this is"),
        Text(_reversal(run), heading="What would reverse the decision"),
    ]
    return [each for each in blocks if each.sentences]


def _ends(run: Run, measure: str) -> tuple[Line, Line] | None:
    lines = told(yearly(run.of(measure)))
    return (lines[0], lines[-1]) if len(lines) > 1 else None


def _number(run: Run, publishing: Publishing) -> list[str]:
    found = []
    for measure, unit in (("headcount", "people"), ("fte", "full-time equivalents")):
        ends = _ends(run, measure)
        if ends and not any(publishing.hides(each) for each in ends):
            first, last = ends
            found.append(
                f"There are {figure(middle(first))} {unit} on {day(first.when)}, and {figure(middle(last))} on "
                f"{day(last.when)}{_likely(last)}."
            )
    return found


def _likely(line: Line) -> str:
    return f" (8 in 10 results: {band(line)})" if band(line) and line.p10 != line.p90 else ""


def _gap(run: Run) -> list[str]:
    found = []
    for measure in ("gap_fte", "vacancy_rate"):
        lines = yearly(run.of(measure))
        if lines and not told(lines):
            found.append(f"{measure_name(measure).capitalize()} in total: insufficient data.")
        elif lines:
            last = told(lines)[-1]
            if measure in RATES:
                found.append(f"The vacancy rate on {day(last.when)} is {figure(middle(last), measure)}{_likely(last)}.")
            else:
                short = "short of" if (middle(last) or 0) >= 0 else "over"
                amount = figure(abs(middle(last) or 0.0))
                need = "what is needed" if short == "over" else "what is needed by"
                said = f"{short} {need} {amount}" if short == "short of" else f"{amount} {short} {need}"
                found.append(f"On {day(last.when)} the workforce is {said} full-time equivalents{_likely(last)}.")
    return found


def _without_data(run: Run) -> list[str]:
    if not run.missing:
        return []
    names = "; ".join(dict.fromkeys(f"{place(run, each.where)} ({_what(each.measure)})" for each in run.missing))
    return [f"Insufficient data: {names}. Totals that would need it have no figure."]


def _what(measure: str) -> str:
    return "every measure" if measure in {"all", ""} else measure_name(measure)


def _who_loses(run: Run) -> list[str]:
    """By the law that recruits, if there is one; else by all moves between sectors."""
    if run.suppressed or not run.moves:
        return ["This run does not tell from which sector to which people moved."]
    recruiting = any(RECRUITED in each.law for each in run.moves)
    gained: dict[str, float] = {}
    for (origin, goal), number in moved_between(run).items():
        gained[goal] = gained.get(goal, 0.0) + number
        gained[origin] = gained.get(origin, 0.0) - number
    if not gained:
        return ["Nobody moves between sectors in this run."]
    winner = max(gained, key=lambda sector: gained[sector])
    losers = sorted((sector for sector in gained if gained[sector] < 0), key=lambda sector: gained[sector])
    if gained[winner] <= 0 or not losers:
        return ["Moves between sectors even out."]
    lost = "; ".join(f"{run.name(sector)} loses {figure(-gained[sector])}" for sector in losers)
    found = [f"{run.name(winner)} gains {figure(gained[winner])} people from other sectors in all. Of that, {lost}."]
    if recruiting:
        found.append(_by_recruiting(run))
    return found


def _by_recruiting(run: Run) -> str:
    taken: dict[tuple[str, str], float] = {}
    for each in run.moves:
        if RECRUITED in each.law and each.origin[1] != each.goal[1]:
            pair = (each.goal[1], each.origin[1])
            taken[pair] = taken.get(pair, 0.0) + each.mean
    parts = [
        f"{figure(number)} from {run.name(origin)} to {run.name(goal)}"
        for (goal, origin), number in sorted(taken.items(), key=lambda item: -item[1])
        if number >= 0.5
    ]
    return f"New posts alone draw {'; '.join(parts)}." if parts else "New posts draw nobody from other sectors."


def _training(run: Run) -> list[str]:
    """When places started now qualify, and which trainers they need."""
    found = []
    for each in run.about.get("training", ()):
        route, months = each.get("route", "Training"), each.get("months")
        qualifies = each.get("qualifies")
        sentence = f"{route} takes {months} months"
        found.append(
            f"{sentence}: who starts now qualifies no earlier than {qualifies}." if qualifies else f"{sentence}."
        )
        if each.get("trainers"):
            found.append(f"{route}: {each['trainers']}")
    qualified = _ends(run, "qualified")
    if qualified:
        found.append(f"In the year to {day(qualified[1].when)}, {with_band(qualified[1])} people qualify.")
    return found or ["This run has no training places."]


def _sure(run: Run) -> list[str]:
    found = []
    for measure in dict.fromkeys(each.measure for each in run.sources):
        parts = {each.source: each.share for each in spread.last_sources(run, measure, EVERYBODY)}
        name = measure_name(measure)
        if spread.CHANCE in parts:
            found.append(
                f"Of the spread in {name}, {parts[spread.CHANCE]:.0%} is chance and {1 - parts[spread.CHANCE]:.0%} "
                "is what we do not know."
            )
        groups = spread.groups(run, measure)
        if groups:
            found.append(
                f"What we assume about {groups[0].source} drives the spread in {name} most ({groups[0].share:.0%})."
            )
    return found or ["This run does not tell chance from what we do not know."]


def _reversal(run: Run) -> list[str]:
    return [str(each) for each in run.about.get("reversals", ())] or [NO_REVERSAL]
