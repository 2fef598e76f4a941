"""Check that the ledger is whole: nothing altered, nothing missing, nothing between."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from stillroom.apps.ledger.selectors import stored
from stillroom.apps.ledger.services.verification.chain import Progress, Walk
from stillroom.apps.ledger.services.verification.findings import Finding, Verification
from stillroom.apps.ledger.services.verification.signed_heads import (
    SignedHead,
    checkpoint_files,
    from_file,
    from_row,
    what_is_wrong,
)


def verify_ledger(
    *, ods_code: str | None = None, columns: bool = True, progress: Progress = lambda count: None
) -> Verification:
    """Walk every chain, or that of one organisation, against its head and all signed checkpoints.

    Without `columns` only the chain itself is checked: payloads, hashes, order, checkpoints. With them also that every
    column and every text says what was signed. `progress` is told how many more statements were checked.
    """
    result = Verification(with_columns=columns)
    with stored.snapshot():
        names = stored.organisations()
        signed = _signed_heads(names, ods_code, result)
        for organisation in sorted(set(names) | set(signed), key=lambda id_: names.get(id_, str(id_))):
            name = names.get(organisation) or _named_in_file(signed[organisation])
            if ods_code is None or name.upper() == ods_code.upper():
                _verify_one(organisation, name, signed.get(organisation, []), result, progress)
        if columns and ods_code is None and (stray := stored.stray_text()):
            result.findings.append(Finding("", 0, "a text is there of a statement that is not", stray))
    return result


def _verify_one(
    organisation: UUID, name: str, signed: list[SignedHead], result: Verification, progress: Progress
) -> None:
    good = []
    for one in signed:
        if wrong := what_is_wrong(one):
            result.findings.append(Finding(name, one.seq, wrong))
        else:
            good.append(one)
    walk = Walk(organisation, name, good, columns=result.with_columns)
    finding = walk.run(progress)
    if finding:
        result.findings.append(finding)
    result.organisations += 1
    result.statements += walk.seq
    result.checkpoints += len(good)
    result.erased_texts += walk.erased


def _signed_heads(names: Iterable[UUID], ods_code: str | None, result: Verification) -> dict[UUID, list[SignedHead]]:
    found: dict[UUID, list[SignedHead]] = defaultdict(list)
    for organisation in names:
        found[organisation] += [from_row(row) for row in stored.checkpoints(organisation)]
    for path in checkpoint_files():
        if ods_code is not None and path.stem.upper() != ods_code.upper():
            continue
        for one in from_file(path):
            if not isinstance(one, SignedHead):
                result.findings.append(Finding(path.stem, 0, str(one)))
            elif one not in found[UUID(one.organisation)]:
                found[UUID(one.organisation)].append(one)
    return found


def _named_in_file(signed: list[SignedHead]) -> str:
    return signed[0].source.partition(".")[0]
