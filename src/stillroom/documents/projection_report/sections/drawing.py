"""Who draws whom: which sectors lose people when others recruit."""

from __future__ import annotations

from stillroom.documents.projection_report.run import ALL, Run
from stillroom.documents.projection_report.sections.flows import drawn_and_moved, moved_between
from stillroom.documents.projection_report.words import about

DRAWING = (
    ("takes a new post", "New posts"),
    ("takes a training place", "Training places"),
    ("moves to", "People who change sector of their own accord"),
)
"""How the names of laws begin that lead from one sector to another, and what is said of them."""


def sentences(run: Run) -> list[str]:
    """Who draws whom, by new posts, by training places and by those who move of themselves."""
    if run.suppressed or not (run.flows or run.moves):
        return ["This run does not tell who moved between sectors."]
    if run.moves:
        found = [_drawn(run, what, moved_between(run, law)) for law, what in DRAWING]
    else:
        gained = drawn_and_moved(run)
        found = [
            _balance(run, "New posts and training places", {sector: drawn for sector, (drawn, _) in gained.items()}),
            _balance(
                run,
                "People who change sector of their own accord",
                {sector: moved for sector, (_, moved) in gained.items()},
            ),
        ]
    return [each for each in found if each] or ["In this run no sector gains people from another."]


def _drawn(run: Run, what: str, moved: dict[tuple[str, str], float]) -> str:
    """“New posts, all years together: primary care draws 20 from community and 9 from other hospital.”"""
    by_goal: dict[str, list[str]] = {}
    for (origin, goal), number in moved.items():
        if number >= 0.5:
            by_goal.setdefault(goal, []).append(f"{about(number)} from {run.name(origin)}")
    # A pool of places may stand in several sectors: of those only the origin of people is known.
    parts = [f"{'' if goal == ALL else run.name(goal)} draws {_listed(each)}".strip() for goal, each in by_goal.items()]
    if list(by_goal) == [ALL]:
        return f"{what} draw, all years together, {_listed(by_goal[ALL])} (means, people)."
    return f"{what}, all years together: {'; '.join(parts)} (means, people)." if parts else ""


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _balance(run: Run, what: str, gained: dict[str, float]) -> str:
    winners = sorted((each for each in gained if gained[each] >= 0.5), key=lambda each: -gained[each])
    losers = sorted((each for each in gained if gained[each] <= -0.5), key=lambda each: gained[each])
    if not winners or not losers:
        return ""
    to = ", ".join(f"{run.name(each)} gains {about(gained[each])}" for each in winners)
    lost = ", ".join(f"{run.name(each)} loses {about(-gained[each])}" for each in losers)
    return f"{what}, all years together: {to}; {lost} (means, people)."
