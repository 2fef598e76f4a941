"""Published frameworks, as rows for pages and as the domain reads them."""

from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.db.models import QuerySet

from stillroom.apps.framework.models import Competency, CompetencyFramework, FrameworkVersion
from stillroom.competence.framework import Change, Frameworks
from stillroom.competence.framework import Competency as DomainCompetency
from stillroom.competence.scheme import Scheme


def frameworks(known_by: datetime | None = None) -> Frameworks:
    """Every framework with the versions published by then. Published versions never change, so they are kept.

    A version scheduled for retirement or retired is still read: what was signed in it holds as its successors say.
    """
    versions = FrameworkVersion.objects.order_by("framework_id", "ordinal")
    if known_by is not None:
        versions = versions.filter(published_at__lte=known_by)
    return _assembled(tuple(versions.values_list("framework__code", "id", "version")))


@lru_cache(maxsize=32)
def _assembled(versions: tuple[tuple[str, UUID, str], ...]) -> Frameworks:
    found: dict[str, list[tuple[str, tuple[DomainCompetency, ...]]]] = {}
    for framework, version_id, version in versions:
        found.setdefault(framework, []).append((version, _competencies(version_id)))
    return Frameworks.of(found)


def proposed_frameworks(draft: FrameworkVersion) -> Frameworks:
    """Every framework as it would be known if the draft were published now, in the classes of change chosen so far."""
    found: dict[str, list[tuple[str, tuple[DomainCompetency, ...]]]] = {}
    versions = FrameworkVersion.objects.order_by("framework_id", "ordinal")
    for framework, version_id, version in versions.values_list("framework__code", "id", "version"):
        found.setdefault(framework, []).append((version, _competencies(version_id)))
    published = found.setdefault(draft.framework.code, [])
    had = {each.code for each in published[-1][1]} if published else None
    stated = tuple(
        each if had is None or each.code in had else replace(each, change=Change.NEW)
        for each in competencies_stated(draft)
    )
    published.append((draft.version, stated))
    return Frameworks.of(found)


def competencies_stated(version: FrameworkVersion) -> tuple[DomainCompetency, ...]:
    """What a version states, be it a draft or published."""
    if version.is_published:
        return _competencies(version.id)
    rows = Competency.every.filter(framework_version=version).order_by("position")
    return tuple(domain_competency(row) for row in rows)


@lru_cache(maxsize=256)
def _competencies(version_id: UUID) -> tuple[DomainCompetency, ...]:
    return tuple(
        domain_competency(row) for row in Competency.objects.filter(framework_version=version_id).order_by("position")
    )


def domain_competency(row: Competency) -> DomainCompetency:
    return DomainCompetency(
        code=row.code,
        title=row.title,
        scheme=Scheme.parse(row.scheme),
        group=row.group,
        knowledge=row.knowledge,
        skill=row.skill,
        decision=row.decision,
        renewal=Scheme.parse(row.renewal_scheme) if row.renewal_scheme else None,
        requalification=Scheme.parse(row.requalification_scheme) if row.requalification_scheme else None,
        validity_months=row.validity_months,
        renewal_window_days=row.renewal_window_days,
        requires=tuple(row.requires),
        recency_days=row.recency_days,
        activity_count=row.activity_count,
        activity_days=row.activity_days,
        critical=row.critical,
        assessor=row.assessor,
        change=Change(row.change),
        transition_until=row.transition_until,
    )


def all_frameworks() -> QuerySet[CompetencyFramework]:
    return CompetencyFramework.objects.prefetch_related("versions").order_by("title", "code")


def framework_with_code(code: str) -> CompetencyFramework | None:
    return CompetencyFramework.objects.filter(code=code).first()


def framework_version(version_id: UUID) -> FrameworkVersion:
    """A published one. Raises FrameworkVersion.DoesNotExist."""
    return FrameworkVersion.objects.select_related("framework").get(id=version_id)


def competencies_of(version: FrameworkVersion) -> QuerySet[Competency]:
    """Of a draft too: whoever holds the version may read what it states."""
    return Competency.every.filter(framework_version=version).order_by("position")


def versions_of(framework: CompetencyFramework) -> QuerySet[FrameworkVersion]:
    """The newest first."""
    return FrameworkVersion.objects.filter(framework=framework).order_by("-ordinal")


def latest_version(framework: CompetencyFramework) -> FrameworkVersion | None:
    return versions_of(framework).first()
