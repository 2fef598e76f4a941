"""Keeps a framework of others as one CASE file states it, in place of its earlier edition."""

import hashlib
from datetime import UTC, datetime
from uuid import UUID

from django.utils.text import slugify

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import ExternalFramework, ExternalItem
from stillroom.apps.framework.selectors.external_frameworks import current_edition, has_code, items_of
from stillroom.standards.case import package_bytes
from stillroom.standards.case.package import Item, Package
from stillroom.standards.case.tree import in_order
from stillroom.standards.tables import ImportReport, Outcome, Problem, RowOutcome
from stillroom.standards.tables.cells import is_code
from stillroom.ui.formats import day

_LONGEST_CODE = 50


def keep_external_framework(
    *, package: Package, code: str, report: ImportReport, by: User | None
) -> ExternalFramework | None:
    """Say in the report what is wrong, or what was written. Within the transaction of an import."""
    written = package_bytes(package)
    sha256 = hashlib.sha256(written).hexdigest()
    changed = last_change(package)
    stored = current_edition(package.document.identifier)
    code = code or (stored.code if stored else slugify(package.document.title).upper()[:_LONGEST_CODE].rstrip("-"))
    if stored is not None and stored.sha256 == sha256 and stored.code == code:
        _tell(report, package, {str(item.identifier): item.statement for item in items_of(stored)})
        return stored
    _check(report, stored, code, changed, sha256)
    if report.problems:
        return None
    moment = now()
    before = {str(item.identifier): item.statement for item in items_of(stored)} if stored else {}
    if stored is not None:
        ExternalFramework.objects.filter(id=stored.id).update(replaced_at=moment, replaced_by=by)
    kept = ExternalFramework.objects.create(
        identifier=UUID(package.document.identifier),
        code=code,
        title=package.document.title,
        creator=package.document.creator,
        version=package.document.version,
        adoption_status=package.document.adoption_status,
        source=package.document.source_url or package.document.uri,
        licence=_licence(package),
        package=written.decode(),
        sha256=sha256,
        last_change=changed,
        imported_at=moment,
        imported_by=by,
    )
    ExternalItem.objects.bulk_create(
        (_row(kept, position, depth, item) for position, (depth, item) in enumerate(in_order(package), start=1)),
        batch_size=500,
    )
    _tell(report, package, before)
    report.applied = True
    return kept


def last_change(package: Package) -> datetime:
    """The latest that anything in it says of itself; not every publisher dates the whole when a part changes."""
    said = [package.document.changed]
    for parts in (package.items, package.associations, package.rubrics):
        said.extend(each.changed for each in parts)
    return max(map(_moment, said))


def _check(report: ImportReport, stored: ExternalFramework | None, code: str, changed: datetime, sha256: str) -> None:
    if not is_code(code):
        wrong = "Its title makes no code to call it by here."
        fix = "Give it one of at most 50 letters, digits and plain marks; on the command line, with --framework."
        report.problems.add(Problem(report.file, None, "", wrong, fix))
    elif has_code(code) and (stored is None or stored.code != code):
        wrong = f"Another framework goes by the code {code}."
        report.problems.add(
            Problem(report.file, None, "", wrong, "Give this one another; on the command line, with --framework.")
        )
    if stored is not None and stored.last_change > changed:
        wrong = f"A later edition of it, changed on {day(stored.last_change)}, is kept here already."
        report.problems.add(Problem(report.file, None, "lastChangeDateTime", wrong, "Import the newest file."))
    if stored is not None and stored.last_change == changed and stored.sha256 != sha256:
        wrong = "It says that nothing changed since the edition kept here, and yet states something else."
        fix = "Ask its publisher for a file that is dated rightly."
        report.problems.add(Problem(report.file, None, "lastChangeDateTime", wrong, fix))


def _moment(text: str) -> datetime:
    """Without an offset it is taken as UTC."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _licence(package: Package) -> str:
    """The text of the licence that the framework is under, or at least where it stands."""
    link = package.document.license
    for each in package.definitions.licenses:
        if link is None or each.identifier.lower() == link.identifier.lower():
            return each.words or each.title
    return f"{link.title} {link.uri}".strip() if link else ""


def _row(framework: ExternalFramework, position: int, depth: int, item: Item) -> ExternalItem:
    return ExternalItem(
        framework=framework,
        position=position,
        depth=depth,
        identifier=UUID(item.identifier),
        uri=item.uri,
        code=item.code,
        type=item.type,
        statement=item.statement,
    )


def _tell(report: ImportReport, package: Package, before: dict[str, str]) -> None:
    """`before`: identifier → what the edition kept so far states."""
    for number, item in enumerate(package.items, start=1):
        stated = before.get(item.identifier.lower())
        outcome = Outcome.NEW if stated is None else Outcome.UNCHANGED
        if stated not in {None, item.statement}:
            outcome = Outcome.CHANGED
        report.rows.append(RowOutcome(report.file, number, f"{item.code} {item.statement[:80]}".strip(), outcome))
    here = {item.identifier.lower() for item in package.items}
    for identifier in before.keys() - here:
        report.rows.append(RowOutcome(report.file, None, before[identifier][:80], Outcome.WITHDRAWN))
