"""A difference in words."""

from stillroom.documents.charts.waterfall import signed
from stillroom.documents.projection_report.run import Line
from stillroom.documents.projection_report.words import RATES, day, figure, measure_name, middle, of, sentence_case


def title_of(measure: str) -> str:
    return sentence_case(measure_name(measure))


def sentence(line: Line, name: str) -> str:
    """How many more or fewer the scenario of that name has, and how sure that is."""
    amount = middle(line) or 0.0
    if amount == 0 and not line.sd:
        return f"on {day(line.when)} “{name}” makes no difference."
    way = "more" if amount > 0 else "less"
    text = f"on {day(line.when)} “{name}” has {_size(abs(amount), line.measure)} {way} (middle result)"
    if line.p10 is None or line.p90 is None:
        return f"{text}."
    sure = "" if line.p10 > 0 or line.p90 < 0 else ", so either scenario may have more"
    return f"{text}; 8 in 10 results differ by {by(line.p10, line.measure)} to {by(line.p90, line.measure)}{sure}."


def by(amount: float, measure: str) -> str:
    """“+120”; of a rate “+1.5 percentage points”."""
    if measure not in RATES:
        return signed(amount)
    return f"{signed(amount * 100, decimals=1)} percentage points"


def with_band(line: Line) -> str:
    """The middle result, and the band of 8 in 10 in a line of its own."""
    amount = middle(line)
    if amount is None:
        return of(line, None)
    found = by(amount, line.measure)
    if line.p10 is None or line.p90 is None or line.p10 == line.p90:
        return found
    return f"{found}\n({by(line.p10, line.measure)} to {by(line.p90, line.measure)})"


def _size(amount: float, measure: str) -> str:
    return f"{amount * 100:.1f} percentage points" if measure in RATES else figure(amount)
