"""`stillroom invite`"""

from typing import Annotated

import typer

from stillroom.cli.outcome import wrong_use
from stillroom.cli.start import start


def invite(
    email: Annotated[str, typer.Argument(help="The email address to sign in with.")],
    organisation: Annotated[str, typer.Option(help="ODS code of the organisation.")],
    role: Annotated[str, typer.Option(help="administrator, auditor or unit_manager.")] = "administrator",
    unit: Annotated[str, typer.Option(help="Code of one unit; empty means the whole organisation.")] = "",
    name: Annotated[str, typer.Option(help="First name and last name, if known.")] = "",
) -> None:
    """Print a one-time link by which someone sets a name and password, and then has the role."""
    start()
    from django.core.exceptions import ValidationError

    from stillroom.apps.accounts.grants import Grant
    from stillroom.apps.accounts.selectors.users import find_user
    from stillroom.apps.accounts.services.invite import invite as make_invitation
    from stillroom.apps.people.models import RoleGrant

    if role not in RoleGrant.Role.values:
        wrong_use(f"There is no role “{role}”. Choose one of: {', '.join(RoleGrant.Role.values)}")
    exists = find_user(email=email) is not None
    try:
        link = make_invitation(
            email=email,
            by=None,
            name=name,
            grants=[Grant(organisation=organisation.strip().upper(), role=role, unit=unit.strip())],
            new_link_for_existing_account=exists,
        )
    except ValidationError as error:
        wrong_use(" ".join(error.messages))
    if exists:
        typer.echo("There is an account with this email address: the link sets a new password for it.", err=True)
    typer.echo("Give this link to the person. It works once, for 7 days, and is not shown again.", err=True)
    typer.echo(link)
