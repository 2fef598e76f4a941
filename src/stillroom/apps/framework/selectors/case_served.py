"""What of the published frameworks is served as CASE, each object by its identifier. Drafts are found by nobody."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist

from stillroom.apps.framework.case_addresses import address_of, link_to_version
from stillroom.apps.framework.models import Competency, FrameworkVersion
from stillroom.apps.framework.selectors.case_package import case_document, case_package
from stillroom.standards.case import write_package, write_package_1_0
from stillroom.standards.case.package import Item, Package
from stillroom.standards.case.writer import write_link, write_part


class NotServed(ObjectDoesNotExist):
    """No published framework has it."""


def documents() -> list[dict[str, Any]]:
    """The newest first."""
    return [_document(version) for version in _versions()]


def document(version_id: UUID) -> dict[str, Any]:
    return _document(_version(version_id))


def package(version_id: UUID) -> dict[str, Any]:
    return write_package(case_package(_version(version_id)))


def package_1_0(version_id: UUID) -> dict[str, Any]:
    return write_package_1_0(case_package(_version(version_id)))


def item(item_id: UUID) -> dict[str, Any]:
    version, found = _item(item_id)
    return _with_document(version, write_part(_one(found.items, item_id)))


def item_associations(item_id: UUID) -> dict[str, Any]:
    """An item with all associations that it is an end of."""
    version, found = _item(item_id)
    ends = [
        each
        for each in found.associations
        if str(item_id) in {each.origin.identifier.lower(), each.destination.identifier.lower()}
    ]
    return {
        "CFItem": _with_document(version, write_part(_one(found.items, item_id))),
        "CFAssociations": [_with_document(version, write_part(each)) for each in ends],
    }


def association(association_id: UUID) -> dict[str, Any]:
    for version, found in _packages():
        for each in found.associations:
            if each.identifier == str(association_id):
                return _with_document(version, write_part(each))
    raise NotServed


def rubric(rubric_id: UUID) -> dict[str, Any]:
    for _, found in _packages():
        for each in found.rubrics:
            if each.identifier == str(rubric_id):
                return write_part(each)
    raise NotServed


def item_types(type_id: UUID) -> dict[str, Any]:
    for _, found in _packages():
        for each in found.definitions.item_types:
            if each.identifier == str(type_id):
                return {"CFItemTypes": [write_part(each)]}
    raise NotServed


def _versions() -> Iterator[FrameworkVersion]:
    yield from FrameworkVersion.objects.select_related("framework").order_by("-published_at", "id")


def _version(version_id: UUID) -> FrameworkVersion:
    try:
        return FrameworkVersion.objects.select_related("framework").get(id=version_id)
    except FrameworkVersion.DoesNotExist as error:
        raise NotServed from error


def _packages() -> Iterator[tuple[FrameworkVersion, Package]]:
    """Identifiers of groups, associations and rubrics are derived, not stored: they are looked for in each version."""
    for version in _versions():
        yield version, case_package(version)


def _item(item_id: UUID) -> tuple[FrameworkVersion, Package]:
    """The version that states it. A competency is found at once; a group is looked for."""
    row = Competency.objects.filter(id=item_id).select_related("framework_version__framework").first()
    if row is not None:
        return row.framework_version, case_package(row.framework_version)
    for version, found in _packages():
        if any(each.identifier == str(item_id) for each in found.items):
            return version, found
    raise NotServed


def _one(items: tuple[Item, ...], item_id: UUID) -> Item:
    return next(each for each in items if each.identifier == str(item_id))


def _document(version: FrameworkVersion) -> dict[str, Any]:
    found = write_part(case_document(version))
    link = {"title": str(version.framework), "identifier": str(version.id)}
    return {**found, "CFPackageURI": {**link, "uri": address_of("CFPackages", version.id)}}


def _with_document(version: FrameworkVersion, found: dict[str, Any]) -> dict[str, Any]:
    return {**found, "CFDocumentURI": write_link(link_to_version(version))}
