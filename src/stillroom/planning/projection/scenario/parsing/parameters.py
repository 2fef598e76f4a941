"""What is known of each figure, from a scenario's tables."""

from statistics import median

from stillroom.planning.projection.parameters import Judged, Known, Parameter, Rate, Share
from stillroom.planning.projection.scenario.parsing.base import Parsing
from stillroom.planning.projection.scenario.parsing.values import Table, as_date
from stillroom.planning.projection.scenario.problems import Path
from stillroom.planning.projection.scenario.scenario import Assumption

FORMS = {"value": {"value"}, "events": {"events", "exposure"}, "count": {"count", "of"}, "low": {"low", "high"}}


def assumptions(parsing: Parsing) -> dict[str, Assumption]:
    found = {}
    for name, each in parsing.tables.get("parameters", {}).items():
        path: Path = ("parameters", name)
        try:
            parameter = parameter_of(each)
        except ValueError as error:
            parsing.refuse(path, str(error))
            parameter = Known(0.0)
        when = each.get("date")
        found[name] = Assumption(
            name, parameter, each.get("group", name), each.get("owner", ""), each.get("evidence", ""),
            None if when is None else as_date(when), each.get("unit", ""),
        )  # fmt: skip
    for name, values in parsing.fitted.items():
        if name in found:
            parsing.refuse(("parameters", name), "The file of fitted draws has it too. Remove it from one of them.")
        found[name] = _fitted(parsing, name, median(values))
    for name in parsing.tables.get("fitted", {}).get("about", {}):
        parsing.named(("fitted", "about", name), name, sorted(parsing.fitted), "fitted figure")
    return found


def _fitted(parsing: Parsing, name: str, middle: float) -> Assumption:
    about = parsing.tables["fitted"].get("about", {}).get(name, {})
    evidence = about.get("evidence", "Fitted to history: see the file of draws")
    return Assumption(
        name, Known(middle), about.get("group", "fitted"), about.get("owner", ""), evidence,
        as_date(about["date"]) if "date" in about else None, about.get("unit", ""),
    )  # fmt: skip


def parameter_of(given: Table) -> Parameter:
    """Raises ValueError for one that is given in no way, in two, or in part, and for what cannot be."""
    forms = [form for form, names in FORMS.items() if names & set(given)]
    if len(forms) != 1 or not FORMS[forms[0]] <= set(given):
        raise ValueError("Give one of: value; events and exposure; count and of; low and high.")
    if forms[0] == "value":
        return Known(float(given["value"]))
    if forms[0] == "events":
        return Rate(
            float(given["events"]), float(given["exposure"]),
            float(given.get("prior_events", 0.5)), float(given.get("prior_exposure", 0.0)),
        )  # fmt: skip
    if forms[0] == "count":
        prior = float(given.get("prior_count", 0.5)), float(given.get("prior_rest", 0.5))
        return Share(float(given["count"]), float(given["of"]), *prior)
    return Judged(float(given["low"]), float(given["high"]), given.get("kind", "positive"))
