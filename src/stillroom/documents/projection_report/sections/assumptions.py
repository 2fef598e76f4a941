"""Every figure that went in, who answers for it, and on what evidence: an assumptions log as the Aqua Book asks."""

import re

from stillroom.documents.projection_report.content import Block, Section, Table, Text
from stillroom.documents.projection_report.run import Assumption, Run
from stillroom.documents.projection_report.words import amount, sentence_case

KINDS = {
    "Rate": "rate, counted",
    "Share": "share, counted",
    "Judged": "judgement",
    "Known": "taken as known",
    "Fitted": "fitted to history",
}
PLAIN, NOTHING = "Plain number", "none given"
PATH = re.compile(r"(?P<table>\w+)\[(?P<entry>\d+)\]\.(?P<field>.+)")
HEAD = ("Assumption", "Group", "Value", "8 in 10 likely between", "Kind", "Evidence", "Owner", "Date")


def section(run: Run) -> Section | None:
    if not run.assumptions:
        return None
    bare = [each for each in run.assumptions if each.evidence.lower() in {"", "none given"}]
    blocks: list[Block] = [Text([_evidence(len(run.assumptions), len(bare))])]
    stated = [each for each in run.assumptions if each.kind != PLAIN]
    plain = [each for each in run.assumptions if each.kind == PLAIN]
    if stated:
        blocks.append(Table("Assumptions log", HEAD, [_row(each) for each in stated], of_words=True))
    if plain:
        figures = [(name_of(each), amount(each.value), each.owner or NOTHING) for each in plain]
        caption = "Figures written into the scenario without evidence"
        blocks.append(Table(caption, ("Figure", "Value", "Owner"), figures, of_words=True))
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
    if each.low is None or each.high is None or each.low == each.high:
        return "fixed"
    return f"{amount(each.low)} to {amount(each.high)}"


def _row(each: Assumption) -> tuple[str, ...]:
    return (
        name_of(each),
        each.group or NOTHING,
        amount(each.value),
        _between(each),
        KINDS.get(each.kind, each.kind),
        each.evidence or NOTHING,
        each.owner or NOTHING,
        each.date or NOTHING,
    )


def name_of(each: Assumption) -> str:
    """“places[2].number.North” as “Places, entry 2: number, North”; with what uses it, if that is not its group."""
    entry = PATH.fullmatch(each.name)
    name = f"{entry['table']}, entry {entry['entry']}: {entry['field'].replace('.', ', ')}" if entry else each.name
    use = "" if each.about in {"", each.group} else f" (used in {each.about})"
    return sentence_case(f"{name}{use}".replace("_", " "))
