"""`stillroom passport trust`: whom you believe, with the keys you compared once."""

from typing import Annotated

import typer

from stillroom.cli.outcome import fail, wrong_use
from stillroom.cli.passport.files import TRUST, ThisMachine, TrustOption, read_trust, write_trust

app = typer.Typer(no_args_is_help=True, help="The issuers you trust, and the keys you pinned.")


@app.command("list")
def list_(trust: TrustOption = TRUST) -> None:
    """Every issuer in the trust file, with the fingerprints of its keys."""
    from stillroom.standards.credentials.keys import fingerprint

    for issuer in read_trust(trust).issuers.values():
        typer.echo(f"{issuer.name}  {issuer.id}")
        for key_id, pem in issuer.keys.items():
            typer.echo(f"    {key_id.partition('#')[2]}  {fingerprint(pem)}")


@app.command("add")
def add(
    did: Annotated[str, typer.Argument(help="The issuer's identifier: did:web:…")],
    name: Annotated[str, typer.Option(help="What you call it.")],
    trust: TrustOption = TRUST,
    this_machine: ThisMachine = False,
) -> None:
    """Fetch an issuer's keys and pin them. Compare their fingerprints by telephone before you rely on them."""
    from stillroom.standards.credentials.did import document_url, keys_in_document
    from stillroom.standards.credentials.fetch import fetcher
    from stillroom.standards.credentials.keys import fingerprint
    from stillroom.standards.credentials.problem import CredentialRefused
    from stillroom.standards.credentials.trust import TrustedIssuer, TrustList
    from stillroom.standards.credentials.untrusted_json import read_object

    if not did.startswith("did:web:") or not name.strip():
        wrong_use("Give an identifier that begins with did:web: and a name.")
    known = read_trust(trust) if trust.exists() else TrustList()
    try:
        keys = keys_in_document(read_object(fetcher(loopback=this_machine)(document_url(did))), did)
    except CredentialRefused as refusal:
        fail(refusal.words)
    issuer = TrustedIssuer(did, name.strip(), keys)
    write_trust(trust, TrustList({**known.issuers, did: issuer}))
    typer.echo(f"Pinned in {trust}. Compare with {issuer.name} before you rely on it:")
    for key_id, pem in keys.items():
        typer.echo(f"    {key_id.partition('#')[2]}  {fingerprint(pem)}")
