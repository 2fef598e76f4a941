"""Makes a change as the product makes it: through the imports, the statements' one door, or the raw append."""

from collections import Counter
from datetime import date, datetime

from django.db import transaction

from stillroom.apps.accounts import clock
from stillroom.apps.ledger.draft import REASON, Draft
from stillroom.apps.ledger.models import Statement as StatementRow
from stillroom.apps.ledger.services.append import append, lock_chain
from stillroom.apps.ledger.services.import_statements import import_statements
from stillroom.apps.ledger.services.state import state
from stillroom.apps.people.models import LookAlike
from stillroom.apps.people.services.decide_look_alike import decide_look_alike
from stillroom.competence.context import Context
from stillroom.competence.refusal import Refused
from stillroom.standards.tables.formats import STATEMENTS
from tests.integration.imports.tables import competencies, requirements, staff, table, units
from tests.property.readiness.changes import Change
from tests.property.readiness.organisation import (
    ACCOUNTABLE,
    ASSESSOR_CODE,
    FRAMEWORK,
    LEARNER_AGAIN,
    STAFF,
    administrator,
    organisation,
    person,
)

_COLUMNS = ("kind", "person", "author", "competency", "context", "method", "outcome", "occurred_at", "valid_until")


def make(change: Change) -> Counter[str]:
    """Make it at its own moment; returns what came of it, counted."""
    with clock.standing_at(datetime.fromisoformat(change["at"])):
        return _MAKERS[change["do"]](change)


def _state(change: Change) -> Counter[str]:
    came: Counter[str] = Counter()
    for row in change["rows"]:
        try:
            state(organisation=organisation(), draft=_draft(row), by=person(row["author"]))
            came["stated"] += 1
        except Refused:
            came["refused"] += 1
    return came


def _import(change: Change) -> Counter[str]:
    """The whole file if the rules admit it, else row by row, so that one refusal does not hide the rest."""
    rows = [
        {column: row[column] for column in (*_COLUMNS, "taken_over_by")}
        | {"details": row.get("details", "")}
        | {"id": f"r{row['number']}", "about": _name(row["about"]), "reason": "Because."}
        for row in change["rows"]
    ]
    came: Counter[str] = Counter()
    for batch in [rows, *([row] for row in rows)]:
        report = import_statements(
            table=table(STATEMENTS, batch), organisation=organisation(), by=person(ACCOUNTABLE), dry_run=False
        )
        came["imported" if report.applied else "not imported"] += 1
        if report.applied and batch is rows:
            break
    return came


def _append(change: Change) -> Counter[str]:
    """Past the rules: what is derived must hold for any ledger."""
    with transaction.atomic():
        append(lock_chain(organisation()), [_draft(row, "v1") for row in change["rows"]], clock.now())
    return Counter(appended=len(change["rows"]))


def _staff(change: Change) -> Counter[str]:
    names = {row["employee_number"]: {k: row[k] for k in ("first_name", "email") if k in row} for row in STAFF}
    report = staff(*(row | names[row["employee_number"]] for row in change["rows"]))
    return Counter({"staff" if report.applied else "staff not imported": 1})


def _requirements(change: Change) -> Counter[str]:
    report = requirements(*change["rows"])
    return Counter({"requirements" if report.applied else "requirements not imported": 1})


def _framework(change: Change) -> Counter[str]:
    kept = [row for row in FRAMEWORK if row["code"] == ASSESSOR_CODE]
    report = competencies(*change["rows"], *kept, version=change["version"])
    return Counter({"framework" if report.applied else "framework not imported": 1})


def _units(change: Change) -> Counter[str]:
    report = units(*(row | {"accountable": ACCOUNTABLE} for row in change["rows"]))
    return Counter({"units" if report.applied else "units not imported": 1})


def _same(change: Change) -> Counter[str]:
    pair = LookAlike.objects.get(person_b__employee_number=LEARNER_AGAIN)
    if not pair.decision:
        decide_look_alike(look_alike=pair, same=True, by=administrator())
        return Counter(same=1)
    return Counter({"same already": 1})


_MAKERS = {
    "state": _state,
    "import": _import,
    "append": _append,
    "staff": _staff,
    "requirements": _requirements,
    "framework": _framework,
    "units": _units,
    "same": _same,
}


def _draft(row: Change, version: str = "") -> Draft:
    return Draft(
        kind=row["kind"],
        person=str(person(row["person"]).id),
        author=str(person(row["author"]).id),
        occurred_at=datetime.fromisoformat(row["occurred_at"]),
        competency=row["competency"],
        version=version,
        context=Context.parse(row["context"]),
        method=row["method"],
        outcome=row["outcome"],
        valid_until=date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
        about=_id_of(row["about"]),
        taken_over_by=str(person(row["taken_over_by"]).id) if row["taken_over_by"] else None,
        details={"quantity": row["details"].partition("=")[2]} if row.get("details") else {},
        texts={} if row["kind"] == "absence" else {REASON: "Because."},
        id=_id(row["number"]),
    )


def _id(number: int) -> str:
    return f"01890000-0000-7000-8000-{number:012d}"


def _id_of(number: int) -> str | None:
    """The id an earlier statement got: its own, or one made when it was imported."""
    if not number:
        return None
    imported = StatementRow.objects.filter(reference=f"r{number}").values_list("id", flat=True).first()
    return imported or _id(number)


def _name(number: int) -> str:
    """How a file names an earlier statement."""
    if not number:
        return ""
    return f"r{number}" if _id_of(number) != _id(number) else _id(number)
