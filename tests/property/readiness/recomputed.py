"""The kept intervals, and the same derived from nothing but the signed bytes and the dated records."""

import json
from datetime import date, datetime
from typing import Any

from stillroom.apps.framework.models import RoleRequirement
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.ledger.models import Statement as StatementRow
from stillroom.apps.people.models import Person, Post
from stillroom.apps.places.models import UnitDetails
from stillroom.apps.readiness.models import ReadinessInterval
from stillroom.competence.context import Context
from stillroom.competence.history import History
from stillroom.competence.readiness import timeline
from stillroom.competence.statement import Statement

Row = tuple[object, ...]


def kept() -> list[Row]:
    return sorted(
        ReadinessInterval.objects.values_list(
            "organisation", "unit", "post", "requirement", "person", "competency",
            "state", "start", "end", "because", "valid_until", "blocked_by", "recency_broken",
        ),
        key=str,
    )  # fmt: skip


def recomputed() -> list[Row]:
    """A timeline for every post and every requirement that applies to it, from scratch."""
    known = frameworks()
    statements = _statements_by_human()
    facilities = {d.unit_id: d.facilities for d in UnitDetails.objects.filter(replaced_at=None)}
    rows: list[Row] = []
    for post in Post.objects.filter(replaced_at=None).select_related("person", "unit"):
        human = str(post.person.same_as_id or post.person_id)
        history = History(human, statements.get(human, []), known)
        asked = RoleRequirement.objects.filter(replaced_at=None, role_profile__code=post.role_profile)
        for requirement in asked:
            context = Context.parse(requirement.context)
            needs = context.get("facility")
            if needs is not None and needs not in facilities[post.unit_id]:
                continue
            for interval in timeline(history, requirement.competency_code, context):
                found = interval.standing
                rows.append(
                    (
                        post.unit.organisation_id, post.unit_id, post.id, requirement.id, human,
                        requirement.competency_code, found.state.value, interval.start, interval.end,
                        " ".join(found.because), found.valid_until, " ".join(found.blocked_by), found.recency_broken,
                    )
                )  # fmt: skip
    return sorted(rows, key=str)


def _statements_by_human() -> dict[str, list[Statement]]:
    human = {str(person.id): str(person.same_as_id or person.id) for person in Person.objects.all()}
    found: dict[str, list[Statement]] = {}
    for payload in StatementRow.objects.values_list("payload", flat=True):
        statement = _read(json.loads(bytes(payload)))
        found.setdefault(human[statement.person], []).append(statement)
    return found


def _read(said: dict[str, Any]) -> Statement:
    return Statement(
        id=said["id"],
        kind=said["kind"],
        person=said["person"],
        author=said["author"],
        occurred_at=datetime.fromisoformat(said["occurred_at"]),
        recorded_at=datetime.fromisoformat(said["recorded_at"]),
        seq=int(said["seq"]),
        competency=said["competency"],
        version=said.get("framework_version", ""),
        context=Context.parse(said.get("context", "")),
        capacity=said.get("capacity", ""),
        method=said.get("method", ""),
        outcome=said.get("outcome", ""),
        valid_until=date.fromisoformat(said["valid_until"]) if "valid_until" in said else None,
        about=said.get("about"),
        taken_over_by=said.get("taken_over_by"),
        quantity=int(said.get("details", {}).get("quantity", "1")),
    )
