"""What an inspection pack holds, read back from the PDF and the tables."""

import csv
import io
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.models import Job, JobFile
from stillroom.apps.accounts.services.run_job import run_job
from stillroom.apps.ledger.models import Statement, StatementText
from stillroom.apps.ledger.services.checkpoint import make_checkpoints
from stillroom.apps.ledger.services.erase_text import erase_text
from stillroom.apps.places.models import Unit
from stillroom.apps.readiness.selectors.inspection.inspection import inspect
from stillroom.apps.readiness.selectors.inspection.subject import Subject
from stillroom.apps.readiness.services.ask_for_inspection_pack import ask_for_inspection_pack
from stillroom.apps.readiness.services.make_inspection_pack import make_inspection_pack
from tests.hospital import ISOLATOR, Hospital, make_hospital
from tests.integration.ledger.tampering import tamper

pytestmark = pytest.mark.django_db
HOSTILE = '#panic("x") *bold* $x$ <b> \\ `raw` ] } //'


class Read:
    """A pack, made and read back."""

    def __init__(self, subject: Subject, folder: Path) -> None:
        self.id, pdf, tables = new_id(), folder / "pack.pdf", folder / "pack.zip"
        make_inspection_pack(subject=subject, id=self.id, asked_by="Ada Auditor", pdf=pdf, tables=tables)
        self.reader = PdfReader(pdf)
        self.pages = [" ".join(page.extract_text().split()) for page in self.reader.pages]
        self.text = " ".join(self.pages)
        self.archive = zipfile.ZipFile(tables)

    def table(self, name: str) -> list[dict[str, str]]:
        text = self.archive.read(f"{name}.csv").decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def hospital() -> Hospital:
    """Olive trained, suspended late, once taken over; Otto away."""
    hospital = make_hospital()
    hospital.people["olive"].first_name = HOSTILE
    hospital.people["olive"].save()
    hospital.state("suspension", "olive", "ann", days_ago=20, competency="AS04", context=ISOLATOR, reason="DEV-0044")
    cells = {"competency": "AS10", "taken_over_by": "una", "valid_until": "2030-01-01", "reason": "=1+1 paper file"}
    hospital.state("sign_off", "otto", "tom", days_ago=500, **cells)
    hospital.state("absence", "otto", "ann", days_ago=9, competency="*", valid_until="2099-01-01")
    hospital.record_all()
    return hospital


def of_unit(hospital: Hospital, **given: object) -> Subject:
    values = {"at": clock.now(), "unit": hospital.unit} | given
    return Subject(organisation=hospital.organisation, **values)  # type: ignore[arg-type]


def test_the_pack_of_a_unit(hospital: Hospital, tmp_path: Path) -> None:
    make_checkpoints(clock.now())
    pack = Read(of_unit(hospital), tmp_path)
    count = Statement.objects.filter(person__in=[str(each.id) for each in hospital.people.values()]).count()
    # The cover says what it is, and that the ledger is whole.
    assert "Inspection pack: Aseptic suite" in pack.pages[0]
    assert "Ada Auditor" in pack.pages[0]
    assert f"{count} statements of this organisation were read again" in pack.pages[0]
    assert "Last signed checkpoint" in pack.pages[0]
    # Every page carries the pack and its number.
    for number, page in enumerate(pack.pages, start=1):
        assert f"Pack {pack.id}, made on" in page
        assert f"Page {number} of {len(pack.pages)}" in page
    # What is asked of such a pack.
    assert "signed off" not in pack.pages[0]
    assert "appointed authoriser by Ann Accountable, accountable person of ASU" in pack.text
    assert "Late entry: recorded 19 days later" in pack.text
    assert "Taken over from earlier records, vouched for by Una Authoriser" in pack.text
    assert "DEV-0044" in pack.text
    assert "Away from all work" in pack.text
    assert "Specimen signatures" in pack.text
    # The tables hold every statement, in both orders.
    record, trail = pack.table("training_record"), pack.table("audit_trail")
    assert len(record) == len(trail) == count
    assert [int(row["number"]) for row in trail] == sorted(int(row["number"]) for row in record)
    linked = {row["number"]: row["hash"] for row in trail}
    assert all(linked.get(str(int(row["number"]) - 1), row["previous_hash"]) == row["previous_hash"] for row in trail)
    states = {(row["employee_number"], row["competency"]): row["state"] for row in pack.table("readiness")}
    assert states["olive", "AS04"] == "suspended"
    assert len(pack.table("checkpoints")) == 1

    words_stay_words(pack)
    a_screen_reader_can_follow_it(pack.reader)


def words_stay_words(pack: Read) -> None:
    """In the compiler of the pages and in a spreadsheet."""
    assert '#panic("x") *bold* $x$ <b>' in pack.text
    reasons = {row["reason"] for row in pack.table("training_record")}
    assert "'=1+1 paper file" in reasons


def a_screen_reader_can_follow_it(reader: PdfReader) -> None:
    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]
    assert reader.metadata is not None
    assert reader.metadata.title == "Inspection pack: Aseptic suite"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()  # type: ignore[attr-defined]
    kinds, figures = tags(root["/StructTreeRoot"])
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/TOC"} <= kinds
    assert figures
    assert all("QR code" in str(figure.get("/Alt", "")) for figure in figures)


def tags(node: object) -> tuple[set[str], list[dict[str, object]]]:
    kinds: set[str] = set()
    figures: list[dict[str, object]] = []
    waiting = [node]
    while waiting:
        each = waiting.pop()
        each = each.get_object() if hasattr(each, "get_object") else each
        if isinstance(each, list):
            waiting += each
        elif isinstance(each, dict):
            kinds.add(str(each.get("/S", "")))
            if each.get("/S") == "/Figure":
                figures.append(each)
            waiting.append(each.get("/K", []))
    return kinds, figures


def test_an_erased_text_is_shown_as_erased(hospital: Hospital, tmp_path: Path) -> None:
    said = StatementText.objects.get(text="DEV-0044")
    erase_text(statement=said.statement, field="reason", reason="request 1", by=hospital.officer("administrator"))
    pack = Read(of_unit(hospital), tmp_path)
    assert "DEV-0044" not in pack.text
    assert "erased; that there was one stays on the record" in pack.text
    assert "1 text has been erased" in pack.pages[0]
    assert "[erased]" in {row["reason"] for row in pack.table("audit_trail")}


def test_the_pack_of_a_person_is_about_nobody_else(hospital: Hospital, tmp_path: Path) -> None:
    subject = Subject(organisation=hospital.organisation, at=clock.now(), person=hospital.people["otto"])
    pack = Read(subject, tmp_path)
    assert {row["employee_number"] for row in pack.table("training_record")} == {"otto"}
    assert "Otto Operator" in pack.pages[0]


def test_a_moment_as_known_then_leaves_out_what_came_later(hospital: Hospital, tmp_path: Path) -> None:
    hospital.state("suspension", "olive", "ann", days_ago=0.1, competency="AS05", context=ISOLATOR, reason="DEV-0045")
    hospital.record_all()
    before = clock.now() - timedelta(days=1)
    then = Read(of_unit(hospital, at=before, is_day=True, known_by=before), tmp_path)
    assert "Only what was recorded by" in then.pages[0]
    assert not then.table("training_record"), "the hospital was recorded today, and nothing was known yesterday"


def test_a_moment_holds_what_it_rested_on_and_that_day_only(hospital: Hospital, tmp_path: Path) -> None:
    pack = Read(of_unit(hospital, is_day=True), tmp_path)
    day = pack.table("training_record")
    assert 0 < len(day) < Statement.objects.count()
    olives = {row["number"] for row in day if row["employee_number"] == "olive"}
    because = {
        number
        for row in pack.table("readiness")
        if row["employee_number"] == "olive"
        for number in row["because"].split()
    }
    assert because <= olives


def test_a_unit_without_anybody(hospital: Hospital, tmp_path: Path) -> None:
    empty = Unit.objects.create(organisation=hospital.organisation, code="QC")
    pack = Read(of_unit(hospital, unit=empty), tmp_path)
    assert "Nobody held a post here" in pack.pages[0]
    assert pack.table("training_record") == []


def test_before_anything_was_recorded(hospital: Hospital, tmp_path: Path) -> None:
    pack = Read(of_unit(hospital, at=datetime(2001, 1, 1, tzinfo=UTC), is_day=True), tmp_path)
    assert "Nobody held a post here on 1 January 2001" in pack.pages[0]


@pytest.mark.django_db(transaction=True)
def test_a_ledger_that_is_not_whole_is_said_on_the_cover(hospital: Hospital, tmp_path: Path) -> None:
    tamper("UPDATE ledger_statement SET outcome = 'pass' WHERE seq = 1")
    pack = Read(of_unit(hospital), tmp_path)
    assert "The ledger is not whole. Rely on nothing in this pack" in pack.pages[0]
    assert "RR8, statement 1" in pack.pages[0]


def test_its_queries_do_not_grow_with_people_and_statements(hospital: Hospital) -> None:
    def count(subject: Subject) -> int:
        with CaptureQueriesContext(connection) as captured:
            inspect(subject)
        return len(captured.captured_queries)

    of_one = count(Subject(organisation=hospital.organisation, at=clock.now(), person=hospital.people["olive"]))
    of_all = count(of_unit(hospital))
    assert of_all <= of_one
    hospital.qualify("otto", "AS02", ("knowledge", "observation"), days_ago=3)
    hospital.record_all()
    assert count(of_unit(hospital)) == of_all


@pytest.mark.django_db(transaction=True)
def test_asked_for_and_made_as_a_job(hospital: Hospital) -> None:
    auditor = hospital.officer("auditor")
    with time_machine.travel(clock.now() + timedelta(minutes=1)):
        job = ask_for_inspection_pack(id=new_id(), subject=of_unit(hospital), by=auditor)
        run_job(job.id)
    job.refresh_from_db()
    assert job.state == Job.State.DONE, job.error
    names = sorted(JobFile.objects.filter(job=job).values_list("name", flat=True))
    assert [name.rpartition(".")[2] for name in names] == ["pdf", "zip"]
    assert names[0].startswith("inspection-pack-RR8-ASU-")
