"""A version as a CASE package, with how it stands to the version before it and to others."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import chain

from django.conf import settings

from stillroom.apps.framework.case_addresses import addresses, link_to_competency, link_to_version, moment_text
from stillroom.apps.framework.case_relations import relations_of
from stillroom.apps.framework.models import Competency, FrameworkVersion, NationalApproval, VersionStep
from stillroom.apps.framework.selectors.approvals import approval_in_words
from stillroom.apps.framework.selectors.frameworks import competencies_of
from stillroom.apps.framework.selectors.levels import levels_of
from stillroom.apps.framework.selectors.version_table import competency_cells
from stillroom.competence.days import day_of
from stillroom.competence.framework import Change
from stillroom.competence.publication import VersionState
from stillroom.standards.case.competencies import Related, Stated, StatedVersion, as_package
from stillroom.standards.case.members import Link
from stillroom.standards.case.package import RELATED, REPLACED_BY, Document, Package

_ADOPTION: Mapping[VersionState, str] = {
    VersionState.DRAFT: "Private Draft",
    VersionState.IN_REVIEW: "Private Draft",
    VersionState.PUBLISHED: "Adopted",
    VersionState.SCHEDULED: "Adopted",
    VersionState.RETIRED: "Deprecated",
}


def case_package(version: FrameworkVersion) -> Package:
    """Of a draft too, for those who work on it; what is served to everyone asks for published versions only."""
    rows = list(competencies_of(version))
    levels = levels_of(version)
    stated = tuple(
        Stated(
            row.id,
            {name: cell for name, cell in competency_cells(row).items() if cell},
            tuple(levels.get(row.code, ())),
        )
        for row in rows
    )
    related = (*_lineage(version, rows), *relations_of(version))
    return as_package(_stated(version, stated, _elsewhere(rows), related), addresses())


def case_document(version: FrameworkVersion) -> Document:
    """The head of its package alone."""
    return as_package(_stated(version, related=tuple(relations_of(version))), addresses()).document


def _stated(
    version: FrameworkVersion,
    competencies: tuple[Stated, ...] = (),
    elsewhere: Mapping[str, Link] | None = None,
    related: tuple[Related, ...] = (),
) -> StatedVersion:
    stated_at = version.published_at or version.started_at
    if stated_at is None:
        raise ValueError(f"version {version.id} was neither started nor published")
    approval = approval_in_words(version)
    return StatedVersion(
        id=version.id,
        framework=version.framework.code,
        title=str(version.framework),
        version=version.version,
        creator=f"Stillroom at {settings.STILLROOM_HOST}",
        adoption_status=_ADOPTION[version.version_state],
        notes=approval[:1].upper() + approval[1:],
        changed=max([moment_text(_changed(version, stated_at)), *(each.changed for each in related)]),
        stated_at=moment_text(stated_at),
        starts=day_of(version.published_at).isoformat() if version.published_at else "",
        ends=version.retires_on.isoformat() if version.retires_on else "",
        competencies=competencies,
        elsewhere=elsewhere or {},
        related=related,
    )


def _changed(version: FrameworkVersion, stated_at: datetime) -> datetime:
    """When its state or its approval last changed."""
    steps = VersionStep.objects.filter(framework_version=version).values_list("taken_at", flat=True)
    approvals = NationalApproval.objects.filter(framework_version=version).values_list("recorded_at", flat=True)
    return max(chain([stated_at], steps, approvals))


def _elsewhere(rows: list[Competency]) -> dict[str, Link]:
    """Links to what they require of other frameworks: the newest published statement of each code."""
    missing = {code for row in rows for code in row.requires} - {row.code for row in rows}
    if not missing:
        return {}
    found = Competency.objects.filter(code__in=missing).order_by("framework_version__ordinal")
    return {row.code: link_to_competency(row) for row in found}


def _lineage(version: FrameworkVersion, rows: list[Competency]) -> Iterator[Related]:
    """To the version before: what it replaced, and what it goes on stating."""
    earlier = FrameworkVersion.objects.filter(framework=version.framework)
    if version.ordinal is not None:
        earlier = earlier.filter(ordinal__lt=version.ordinal)
    before = earlier.select_related("framework").order_by("-ordinal").first()
    moment = version.published_at or version.started_at
    if before is None or moment is None:
        return
    changed = moment_text(moment)
    yield Related(link_to_version(before), REPLACED_BY, link_to_version(version), changed)
    had = {row.code: row for row in competencies_of(before)}
    for row in rows:
        old = had.get(row.code)
        if old is None:
            continue
        if Change(row.change) is Change.SUBSTANTIVE:
            yield Related(link_to_competency(old), REPLACED_BY, link_to_competency(row), changed)
        else:
            said = "The wording changed, the competency did not" if row.change else "The same, unchanged"
            yield Related(link_to_competency(row), RELATED, link_to_competency(old), changed, said)
