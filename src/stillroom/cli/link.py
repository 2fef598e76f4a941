"""`stillroom link`"""

from typing import Annotated

import typer

from stillroom.cli.outcome import wrong_use
from stillroom.cli.start import start


def link(
    email: Annotated[str, typer.Argument(help="The email address of the account.")],
    provider: Annotated[str, typer.Option(help="The key of the provider in sign-in.toml.")],
    identifier: Annotated[str, typer.Option(help="Who she is there: the value of the claim that names her.")],
) -> None:
    """Say who an account is at the hospital's sign-in, so that she signs in there from the first day."""
    start()
    from django.conf import settings

    from stillroom.apps.accounts.oidc.refusal import ProviderRefused
    from stillroom.apps.accounts.selectors.users import find_user
    from stillroom.apps.accounts.services.link_identity import link_identity

    found, user = settings.STILLROOM_SIGN_IN.provider(provider), find_user(email=email)
    if found is None:
        wrong_use(f"sign-in.toml has no provider with the key “{provider}”.")
    if user is None:
        wrong_use(f"Nobody has an account with the email address {email}. Invite her first.")
    try:
        link_identity(user=user, provider=found, subject=identifier.strip(), by=None)
    except ProviderRefused:
        wrong_use("Another account is linked to that identifier.")
    typer.echo(f"{user} signs in with {found.name} from now on.")
