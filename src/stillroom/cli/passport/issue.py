"""`stillroom passport issue`: a person's signed credentials as files."""

from pathlib import Path
from typing import Annotated

import typer

from stillroom.cli.outcome import fail
from stillroom.cli.places import organisation_named, person_named
from stillroom.cli.start import start


def issue(
    organisation: Annotated[str, typer.Option(help="ODS code.")],
    person: Annotated[str, typer.Option(help="Employee number.")],
    out: Annotated[Path, typer.Option(help="The folder to write to.")],
) -> None:
    """Sign what is not signed yet, and write the passport and each credential to a folder. Needs the installation."""
    start()
    from stillroom.apps.passport.selectors.shares import credentials_of
    from stillroom.apps.passport.services.copies import FORMS, credential_copy, passport_file, passport_paper
    from stillroom.apps.passport.services.issue_credentials import IdentityNotConfirmed, issue_credentials
    from stillroom.apps.people.selectors.people import canonical_person

    kept = canonical_person(person_named(organisation_named(organisation), person))
    try:
        issue_credentials(person=kept, by=None)
    except IdentityNotConfirmed:
        fail("Nobody has confirmed who this person is. An accountable person or unit manager does it on the page.")
    out.mkdir(parents=True, exist_ok=True)
    whole = (passport_file(kept), passport_paper(kept, with_linked=False))
    for copy in whole:
        (out / copy.name).write_bytes(copy.content)
    rows = credentials_of(kept)
    for row in rows:
        for form in FORMS:
            copy = credential_copy(row, form)
            # Two contexts of one competency have one name, so the id tells them apart.
            (out / f"{Path(copy.name).stem}-{str(row.id)[-12:]}.{form}").write_bytes(copy.content)
    typer.echo(f"{len(rows)} credentials written to {out}, in {len(FORMS)} forms each:")
    for copy in whole:
        typer.echo(f"  {copy.name}")
