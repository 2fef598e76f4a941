from collections.abc import Iterable
from uuid import UUID

from stillroom.apps.places.models import Organisation


def organisation(ods_code: str) -> Organisation:
    """The organisation with this ODS code, whatever its case. Raises Organisation.DoesNotExist."""
    return Organisation.objects.get(ods_code=ods_code.strip().upper())


def organisations_by_code(codes: Iterable[str]) -> dict[str, Organisation]:
    """ODS code → organisation, for those that are known."""
    return {found.ods_code: found for found in Organisation.objects.filter(ods_code__in=set(codes))}


def organisations_with_ids(ids: Iterable[UUID]) -> list[Organisation]:
    return list(Organisation.objects.filter(id__in=set(ids)).order_by("id"))
