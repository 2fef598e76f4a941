"""What is needed, from a scenario's tables."""

from stillroom.planning.projection.demand import GROWTH, Activity, Demand, Established, Posts
from stillroom.planning.projection.scenario.parsing.base import Parsing
from stillroom.planning.projection.scenario.parsing.values import Table, as_date
from stillroom.planning.projection.scenario.problems import Path

WAYS = ("activity", "posts", "vacancy")


def demand(parsing: Parsing) -> list[Demand]:
    found: list[Demand] = []
    for path, each in parsing.entries("demand"):
        given = [way for way in WAYS if way in each]
        if len(given) != 1:
            parsing.refuse(path, "Give one of `activity`, `posts` and `vacancy`.")
        elif given == ["activity"]:
            found += _activity(parsing, path, each)
        elif given == ["posts"]:
            found += _posts(parsing, path, each)
        else:
            found.append(_established(parsing, path, each))
    return found


def _needs(parsing: Parsing, path: Path, entry: Table, *names: str) -> bool:
    missing = [name for name in names if name not in entry]
    for name in missing:
        parsing.refuse(path, f"`{name}` is missing. Add it.")
    return not missing


def _activity(parsing: Parsing, path: Path, entry: Table) -> list[Demand]:
    if not _needs(parsing, path, entry, "sector", "minutes", "hours"):
        return []
    minutes = {}
    for group, each in entry["minutes"].items():
        _group_in_sector(parsing, (*path, "minutes", group), group, entry["sector"])
        minutes[group] = parsing.figure((*path, "minutes", group), each, "number")
    quality = parsing.get(path, entry, "quality", "below 1")
    training = parsing.get(path, entry, "training", "below 1")
    if not isinstance(quality, str) and not isinstance(training, str) and quality + training >= 1:
        parsing.refuse(
            path, "Quality assurance and training leave no time for production. Lower `quality` or `training`."
        )
    return [
        Activity(
            entry["name"], entry["sector"],
            parsing.by_region(path, entry, "activity", "number", None), minutes,
            parsing.figure((*path, "hours"), entry["hours"], "above 0"),
            parsing.get(path, entry, "growth", "growth", GROWTH), quality, training,
            {as_date(day): float(times) for day, times in entry.get("productivity", {}).items()},
        )
    ]  # fmt: skip


def _posts(parsing: Parsing, path: Path, entry: Table) -> list[Demand]:
    if not _needs(parsing, path, entry, "sector", "staff_group"):
        return []
    _group_in_sector(parsing, (*path, "staff_group"), entry["staff_group"], entry["sector"])
    starts = as_date(entry["from"]) if "from" in entry else None
    posts = parsing.by_region(path, entry, "posts", "number", None)
    growth = parsing.get(path, entry, "growth", "growth")
    return [Posts(entry["name"], entry["staff_group"], entry["sector"], posts, starts, growth)]


def _established(parsing: Parsing, path: Path, entry: Table) -> Demand:
    trainees = {each["staff_group"] for each in parsing.tables.get("training", ())}
    groups = tuple(entry.get("staff_groups", [each for each in parsing.staff_groups if each not in trainees]))
    for each in groups:
        parsing.named((*path, "staff_groups"), each, tuple(parsing.staff_groups), "staff group")
        _holds_posts(parsing, (*path, "staff_groups"), each)
    sectors = tuple(entry.get("sectors", parsing.sectors))
    for each in sectors:
        parsing.named((*path, "sectors"), each, parsing.sectors, "sector")
    vacancy = parsing.figure((*path, "vacancy"), entry["vacancy"], "below 1")
    return Established(entry["name"], groups, sectors, vacancy, parsing.get(path, entry, "growth", "growth"))


def _holds_posts(parsing: Parsing, path: Path, group: str) -> None:
    if group in {each["staff_group"] for each in parsing.tables.get("training", ())}:
        parsing.refuse(path, f"{group} are in training and hold no posts. Leave them out.")


def _group_in_sector(parsing: Parsing, path: Path, group: str, sector: str) -> None:
    parsing.named(path, group, tuple(parsing.staff_groups), "staff group")
    parsing.named((*path[:2], "sector"), sector, parsing.sectors, "sector")
    _holds_posts(parsing, path, group)
    known = parsing.staff_groups.get(group)
    if known is not None and sector not in known.sectors:
        parsing.refuse(path, f"{group} does not work in {sector}. Add the sector to [staff_groups.{group}].")
