"""`stillroom passport accept`: what would be proposed. Signing needs a person, so it is done on the pages."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from stillroom.cli.outcome import fail, wrong_use
from stillroom.cli.start import start


def accept(
    what: Annotated[Path, typer.Argument(metavar="FILE", help="The passport file; - reads the input.")],
    organisation: Annotated[str, typer.Option(help="ODS code of the organisation she joins.")],
    unit: Annotated[str, typer.Option(help="Code of the unit she joins.")],
    role: Annotated[str, typer.Option(help="Code of the role she takes up, for example aseptic_operator.")],
) -> None:
    """Propose, as JSON, what a unit could accept of a passport. Keeps and signs nothing."""
    start()
    from stillroom.apps.framework.selectors.requirements import role_profile_codes
    from stillroom.apps.passport.presenters.moving.as_json import proposals_as_json
    from stillroom.apps.passport.services.preview_passport import preview_passport
    from stillroom.apps.places.models import Organisation, Unit
    from stillroom.apps.places.selectors.organisations import organisation as organisation_with
    from stillroom.apps.places.selectors.units import unit_with_code
    from stillroom.standards.credentials.problem import CredentialRefused

    try:
        place = unit_with_code(organisation_with(organisation), unit)
    except Organisation.DoesNotExist:
        wrong_use(f"There is no organisation “{organisation}”.")
    except Unit.DoesNotExist:
        wrong_use(f"{organisation.upper()} has no unit “{unit}”.")
    if role not in role_profile_codes():
        wrong_use(f"There is no role “{role}”.")
    try:
        data = sys.stdin.buffer.read() if str(what) == "-" else what.read_bytes()
        found = preview_passport(unit=place, role_profile=role, data=data)
    except OSError as error:
        wrong_use(f"{what} cannot be read: {error.strerror}.")
    except CredentialRefused as refusal:
        fail(refusal.words)
    typer.echo(json.dumps(proposals_as_json(found), ensure_ascii=False, indent=2))
