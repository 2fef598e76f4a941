"""Trends in words: always with the number behind them, and how little a small number says."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from stillroom.apps.improvement.presenters.findings import quarter_words
from stillroom.apps.readiness.presenters.counting import count, sentence, verb
from stillroom.competence.interval import Share
from stillroom.competence.method import method
from stillroom.competence.trends import DISAGREED, FAILED_SOON, REVOKED, Overturned, Tally, Trends
from stillroom.ui.formats import day

WHY = {
    REVOKED: "Revoked later",
    FAILED_SOON: "Failed with another assessor within 90 days",
    DISAGREED: "A second assessor disagreed",
}


def share_words(share: Share) -> str:
    """“9 of 10 (90%; could be 60% to 98%)”."""
    if share.rate is None or share.interval is None:
        return "None yet"
    return f"{short_share(share)} ({range_words(share)})"


def short_share(share: Share) -> str:
    """“9 of 10”."""
    return f"{share.part} of {share.whole}"


def range_words(share: Share) -> str:
    """“90%; could be 60% to 98%”."""
    if share.rate is None or share.interval is None:
        return ""
    low, high = share.interval
    return f"{share.rate:.0%}; could be {low:.0%} to {high:.0%}"


def days_words(tally: Tally) -> str:
    if tally.median_days is None:
        return "None yet"
    number = len(tally.days_to_sign_off)
    return f"{tally.median_days:.0f} days ({count(number, 'sign-off')})"


def trends_finding(found: Trends) -> str:
    whole = found.whole
    if not whole.decided:
        return "No observation was decided in this time."
    fell = len(whole.overturned)
    stood = f"{sentence(count(fell, 'pass', 'passes'))} did not stand." if fell else "Every pass stood."
    return (
        f"{whole.decided:,} {verb(whole.decided, 'observation was', 'observations were')} decided:"
        f" {whole.passes:,} passed, {whole.fails:,} did not. {stood}"
    )


def tally_row(name: str, tally: Tally, href: str = "") -> dict[str, Any]:
    return {
        "name": name,
        "href": href,
        "passed": short_share(tally.pass_rate),
        "range": range_words(tally.pass_rate),
        "rate": round(100 * (tally.pass_rate.rate or 0)),
        "overturned": len(tally.overturned),
        "of": tally.passes,
        "days": days_words(tally),
    }


def competency_rows(found: Trends, titles: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        tally_row(f"{code} {titles.get(code, '')}".strip(), tally)
        for code, tally in sorted(found.by_competency.items())
        if tally.decided
    ]


def assessor_rows(found: Trends, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """By name, never by rate: few decisions make no ranking."""
    rows = [
        tally_row(names.get(human, "Somebody no longer listed"), tally, reverse("assessor_trends", args=[human]))
        for human, tally in found.by_assessor.items()
        if tally.decided
    ]
    return sorted(rows, key=lambda row: row["name"])


def person_rows(found: Trends, names: Mapping[str, str], readable: frozenset[str]) -> list[dict[str, Any]]:
    """Only people whose record the reader may open."""
    rows = [
        tally_row(names.get(human, ""), tally, reverse("person_trends", args=[human]))
        for human, tally in found.by_person.items()
        if tally.decided and human in readable
    ]
    return sorted(rows, key=lambda row: row["name"])


def failure_charts(found: Trends) -> list[dict[str, Any]]:
    """For each laboratory method: a sentence, and by quarter how many of those read failed."""
    charts = []
    for code, by_quarter in found.failures.items():
        whole = Share(sum(s.part for s in by_quarter.values()), sum(s.whole for s in by_quarter.values()))
        label = method(code).label
        charts.append(
            {
                "title": label,
                "finding": f"{whole.part:,} of {whole.whole:,} results read failed ({range_words(whole)}).",
                "rows": [_quarter(first, share) for first, share in by_quarter.items()],
            }
        )
    return charts


def _quarter(first: date, share: Share) -> dict[str, Any]:
    rate = round(100 * (share.rate or 0))
    return {"title": quarter_words(first), "rate": rate, "words": short_share(share), "range": range_words(share)}


def overturned_rows(found: list[Overturned], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """The latest first."""
    return [
        {
            "text": f"{each.observation.competency}, {names.get(each.observation.person, '')}".strip(", "),
            "hint": f"Passed on {day(each.observation.occurred_at)}. {WHY[each.why]}.",
            "href": reverse("statement", args=[each.observation.id]),
            "status": "Did not stand",
            "tone": "due",
        }
        for each in sorted(found, key=lambda each: each.observation.occurred_at, reverse=True)
    ]


def assessor_finding(tally: Tally, name: str) -> str:
    if not tally.decided:
        return f"{name} decided no observation in this time."
    return (
        f"{name} decided {count(tally.decided, 'observation')}. Passed: {share_words(tally.pass_rate)}."
        f" Did not stand: {share_words(tally.overturned_rate)}."
    )
