"""The dated records beside the ledger as entries of the trail: posts, units, requirements, roles, erasures."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Q
from django.urls import reverse

from stillroom.apps.accounts.models import User
from stillroom.apps.framework.models import FrameworkVersion, RoleRequirement
from stillroom.apps.framework.selectors.requirements import role_titles
from stillroom.apps.ledger.models import TextErasure
from stillroom.apps.oversight.entries import Entry, Period
from stillroom.apps.oversight.models import AccessEvent, ReviewSettings
from stillroom.apps.people.models import LookAlike, Post, RoleGrant
from stillroom.apps.places.models import UnitDetails
from stillroom.competence.trail import Risk
from stillroom.ui import formats

COMMAND_LINE = "Somebody at the command line"


def record_entries(period: Period) -> Iterator[Entry]:
    for source in (_posts, _units, _requirements, _versions, _grants, _look_alikes, _erasures, _views, _settings):
        yield from source(period)


def entry(
    period: Period,
    key: str,
    at: datetime,
    text: str,
    by: User | None,
    *,
    reason: str = "",
    risk: Risk | None = None,
    href: str = "",
) -> Entry:
    """Of a record: by an account, or by nobody known, which only the command line is."""
    risks = {risk} if risk else set()
    if by is None or str(by.id) in period.administrators:
        risks.add(Risk.ADMINISTRATOR)
    ids = frozenset((str(by.id),)) if by else frozenset[str]()
    return Entry(key, at, text, str(by) if by else COMMAND_LINE, ids, frozenset(risks), reason=reason, href=href)


def recorded_in(period: Period, field: str) -> Q:
    return Q(**{f"{field}__gte": period.start, f"{field}__lt": period.end})


def of_unit(period: Period, field: str = "unit") -> Q:
    return Q(**{field: period.unit}) if period.unit else Q()


def _role(row: Post, roles: Mapping[str, str]) -> str:
    return roles.get(row.role_profile, row.role_profile).lower()


def _posts(period: Period) -> Iterator[Entry]:
    roles = role_titles()
    rows = Post.objects.filter(of_unit(period), unit__organisation=period.organisation)
    rows = rows.select_related("person", "unit", "recorded_by")
    for row in rows.filter(recorded_in(period, "recorded_at")):
        until = f" to {formats.short_day(row.end_date)}" if row.end_date else ""
        dates = f"from {formats.short_day(row.start_date)}{until}"
        text = f"Post of {row.person.full_name} as {_role(row, roles)} at {row.unit.code}, {dates}, recorded"
        yield entry(period, f"post:{row.id}", row.recorded_at, text, row.recorded_by)
    replaced = rows.filter(recorded_in(period, "replaced_at"), replaced_at__isnull=False)
    taken_up = set(Post.objects.filter(recorded_in(period, "recorded_at")).values_list("person_id", "recorded_at"))
    for row in replaced:
        if row.replaced_at and (row.person_id, row.replaced_at) not in taken_up:
            text = f"Post of {row.person.full_name} as {_role(row, roles)} at {row.unit.code} closed"
            yield entry(period, f"post-closed:{row.id}", row.replaced_at, text, None)


def _units(period: Period) -> Iterator[Entry]:
    rows = UnitDetails.objects.filter(of_unit(period), recorded_in(period, "recorded_at"))
    for row in rows.filter(unit__organisation=period.organisation).select_related("unit", "recorded_by"):
        text = f"Unit {row.unit.code} recorded as {row.name}, accountable: {row.accountable_number or 'nobody'}"
        yield entry(period, f"unit:{row.id}", row.recorded_at, text, row.recorded_by)


def _requirements(period: Period) -> Iterator[Entry]:
    rows = RoleRequirement.objects.filter(Q(unit__isnull=True) | Q(unit__organisation=period.organisation))
    rows = rows.select_related("role_profile", "unit", "recorded_by", "replaced_by")
    for row in rows.filter(recorded_in(period, "recorded_at")):
        yield entry(period, f"requirement:{row.id}", row.recorded_at, f"{_asks(row)}", row.recorded_by)
    for row in rows.filter(recorded_in(period, "replaced_at")):
        if row.replaced_at:
            text = f"{_asks(row)} no longer"
            yield entry(period, f"requirement-closed:{row.id}", row.replaced_at, text, row.replaced_by)


def _asks(row: RoleRequirement) -> str:
    where = f" at {row.unit.code}" if row.unit else ""
    return f"Role {row.role_profile.code}{where} requires {row.competency_code}"


def _versions(period: Period) -> Iterator[Entry]:
    rows = FrameworkVersion.objects.filter(recorded_in(period, "published_at")).select_related(
        "framework", "published_by"
    )
    for row in rows:
        if row.published_at:
            text = f"Framework {row.framework.code} version {row.version} published"
            yield entry(period, f"version:{row.id}", row.published_at, text, row.published_by)


def _grants(period: Period) -> Iterator[Entry]:
    rows = RoleGrant.objects.filter(organisation=period.organisation)
    if period.unit:
        rows = rows.filter(Q(unit=period.unit) | Q(unit__isnull=True))
    rows = rows.select_related("user", "unit", "granted_by", "ended_by")
    for row in rows.filter(recorded_in(period, "granted_at")):
        until = f" until {formats.day(row.ends_on)}" if row.ends_on else ""
        text = f"Role {row.get_role_display().lower()} given to {row.user}{until}"
        yield entry(period, f"role:{row.id}", row.granted_at, text, row.granted_by, reason=row.purpose)
    for row in rows.filter(recorded_in(period, "ended_at")):
        if row.ended_at:
            text = f"Role {row.get_role_display().lower()} of {row.user} ended"
            yield entry(period, f"role-ended:{row.id}", row.ended_at, text, row.ended_by)


def _look_alikes(period: Period) -> Iterator[Entry]:
    rows = LookAlike.objects.filter(recorded_in(period, "decided_at"), person_a__organisation=period.organisation)
    for row in rows.select_related("person_a", "person_b", "decided_by"):
        if row.decided_at:
            numbers = f"{row.person_a.employee_number} and {row.person_b.employee_number}"
            text = f"Records {numbers} decided to be {row.get_decision_display().lower()}"
            yield entry(period, f"look-alike:{row.id}", row.decided_at, text, row.decided_by, reason=row.why)


def _erasures(period: Period) -> Iterator[Entry]:
    rows = TextErasure.objects.filter(recorded_in(period, "erased_at"), organisation=period.organisation)
    for row in rows.select_related("erased_by"):
        text = f"The {row.field} of a statement erased"
        yield entry(
            period,
            f"erasure:{row.id}",
            row.erased_at,
            text,
            row.erased_by,
            reason=row.reason,
            risk=Risk.ERASURE,
            href=reverse("statement", args=[row.statement]),
        )


def _views(period: Period) -> Iterator[Entry]:
    """One entry for each who read as auditor: every page of it is in the list of who opened what."""
    rows = AccessEvent.objects.filter(
        recorded_in(period, "viewed_at"), organisation=period.organisation, as_auditor=True
    )
    counted: list[Any] = list(rows.values("user").annotate(times=Count("id"), last=Max("viewed_at")))
    users = {user.id: user for user in User.objects.filter(id__in=[row["user"] for row in counted])}
    for row in counted:
        text = f"{row['times']:,} pages opened as auditor"
        yield entry(period, f"views:{row['user']}", row["last"], text, users[row["user"]])


def _settings(period: Period) -> Iterator[Entry]:
    rows = ReviewSettings.objects.filter(recorded_in(period, "recorded_at"), organisation=period.organisation)
    for row in rows.select_related("recorded_by"):
        text = f"Reviews set to every {row.trail_days} days (audit trail) and {row.access_days} days (access)"
        yield entry(period, f"settings:{row.id}", row.recorded_at, text, row.recorded_by)
