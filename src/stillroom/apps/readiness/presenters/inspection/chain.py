"""Who was entitled, who signed, what was corrected, and which checkpoints cover it."""

from collections.abc import Iterable
from typing import Any

from stillroom.apps.ledger.draft import REASON
from stillroom.apps.ledger.models import Checkpoint, Statement
from stillroom.apps.ledger.presenters.signatures import signature_rows
from stillroom.apps.ledger.presenters.words import CAPACITIES, details_of, is_late, short_moment
from stillroom.apps.readiness.presenters.inspection.lines import ENTITLES, ERASED, marks
from stillroom.apps.readiness.presenters.inspection.numbers import number, numbers
from stillroom.apps.readiness.presenters.words import context_words
from stillroom.apps.readiness.selectors.inspection.inspection import Inspection
from stillroom.competence.statement import Kind
from stillroom.documents.inspection_pack.content import CheckpointLine, Entitling, Signature, TrailLine
from stillroom.ui import formats

IN_THE_TRAIL = {Kind.REVOCATION, Kind.SUSPENSION, Kind.REINSTATEMENT, Kind.EXEMPTION, Kind.ACCEPTANCE}
GROUP = 4


def entitlements(found: Inspection) -> list[Entitling]:
    """The statements by which authors were entitled, in the order of the chain."""
    by_id = found.statements.by_id
    used: dict[str, list[Statement]] = {}
    for row in by_id.values():
        for id_ in row.relied_on.split():
            each = by_id.get(id_)
            if each and each.kind in ENTITLES and found.same_human(each.person) == found.same_human(row.author):
                used.setdefault(id_, []).append(row)
    rows = sorted((by_id[id_] for id_ in used), key=lambda row: row.seq)
    return [_entitling(row, used[row.id], found) for row in rows]


def _entitling(row: Statement, used: list[Statement], found: Inspection) -> Entitling:
    where = f" ({context_words(row.context)})" if row.context else ""
    what = CAPACITIES.get(row.capacity, row.capacity).capitalize() if row.capacity else "Signed off"
    units = ", ".join(found.accountable.get(found.same_human(row.author), ()))
    ends = f" to {formats.short_day(row.valid_until)}" if row.valid_until else ""
    revoked = [each for each in found.statements.about.get(row.id, ()) if each.kind == Kind.REVOCATION]
    ended = f", revoked {formats.short_day(revoked[0].occurred_at)}" if revoked else ""
    return Entitling(
        number=number(row),
        who=found.words.person(row.person),
        what=f"{what}: {found.words.inside(row.competency)}{where}",
        by=f"{found.words.person(row.author)}{f', accountable person of {units}' if units else ''}",
        period=f"{formats.short_day(row.occurred_at)}{ends}{ended}",
        used=f"{len(used):,}: No. {numbers(used, most=6)}",
    )


def signatures(found: Inspection) -> list[Signature]:
    return [
        Signature(
            name=row["name"],
            number=f"{row['number']}, {row['registration'] or 'not registered'}",
            initials=row["initials"],
            roles="; ".join(row["roles"]),
            may_sign=tuple(row["entitlements"]) or ("Nothing today",),
            signed=_signed(row),
        )
        for row in signature_rows(found.signatories, found.words)
    ]


def _signed(row: dict[str, Any]) -> str:
    if not row["first"]:
        return "Never"
    times = "once" if row["count"] == "1" else f"{row['count']} times"
    return f"{times}, {row['first']} to {row['last']}" if row["first"] != row["last"] else f"{times}, {row['first']}"


def trail_rows(found: Inspection) -> list[Statement]:
    return [
        row
        for row in found.statements.in_chain_order()
        if row.kind in IN_THE_TRAIL or row.taken_over_by or is_late(row)
    ]


def trail(found: Inspection) -> list[TrailLine]:
    return [
        TrailLine(
            number=number(row),
            recorded=short_moment(row.recorded_at),
            what=found.words.sentence(row, found.statements.by_id.get(row.about)),
            reason=reason(row, found),
            marks=tuple(marks(row, found)),
        )
        for row in trail_rows(found)
    ]


def reason(row: Statement, found: Inspection) -> str:
    """Its reason, and the deviation it names beside it."""
    said = found.statements.text(row, REASON)
    deviations = [f"{key} {value}" for key, value in details_of(row) if key == "Deviation"]
    words = f"Reason {ERASED}" if said is None else said
    return "; ".join(filter(None, (words, *deviations))) or "None asked for"


def checkpoint_lines(found: Inspection) -> list[CheckpointLine]:
    """The last of each month and the one that covers the end; the tables hold every one."""
    covering = checkpoints_covering(found)
    last_of_month = {(each.made_at.year, each.made_at.month): each for each in covering}
    return [checkpoint_line(each) for each in last_of_month.values()]


def checkpoints_covering(found: Inspection) -> list[Checkpoint]:
    """From the first that covers a statement here to the first that covers all of them."""
    seqs = [row.seq for row in found.statements.every()]
    if not seqs:
        return found.checkpoints[-1:]
    first, last = min(seqs), max(seqs)
    covering = [each for each in found.checkpoints if each.seq >= first]
    ends = next((place for place, each in enumerate(covering) if each.seq >= last), len(covering))
    return covering[: ends + 1]


def checkpoint_line(each: Checkpoint) -> CheckpointLine:
    return CheckpointLine(short_moment(each.made_at), f"{each.seq:,}", each.key_id, in_groups(bytes(each.hash).hex()))


def in_groups(hexadecimal: str) -> str:
    """In groups of four, so that a person can compare it."""
    return " ".join(_each(hexadecimal))


def _each(text: str) -> Iterable[str]:
    return (text[start : start + GROUP] for start in range(0, len(text), GROUP))
