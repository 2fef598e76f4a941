"""Equivalences as a framework version sends them out with itself: what of another framework one of its own matches."""

from collections.abc import Iterator

from stillroom.apps.framework.case_addresses import link_to_competency, link_to_external, moment_text
from stillroom.apps.framework.models import Competency, FrameworkVersion
from stillroom.apps.framework.selectors.external_frameworks import external_item
from stillroom.apps.passport.models import CompetencyEquivalence
from stillroom.apps.passport.selectors.equivalences import equivalence_rows
from stillroom.competence.transfer import Extent
from stillroom.standards.case.competencies import Related
from stillroom.standards.case.members import Link
from stillroom.standards.case.package import EXACT_MATCH, RELATED


def equivalences_of(version: FrameworkVersion) -> Iterator[Related]:
    """Of a source that is known here by no address, nothing can be said to others."""
    rows = list(equivalence_rows())
    stated = Competency.objects.filter(framework_version=version, code__in={row.target_competency for row in rows})
    targets = {row.code: row for row in stated}
    for row in rows:
        target = targets.get(row.target_competency)
        if target is None or row.target_version not in {"", version.version}:
            continue
        source = _source(row)
        if source is not None:
            kind = EXACT_MATCH if row.extent == Extent.WHOLE else RELATED
            yield Related(source, kind, link_to_competency(target), moment_text(row.recorded_at), _said(row))


def _source(row: CompetencyEquivalence) -> Link | None:
    external = external_item(row.source_framework, row.source_competency)
    if external is not None:
        return link_to_external(external)
    stated = Competency.objects.filter(
        code=row.source_competency, framework_version__framework__code=row.source_framework
    )
    if row.source_version:
        stated = stated.filter(framework_version__version=row.source_version)
    found = stated.order_by("-framework_version__ordinal").first()
    return link_to_competency(found) if found else None


def _said(row: CompetencyEquivalence) -> str:
    part = f"A part: {', '.join(row.methods)}. " if row.extent == Extent.PART else ""
    until = f" Until {row.valid_until.isoformat()}." if row.valid_until else ""
    return f"{part}{row.why}{until}"
