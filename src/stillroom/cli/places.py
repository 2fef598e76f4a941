"""Organisations, units and people as they are named on the command line."""

from typing import TYPE_CHECKING

from stillroom.cli.outcome import wrong_use

if TYPE_CHECKING:
    from stillroom.apps.people.models import Person
    from stillroom.apps.places.models import Organisation, Unit


def organisation_named(ods_code: str) -> "Organisation":
    from stillroom.apps.places.models import Organisation
    from stillroom.apps.places.selectors.organisations import organisation

    try:
        return organisation(ods_code)
    except Organisation.DoesNotExist:
        wrong_use(f"There is no organisation “{ods_code}”. Import its units first.")


def unit_named(organisation: "Organisation", code: str) -> "Unit":
    from stillroom.apps.places.models import Unit
    from stillroom.apps.places.selectors.units import unit_with_code

    try:
        return unit_with_code(organisation, code)
    except Unit.DoesNotExist:
        wrong_use(f"{organisation.ods_code} has no unit “{code}”.")


def person_named(organisation: "Organisation", number: str) -> "Person":
    from stillroom.apps.people.models import Person
    from stillroom.apps.people.selectors.people import person_with_number

    try:
        return person_with_number(organisation, number)
    except Person.DoesNotExist:
        wrong_use(f"{organisation.ods_code} has nobody with employee number “{number}”.")
