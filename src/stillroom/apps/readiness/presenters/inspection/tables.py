"""The pack as tables: codes and moments as the ledger holds them, names beside them."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from stillroom.apps.ledger.draft import NOTE, REASON
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.presenters.words import is_late
from stillroom.apps.readiness.presenters.inspection.chain import checkpoints_covering, in_groups
from stillroom.apps.readiness.selectors.inspection.inspection import Inspection
from stillroom.documents.inspection_pack.content import Pack
from stillroom.documents.inspection_pack.tables import PackTable

RECORD = ["number", "id", "kind", "employee_number", "person", "author", "recorded_by", "competency",
          "framework_version", "context", "capacity", "method", "outcome", "meaning", "occurred_at", "recorded_at",
          "late", "valid_until", "about", "relied_on", "taken_over_by", "details", "reason", "note"]  # fmt: skip
ERASED = "[erased]"


def pack_tables(pack: Pack, found: Inspection) -> Iterator[PackTable]:
    yield PackTable(
        "about",
        "What this pack is and whether the ledger is whole.",
        ["what", "value"],
        [
            *((fact.key, fact.value) for fact in (*pack.cover, *pack.seal)),
            *(("Verification", words) for words in pack.verification),
            ("Data", "Synthetic – not real people" if pack.synthetic else "Real"),
        ],
    )
    yield PackTable(
        "readiness",
        "How each requirement stood at the moment asked about.",
        ["employee_number", "person", "unit", "role_profile", "competency", "context", "mandatory", "state", "overdue",
         "valid_until", "because"],
        _readiness(found),
    )  # fmt: skip
    yield PackTable(
        "training_record",
        "Every statement of this pack about its people, person by person.",
        RECORD,
        (_statement(row, found) for row in found.statements.every()),
    )
    yield PackTable(
        "audit_trail",
        "The same statements in the order they were recorded, each with its hash and that of the one before.",
        [*RECORD, "hash", "previous_hash"],
        (
            [*_statement(row, found), bytes(row.hash).hex(), bytes(row.prev_hash).hex()]
            for row in found.statements.in_chain_order()
        ),
    )
    yield PackTable(
        "entitlement",
        "Statements by which authors were entitled, and how many statements here rest on each.",
        ["number", "person", "entitled_as", "by", "in_force", "used"],
        ([each.number, each.who, each.what, each.by, each.period, each.used] for each in pack.entitlements),
    )
    yield PackTable(
        "signatures",
        "Everyone who signed something here: specimen initials, roles, entitlements.",
        ["person", "number", "initials", "roles", "may_sign_as", "signed"],
        ([s.name, s.number, s.initials, s.roles, "; ".join(s.may_sign), s.signed] for s in pack.signatures),
    )
    yield PackTable(
        "checkpoints",
        "Signed ends of the chain that cover these statements.",
        ["made_at", "number", "key_id", "fingerprint", "signature"],
        (
            [_moment(each.made_at), str(each.seq), each.key_id, in_groups(bytes(each.hash).hex()),
             bytes(each.signature).hex()]
            for each in checkpoints_covering(found)
        ),
    )  # fmt: skip


def _readiness(found: Inspection) -> Iterator[Sequence[str]]:
    for each in found.standings:
        person = found.people.get(each.post.person)
        for item in each.items:
            because = [found.statements.by_id[id_].seq for id_ in item.standing.because
                       if id_ in found.statements.by_id]  # fmt: skip
            yield [
                person.employee_number if person else "",
                found.words.person(each.post.person),
                found.units.get(each.post.unit, ""),
                each.post.role_profile,
                item.requirement.competency,
                str(item.requirement.context),
                "yes" if item.requirement.mandatory else "no",
                str(item.standing.state),
                "yes" if item.overdue else "no",
                item.standing.valid_until.isoformat() if item.standing.valid_until else "",
                " ".join(map(str, sorted(because))),
            ]


def _statement(row: Statement, found: Inspection) -> list[str]:
    person = found.people.get(found.same_human(row.person))
    rested = [found.statements.by_id[id_] for id_ in row.relied_on.split() if id_ in found.statements.by_id]
    about = found.statements.by_id.get(row.about)
    return [
        str(row.seq),
        row.id,
        row.kind,
        person.employee_number if person else "",
        found.words.person(row.person),
        found.words.person(row.author),
        found.words.person(row.recorded_by) if row.recorded_by else "",
        row.competency,
        row.framework_version,
        row.context,
        row.capacity,
        row.method,
        row.outcome,
        row.meaning,
        _moment(row.occurred_at),
        _moment(row.recorded_at),
        "yes" if is_late(row) else "no",
        row.valid_until.isoformat() if row.valid_until else "",
        str(about.seq) if about else row.about,
        " ".join(str(each.seq) for each in rested),
        found.words.person(row.taken_over_by) if row.taken_over_by else "",
        row.details,
        _text(row, REASON, found),
        _text(row, NOTE, found),
    ]


def _text(row: Statement, name: str, found: Inspection) -> str:
    text = found.statements.text(row, name)
    return ERASED if text is None else text


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
