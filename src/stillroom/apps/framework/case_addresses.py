"""Where this installation serves its frameworks as CASE. Credentials name these addresses: they never change."""

from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings

from stillroom.apps.framework.models import Competency, ExternalItem, FrameworkVersion
from stillroom.standards.case.competencies import Addresses, statement_of
from stillroom.standards.case.members import Link

ROOT = "/ims/case/v1p1"


def addresses() -> Addresses:
    return Addresses(f"{settings.STILLROOM_URL}{ROOT}")


def address_of(kind: str, identifier: UUID) -> str:
    return addresses().of(kind, identifier)


def link_to_version(version: FrameworkVersion) -> Link:
    return addresses().link("CFDocuments", version.id, str(version.framework))


def link_to_competency(row: Competency) -> Link:
    return addresses().link("CFItems", row.id, statement_of({"title": row.title, "skill": row.skill}))


def link_to_external(item: ExternalItem) -> Link:
    return Link(str(item.identifier), item.uri, item.statement)


def moment_text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
