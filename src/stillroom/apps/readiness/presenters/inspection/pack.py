"""The whole pack, in words."""

from collections.abc import Callable
from datetime import datetime

from stillroom.apps.ledger.presenters.words import short_moment
from stillroom.apps.ledger.services.verification.findings import Verification
from stillroom.apps.readiness.presenters.inspection.chain import (
    checkpoint_lines,
    entitlements,
    in_groups,
    signatures,
    trail,
)
from stillroom.apps.readiness.presenters.inspection.records import posts_by_person, record, summary
from stillroom.apps.readiness.selectors.inspection.inspection import Inspection
from stillroom.apps.readiness.selectors.inspection.subject import Subject
from stillroom.competence.readiness import MAY_WORK
from stillroom.documents.inspection_pack.content import Fact, Pack
from stillroom.ui import formats

WHOLE = (
    "How each requirement stood at the moment asked about, and on which statements that rested.",
    "For each person every statement up to that moment: what was seen or decided, by whom, with which meaning, "
    "outcome, context, lots and sessions, when it happened and when it was recorded.",
)
ONE_MOMENT = (
    "How each requirement stood at the moment asked about, and on which statements that rested.",
    "For each person the statements behind that, and all that happened on that day. The whole training record is in "
    "the pack of the person or of the unit.",
)
ALWAYS = (
    "Who was entitled to observe and to sign, by whom, down to the person accountable for the unit.",
    "The specimen signatures of everyone who signed something here.",
    "Corrections, suspensions, reinstatements, exemptions, late entries and records taken over, with their reasons.",
    "Numbers (No.) are places in the ledger’s chain: the same number is the same statement everywhere in this pack.",
    "A text that was erased is shown as erased. A character that could not be drawn is shown by its number, such as "
    "[U+674E]; the tables hold it as it was written.",
    "The same as tables (CSV) comes with this pack, for searching and sorting.",
)


def title_of(subject: Subject, name: str) -> str:
    if subject.is_day:
        return f"Inspection pack: {name} on {formats.moment(subject.at)}"
    return f"Inspection pack: {name}"


def make_pack(
    found: Inspection,
    *,
    id: str,
    name: str,
    asked_by: str,
    generated_at: datetime,
    synthetic: bool,
    verification: Verification,
    tell: Callable[[int, int], None] = lambda done, of: None,
) -> Pack:
    """`name` is what it is about; `tell` hears how many people are done, of how many."""
    posts = posts_by_person(found)
    records = []
    for place, (human, held) in enumerate(posts.items()):
        tell(place, len(posts))
        records.append(record(human, held, found))
    subject = found.subject
    return Pack(
        id=id,
        title=title_of(subject, name),
        subject=name,
        organisation=subject.organisation.name,
        generated=formats.moment(generated_at),
        synthetic=synthetic,
        finding=_finding(found),
        cover=tuple(_cover(found, id, name, asked_by, generated_at)),
        seal=tuple(_seal(found)),
        fingerprint_code=_code(found),
        verification=tuple(_verified(verification)),
        verified=verification.ok,
        summaries=tuple(summary(human, held, found) for human, held in posts.items()),
        records=tuple(records),
        entitlements=tuple(entitlements(found)),
        signatures=tuple(signatures(found)),
        trail=tuple(trail(found)),
        checkpoints=tuple(checkpoint_lines(found)),
        is_day=subject.is_day,
        notes=(*(ONE_MOMENT if subject.is_day else WHOLE), *ALWAYS),
    )


def _finding(found: Inspection) -> str:
    at = formats.moment(found.subject.at)
    people = {each.post.person for each in found.standings}
    if not people:
        who = "This person held no post" if found.subject.person else "Nobody held a post here"
        return f"{who} on {at}."
    alone = {
        each.post.person for each in found.standings if any(item.standing.state in MAY_WORK for item in each.items)
    }
    if found.subject.person:
        items = [item for each in found.standings for item in each.items]
        might = sum(item.standing.state in MAY_WORK for item in items)
        return f"On {at} this person might work alone in {might} of {len(items)} requirements."
    return f"On {at}, {len(alone)} of {len(people)} people in post might work alone in at least one competency."


def _cover(found: Inspection, id: str, name: str, asked_by: str, generated_at: datetime) -> list[Fact]:
    subject = found.subject
    known = f"Only what was recorded by {formats.moment(subject.known_by)}" if subject.known_by else "All that is known"
    count = sum(len(rows) for rows in found.statements.of.values())
    return [
        Fact("Organisation", f"{subject.organisation.name} ({subject.organisation.ods_code})"),
        Fact("About", name),
        Fact("As at", formats.moment(subject.at)),
        Fact("From which knowledge", known),
        Fact("Holds", f"{_count(len(found.people), 'person', 'people')}, {_count(count, 'statement', 'statements')}"),
        Fact("Asked for by", asked_by),
        Fact("Made", formats.moment(generated_at)),
        Fact("Pack", id),
    ]


def _seal(found: Inspection) -> list[Fact]:
    if found.head is None or not found.head.seq:
        return [Fact("Ledger", "Nothing has been recorded in it yet")]
    rows = [
        Fact("The ledger ends at", f"Statement {found.head.seq:,}, recorded {short_moment(found.head.recorded_at)}"),
        Fact("Its fingerprint", in_groups(bytes(found.head.hash).hex())),
    ]
    if not found.checkpoints:
        return [*rows, Fact("Last signed checkpoint", "None yet")]
    last = found.checkpoints[-1]
    return [
        *rows,
        Fact("Last signed checkpoint", f"Statement {last.seq:,}, signed {short_moment(last.made_at)}"),
        Fact("Its fingerprint", in_groups(bytes(last.hash).hex())),
        Fact("Signed with key", last.key_id),
    ]


def _code(found: Inspection) -> str:
    if not found.checkpoints:
        return ""
    last = found.checkpoints[-1]
    return f"{found.subject.organisation.ods_code} {last.seq} {bytes(last.hash).hex()} {last.key_id}"


def _verified(done: Verification) -> list[str]:
    if done.ok:
        return [
            f"When this pack was made, {_count(done.statements, 'statement', 'statements')} of this organisation "
            "were read again. Each follows from the one before it, and each says what was recorded. "
            f"{_count(done.checkpoints, 'signed checkpoint agrees', 'signed checkpoints agree')} with them. "
            f"{_count(done.erased_texts, 'text has', 'texts have')} been erased.",
        ]
    return ["The ledger is not whole. Rely on nothing in this pack before this is explained.", *map(str, done.findings)]


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
