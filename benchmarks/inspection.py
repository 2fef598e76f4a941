"""The inspection pack of a full unit with two years of statements: read, verified, laid out, written as tables."""

import resource
import tempfile
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path

from django.db import transaction

from benchmarks.measured import Measured, seconds
from benchmarks.sizes import Size
from benchmarks.synthetic import drafts, ids_of, organisation
from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.ids import new_id
from stillroom.apps.ledger.draft import Draft
from stillroom.apps.ledger.services.append import append, lock_chain
from stillroom.apps.places.models import Organisation, Unit
from stillroom.apps.readiness.selectors.inspection.subject import Subject
from stillroom.apps.readiness.services.make_inspection_pack import make_inspection_pack

COMPETENCIES = 20
PROMISE = 10.0


def inspection(size: Size) -> list[Measured]:
    people, statements = size.demo_people, size.demo_statements
    place = organisation("INSPECT", people=people, competencies=COMPETENCIES)
    _record_as_it_happened(place, statements)
    subject = Subject(organisation=place, at=now(), unit=Unit.objects.get(organisation=place))
    with tempfile.TemporaryDirectory() as folder:
        pdf, tables = Path(folder, "pack.pdf"), Path(folder, "pack.zip")
        took = seconds(
            lambda: make_inspection_pack(subject=subject, id=new_id(), asked_by="Benchmark", pdf=pdf, tables=tables)
        )
        megabytes = pdf.stat().st_size / 1e6
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    own = used.ru_utime + used.ru_stime
    said = f"{people} people, {statements:,} statements, {megabytes:.1f} MB of PDF"
    return [
        Measured("inspection pack of a unit", said, took, "s", PROMISE),
        Measured("  processor time of the process that lays it out", said, own, "s"),
        Measured("  memory of the process that lays it out", said, used.ru_maxrss / 1024, "MB"),
    ]


def _record_as_it_happened(place: Organisation, count: int) -> None:
    """Day by day, so that nothing is a late entry."""
    written = sorted(drafts(ids_of(place), "INSPECT", competencies=COMPETENCIES, count=count), key=_happened)
    for at, of_a_moment in groupby(written, key=lambda draft: draft.occurred_at.replace(minute=0, second=0)):
        with transaction.atomic():
            append(lock_chain(place), list(of_a_moment), at + timedelta(hours=1))


def _happened(draft: Draft) -> datetime:
    return draft.occurred_at
