"""What is compared with what, and in which assumptions the two differ."""

from stillroom.documents.projection_report.comparing.compared import Compared
from stillroom.documents.projection_report.content import Block, Facts, Section, Table, Text
from stillroom.documents.projection_report.sections import assumptions, opening

PAIRED = (
    "Both scenarios ran with the same people, the same chances and the same drawn figures, so the difference is due "
    "to what was changed and to nothing else."
)
UNPAIRED = (
    "The two runs do not share executor, seed and draws, so part of the difference is chance. "
    "Use “stillroom project compare” to pair them."
)


def section(compared: Compared) -> Section:
    """What both share is said once; what differs, side by side."""
    one, two = dict(opening.facts(compared.first)), dict(opening.facts(compared.second))
    shared = [(key, one[key]) for key in one if one[key] == two[key]]
    apart = [(key, one[key], two[key]) for key in one if one[key] != two[key]]
    if compared.is_suppressed and one["Data"] != two["Data"]:
        shared.append(("Small numbers", opening.MAY_BE_REAL))
    blocks: list[Block] = [
        Facts([("First", compared.names[0]), ("Second", compared.names[1]), *shared]),
        Text([PAIRED if compared.is_paired else UNPAIRED]),
    ]
    if apart:
        blocks.append(Table("In this they differ", ("Fact", *compared.names), apart, of_words=True))
    return Section("about", "What is compared", blocks)


def assumptions_that_differ(compared: Compared) -> Section | None:
    one, two = ({each.name: each for each in run.assumptions} for run in (compared.first, compared.second))
    rows = []
    for name in dict.fromkeys([*one, *two]):
        if one.get(name) != two.get(name):
            known = one.get(name) or two[name]
            cells = (assumptions.said(each.get(name)) for each in (one, two))
            rows.append((assumptions.name_of(known), *cells))
    if not one and not two:
        return None
    title = "Assumptions that differ"
    if not rows:
        return Section("assumptions", title, [Text(["The two scenarios make the same assumptions."])])
    count = "1 assumption differs." if len(rows) == 1 else f"{len(rows)} assumptions differ."
    table = Table(title, ("Assumption", *compared.names), rows, of_words=True, has_heading=True)
    return Section("assumptions", title, [Text([count]), table])
