"""`stillroom inspection-pack`: what an inspector is handed, as PDF and as tables."""

import hashlib
import logging
from pathlib import Path
from typing import Annotated

import typer

from stillroom.cli.moments import moment
from stillroom.cli.outcome import fail, wrong_use
from stillroom.cli.places import organisation_named, person_named, unit_named
from stillroom.cli.start import start


def inspection_pack(
    organisation: Annotated[str, typer.Option(help="ODS code.")],
    out: Annotated[Path, typer.Option(help="The folder to write to.")],
    person: Annotated[str, typer.Option(help="Employee number.")] = "",
    unit: Annotated[str, typer.Option(help="Unit code.")] = "",
    at: Annotated[str, typer.Option(help="With --unit: the unit at this one moment.")] = "",
    known_by: Annotated[str, typer.Option(help="Leave out what was recorded after this moment.")] = "",
) -> None:
    """Write the inspection pack of a person, of a unit, or of a unit at one moment."""
    if bool(person) == bool(unit):
        wrong_use("Name either --person or --unit.")
    if person and at:
        wrong_use("--at is for a unit: a person's pack holds the whole record.")
    asked, known = moment("--at", at), moment("--known-by", known_by)
    start()
    from rich.console import Console

    from stillroom.apps.accounts import clock
    from stillroom.apps.accounts.ids import new_id
    from stillroom.apps.readiness.selectors.inspection.subject import Subject
    from stillroom.apps.readiness.services.ask_for_inspection_pack import file_stem
    from stillroom.apps.readiness.services.make_inspection_pack import make_inspection_pack
    from stillroom.documents.inspection_pack.pdf import NotLaidOut

    place = organisation_named(organisation)
    subject = Subject(
        organisation=place,
        at=asked or clock.now(),
        person=person_named(place, person) if person else None,
        unit=unit_named(place, unit) if unit else None,
        is_day=asked is not None,
        known_by=known,
    )
    out.mkdir(parents=True, exist_ok=True)
    pack, stem = new_id(), file_stem(subject)
    pdf, tables = out / f"{stem}.pdf", out / f"{stem}.zip"
    with Console(stderr=True).status("Reading the records") as status:
        try:
            make_inspection_pack(
                subject=subject,
                id=pack,
                asked_by="The stillroom command",
                pdf=pdf,
                tables=tables,
                tell=lambda done, of, words: status.update(f"{words} {done:,} of {of:,}" if of else words),
            )
        except NotLaidOut:
            fail("The pages could not be laid out. Try a smaller pack, such as one person's.")
    for path in (pdf, tables):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        logging.getLogger("stillroom.jobs").info("file made", extra={"fields": {"job": str(pack), "sha256": digest}})
        typer.echo(f"{path}\n  SHA-256 {digest}")
