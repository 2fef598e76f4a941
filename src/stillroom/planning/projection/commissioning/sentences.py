"""What commissioning found, in sentences for whoever decides."""

from collections.abc import Iterator, Sequence
from datetime import date

from stillroom.planning.projection.commissioning.result import CommissioningResult, CurvePoint, TooLate
from stillroom.planning.words import amount, counted, day, of_draws

NOTICEABLE = 0.5


def findings(result: CommissioningResult) -> list[str]:
    start = ["All figures here are invented, to show how this works."] if result.synthetic else []
    if not result.is_feasible:
        return [*start, "The gaps cannot be closed as asked.", *(each.sentence for each in result.cannot_hold)]
    return [
        *start,
        *_chosen(result),
        *_prices(result),
        *_late(result),
        *_trainers(result),
        *_limits(result),
        *_worth(result),
    ]


def _chosen(result: CommissioningResult) -> Iterator[str]:
    number = sum(each.number for each in result.places)
    what = "all gaps at once" if result.jointly else "each gap"
    if not number:
        yield f"No place is needed: {what} {'are' if result.jointly else 'is'} closed without any."
        return
    yield (
        f"{counted(number, 'place')} for {amount(result.cost, result.currency)} close {what} in"
        f" {of_draws(result.closed)}; {of_draws(result.wanted)} were asked for."
    )
    if result.fresh is not None:
        yield (
            f"In {result.fresh.draws:,} fresh draws they do in {of_draws(result.fresh.share)}"
            f" (between {result.fresh.low:.0%} and {result.fresh.high:.0%}, with 95% confidence)."
        )
        if result.fresh.high < result.wanted:
            yield "That is less than was asked for. Store more draws, or ask for a higher share."
    if result.at_least > 0:
        yield (
            f"No choice that holds in as many of the stored draws costs less than"
            f" {amount(result.at_least, result.currency)}."
        )


def _prices(result: CommissioningResult) -> Iterator[str]:
    ratio = result.ratio_per_head if result.ratio_per_head is not None else result.ratio_per_service
    if ratio:
        more = _difference(result.price_of_equity, ratio, 0.0)
        per = "head" if result.ratio_per_head is not None else "service"
        if more is not None:
            yield (
                f"Giving every region at least {ratio:.0%} of the places per {per} of any other costs"
                f" {_more(more, result.currency)} than sharing them without regard to it."
            )
    dearer = next((point for point in result.price_of_certainty if point.at > result.wanted), None)
    if dearer is None:
        return
    if dearer.cost is None:
        yield f"Within all limits no places close the gaps in {of_draws(dearer.at)}."
        return
    more = _difference(result.price_of_certainty, dearer.at, result.wanted)
    if more is not None:
        yield (
            f"Closing the gaps in {of_draws(dearer.at)} rather than {of_draws(result.wanted)} costs"
            f" {_more(more, result.currency)}."
        )


def _late(result: CommissioningResult) -> Iterator[str]:
    """One sentence for each route and date, whichever regions it is offered in."""
    regions: dict[tuple[str, date], list[TooLate]] = {}
    for late in result.too_late:
        regions.setdefault((late.route, late.starts), []).append(late)
    for (route, starts), of in regions.items():
        yield (
            f"{route} places that start in {day(starts)} cannot help by {day(max(each.needed for each in of))}:"
            f" nobody who starts then qualifies before {day(of[0].qualifies)}."
        )


def _trainers(result: CommissioningResult) -> Iterator[str]:
    if not result.supervision:
        yield "Nothing says who supervises trainees, so nothing here says whether there are enough supervisors."
        return
    for each in result.supervision:
        room = each.after[1]
        at = f"In {each.region} supervisors come closest to their limit in {day(each.on)}"
        if room >= 0:
            yield f"{at}: in 9 of 10 draws there is room for {counted(round(room, 1), 'more trainee')} or more."
        else:
            yield f"{at}: in 1 of 10 draws there are {counted(round(-room, 1), 'trainee')} too many, or more."


def _limits(result: CommissioningResult) -> Iterator[str]:
    if result.by_chance:
        yield "The draws hold both what we do not know of the rates and how people come and go by chance."
    else:
        yield (
            "The draws say how little we know of the rates. That people come and go by chance is not in them:"
            " in a small service it widens the spread."
        )
    if result.with_chance is not None:
        checked = result.with_chance
        yield (
            "When the model itself is run with these places, with every person's own chances, the gaps are closed in"
            f" {of_draws(checked.share)} (between {checked.low:.0%} and {checked.high:.0%})."
        )
    if result.linear_to is not None and result.linear_to > NOTICEABLE:
        yield (
            f"The model itself differs from what was reckoned with by up to {amount(result.linear_to, result.unit)}:"
            " supervisors or support staff run short in some draws."
        )


def _worth(result: CommissioningResult) -> Iterator[str]:
    if result.worth is not None:
        yield from result.worth.sentences


def _more(money: float, currency: str) -> str:
    return f"{amount(money, currency)} more" if money >= 1 else "no more"


def _difference(points: Sequence[CurvePoint], at: float, other: float) -> float | None:
    costs = {point.at: point.cost for point in points}
    one, two = costs.get(at), costs.get(other)
    return None if one is None or two is None else max(0.0, one - two)
