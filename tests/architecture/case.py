"""A published framework with one of everything that is served as CASE, and a framework of others."""

from dataclasses import dataclass
from uuid import UUID

from stillroom.apps.accounts.clock import now
from stillroom.apps.framework.models import (
    Competency,
    CompetencyFramework,
    ExternalFramework,
    FrameworkVersion,
    LevelDescriptor,
)
from stillroom.apps.framework.selectors.case_package import case_package


@dataclass(frozen=True)
class Case:
    document: UUID
    item: UUID
    association: str
    rubric: str
    item_type: str
    external: ExternalFramework


def make_case() -> Case:
    framework = CompetencyFramework.objects.create(code="RP", title="Radiopharmacy")
    version = FrameworkVersion.objects.create(
        framework=framework, version="2026.1", state="published", ordinal=1, published_at=now()
    )
    competency = Competency.objects.create(
        framework_version=version, position=1, code="RP01", title="Shielding", scheme="observation*1"
    )
    LevelDescriptor.objects.create(competency=competency, level=1, title="Entry")
    package = case_package(version)
    external = ExternalFramework.objects.create(
        identifier=UUID(int=1),
        code="OTHERS",
        title="Framework of others",
        source="https://example.org",
        package="{}",
        sha256="0" * 64,
        last_change=now(),
        imported_at=now(),
    )
    return Case(
        version.id,
        competency.id,
        package.associations[0].identifier,
        package.rubrics[0].identifier,
        package.definitions.item_types[0].identifier,
        external,
    )
