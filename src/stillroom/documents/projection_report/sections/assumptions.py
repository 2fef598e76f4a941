"""Every figure that went in, who answers for it, and on what evidence: an assumptions log as the Aqua Book asks."""

from stillroom.documents.projection_report.content import Block, Section, Table, Text
from stillroom.documents.projection_report.run import Assumption, Run
from stillroom.documents.projection_report.words import amount

HEAD = ("Assumption", "Value", "8 in 10 likely between", "Kind", "Evidence", "Owner", "Date")


def section(run: Run) -> Section | None:
    if not run.assumptions:
        return None
    bare = [each for each in run.assumptions if not each.evidence]
    blocks: list[Block] = [Text([_evidence(len(run.assumptions), len(bare))])]
    for group in dict.fromkeys(each.group for each in run.assumptions):
        rows = [_row(each) for each in run.assumptions if each.group == group]
        blocks.append(Table(f"Assumptions: {group or 'no group'}", HEAD, rows, of_words=True))
    if run.about.get("switches"):
        rows = [(str(name), str(value)) for name, value in run.about["switches"].items()]
        blocks.append(Table("Choices about how the model is built", ("Choice", "As run"), rows, of_words=True))
    return Section("assumptions", "Assumptions", blocks)


def _evidence(number: int, bare: int) -> str:
    if not bare:
        return f"{number} assumptions, each with its evidence."
    have = "has" if bare == 1 else "have"
    return (
        f"{number} assumptions, of which {bare} {have} no evidence. "
        "Those are judgements: say so when you use the results."
    )


def said(each: Assumption | None) -> str:
    """“0.08 (0.07 to 0.09)”, or that there is none."""
    return f"{amount(each.value)} ({_between(each)})" if each else "not used"


def _between(each: Assumption) -> str:
    return f"{amount(each.low)} to {amount(each.high)}" if each.low is not None and each.high is not None else "fixed"


def _row(each: Assumption) -> tuple[str, ...]:
    name = f"{each.name.replace('_', ' ')}: {each.about}" if each.about else each.name.replace("_", " ")
    nothing = "none given"
    return (
        name,
        amount(each.value),
        _between(each),
        each.kind,
        each.evidence or nothing,
        each.owner or nothing,
        each.date or nothing,
    )
