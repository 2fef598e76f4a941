from stillroom.apps.places.models import Organisation


def organisation(ods_code: str) -> Organisation:
    """The organisation with this ODS code, whatever its case. Raises Organisation.DoesNotExist."""
    return Organisation.objects.get(ods_code=ods_code.strip().upper())
