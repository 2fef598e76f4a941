"""`stillroom passport fetch-lists`"""

from datetime import UTC, datetime

import typer

from stillroom.cli.outcome import fail
from stillroom.cli.passport.files import LISTS, TRUST, ListsOption, ThisMachine, TrustOption, read_trust, write_list


def fetch_lists(trust: TrustOption = TRUST, lists: ListsOption = LISTS, this_machine: ThisMachine = False) -> None:
    """Keep what the issuers you trust have withdrawn as of now, for checking offline."""
    from stillroom.standards.credentials.did import document_url, status_lists_in_document
    from stillroom.standards.credentials.fetch import fetcher
    from stillroom.standards.credentials.problem import CredentialRefused
    from stillroom.standards.credentials.untrusted_json import read_object
    from stillroom.standards.credentials.verification import KeptList

    fetch, missed, kept = fetcher(loopback=this_machine), [], 0
    for issuer in read_trust(trust).issuers.values():
        try:
            for url in status_lists_in_document(read_object(fetch(document_url(issuer.id))), issuer.id):
                write_list(lists, url, KeptList(fetch(url), datetime.now(UTC)))
                kept += 1
        except (CredentialRefused, UnicodeDecodeError) as refusal:
            words = refusal.words if isinstance(refusal, CredentialRefused) else "What it serves is not text."
            missed.append(f"{issuer.name}: {words}")
    typer.echo(f"{kept} status lists kept in {lists}.")
    if missed:
        fail(*missed)
