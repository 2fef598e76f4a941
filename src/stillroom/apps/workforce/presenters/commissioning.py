"""Training places in words: what was commissioned before, and what an answer says."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from stillroom.apps.workforce.models import Commissioning
from stillroom.apps.workforce.presenters.scenarios import run_tone, run_words
from stillroom.apps.workforce.presenters.words import number_words
from stillroom.apps.workforce.selectors.places_history import TOTALS, PastPlaces
from stillroom.ui.formats import day


def history_table(past: Sequence[PastPlaces]) -> dict[str, Any]:
    """By region and year with totals, and whether they are the totals as printed."""
    years = list(TOTALS)
    sums = {year: sum(each.number[year] for each in past) for year in years}
    rows = [[each.region, *(number_words(each.number[year]) for year in years), each.source] for each in past]
    rows.append(["Total", *(number_words(sums[year]) for year in years), "D2:448"])
    agree = "as printed" if sums == TOTALS else "not as printed"
    return {
        "head": ["Region", *years, "Source"],
        "rows": rows,
        "note": f"The totals are added up from the rows, and are {agree} (D2:448). The list names London and Kent,"
        " Surrey & Sussex beside the South East: lists of regions differ between sources and years.",
        "notes": [note for each in past for note in each.notes],
    }


def commissioning_tasks(found: Sequence[Commissioning]) -> list[dict[str, Any]]:
    return [
        {
            "text": f"{each.version.scenario.title}, asked on {day(each.asked_at)}",
            "href": reverse("commissioning_answer", args=[each.id]),
            "hint": _first(each.result),
            "status": run_words(each),
            "tone": run_tone(each),
        }
        for each in found
    ]


def answer_tables(result: Mapping[str, Any]) -> dict[str, Any]:
    """`result` as the engine wrote it."""
    money = f"{result['currency']}{{:,.0f}}"
    regions = result["regions"]
    return {
        "findings": result["findings"],
        "places": _places(result, money),
        "regions": [
            [
                each["region"],
                number_words(each["places"]),
                money.format(each["cost"]),
                "Not asked for" if each["per_head"] is None else f"{100 * each['per_head']:.1f} for 100 staff",
            ]
            for each in regions
        ],
        "targets": [
            [
                each["name"],
                _on(each["on"]),
                _gap(each["before"]),
                _gap(each["after"]),
                f"{each['closed']:.0%}",
            ]
            for each in result["targets"]
        ],
        "equity": _curve(result["price_of_equity"], money),
        "certainty": _curve(result["price_of_certainty"], money),
        "method": result["method"],
    }


def _places(result: Mapping[str, Any], money: str) -> list[list[str]]:
    rows = [
        [
            each["route"],
            each["region"],
            _on(each["starts"]),
            number_words(each["number"]),
            _on(each["qualifies"]),
            money.format(each["cost"]),
        ]
        for each in result["places"]
    ]
    if rows:
        number = sum(each["number"] for each in result["places"])
        rows.append(["All", "", "", number_words(number), "", money.format(result["cost"])])
    return rows


def _curve(points: Sequence[Mapping[str, Any]], money: str) -> list[list[str]]:
    return [
        [
            f"{each['at']:.0%}",
            "Cannot be had" if each["cost"] is None else money.format(each["cost"]),
            "–" if each["places"] is None else number_words(each["places"]),
        ]
        for each in points
    ]


def _gap(three: Sequence[float]) -> str:
    mean, low, high = (f"{each:,.1f}".replace("-", "−") for each in three)
    return f"{mean} ({low} to {high})"


def _on(text: str) -> str:
    return day(date.fromisoformat(text))


def _first(result: Mapping[str, Any]) -> str:
    said = [each for each in result.get("findings", []) if not each.startswith("All figures")]
    return str(said[0]) if said else ""
