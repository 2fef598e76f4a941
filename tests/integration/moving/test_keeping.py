"""The trust list, the rules a unit may tighten, and the table of equivalences."""

import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from stillroom.apps.accounts import clock
from stillroom.apps.passport.models import TransferIn
from stillroom.apps.passport.presenters.moving.as_json import proposals_as_json
from stillroom.apps.passport.selectors.equivalences import equivalences
from stillroom.apps.passport.selectors.transfers import found_of
from stillroom.apps.passport.selectors.trust_list import local_dids
from stillroom.apps.passport.services.import_equivalences import import_equivalences
from stillroom.apps.passport.services.keep_trust_list import trust_issuer
from stillroom.apps.passport.services.look_up_issuer import look_up_keys
from stillroom.apps.passport.services.preview_passport import preview_passport
from stillroom.apps.passport.services.tighten_transfer_rule import tighten_transfer_rule
from stillroom.competence.transfer import Decision, Reason
from stillroom.standards.credentials.keys import fingerprint
from stillroom.standards.tables import table_from_bytes
from stillroom.standards.tables.formats import EQUIVALENCES
from tests.two_hospitals import ROLE, TwoHospitals

pytestmark = [pytest.mark.django_db, pytest.mark.database]

GOOD = b"""source_framework,source_competency,target_competency,extent,methods,why
OTHER,X1,AS06,whole,,Compared by both trainers
OTHER,X2,AS06,part,knowledge,Compared by both trainers
"""


def proposed(transfer: TransferIn, code: str) -> Decision:
    return next(each.proposal.decision for each in found_of(transfer, at=clock.now()).items if each.key[0] == code)


def test_a_unit_asks_more_and_never_less(hospitals: TwoHospitals) -> None:
    unit, ann = hospitals.second.unit, hospitals.second.user("ann")
    with pytest.raises(ValidationError, match="everywhere the rule is “assess again”"):
        tighten_transfer_rule(
            unit=unit, reason=Reason.LAPSED, decision=Decision.FAMILIARISE, why="We like to see people.", by=ann
        )
    transfer = hospitals.receive()
    assert proposed(transfer, "AS01") is Decision.FAMILIARISE
    tighten_transfer_rule(
        unit=unit, reason=Reason.CRITICAL, decision=Decision.REASSESS, why="Two incidents last year.", by=ann
    )
    assert proposed(transfer, "AS01") is Decision.REASSESS
    with pytest.raises(PermissionDenied):
        tighten_transfer_rule(
            unit=unit, reason=Reason.CRITICAL, decision=Decision.REASSESS, why="-", by=hospitals.second.user("tom")
        )


def test_the_keys_of_an_issuer_are_looked_up_to_be_compared(hospitals: TwoHospitals) -> None:
    did = next(did for did, place in local_dids().items() if place == hospitals.first.organisation)
    keys = look_up_keys(did)
    assert [len(fingerprint(pem.encode()).split()) for pem in keys.values()] == [8]
    with pytest.raises(PermissionDenied):
        trust_issuer(organisation=hospitals.second.organisation, did=did, name="A", by=hospitals.second.user("olive"))


def test_equivalences_are_imported_all_or_none_and_again_changes_nothing(hospitals: TwoHospitals) -> None:
    bad = GOOD + b"OTHER,X3,NOPE,whole,,Compared\nOTHER,X4,AS06,part,,Compared\n"
    report = import_equivalences(table=table_from_bytes("e.csv", bad, EQUIVALENCES), dry_run=False)
    words = [str(problem) for problem in report.problems]
    assert any("No published framework has the competency “NOPE”" in each for each in words)
    assert any("Name the methods" in each for each in words)
    assert equivalences() == []
    for new in (2, 0):
        report = import_equivalences(table=table_from_bytes("e.csv", GOOD, EQUIVALENCES), dry_run=False)
        assert not list(report.problems)
        assert len([row for row in report.rows if row.outcome == "new"]) == new
    assert len(equivalences()) == 2


def test_the_page_names_what_is_wrong_in_a_file(hospitals: TwoHospitals, client: Client) -> None:
    client.force_login(hospitals.second.officer("framework_editor"))
    file = SimpleUploadedFile("e.csv", b"source_framework,source_competency,target_competency,why\nO,X,NOPE,Compared\n")
    answer = client.post("/equivalences/import/", {"file": file, "doing": "import"})
    assert "No published framework has the competency “NOPE”" in answer.content.decode()


def test_at_the_command_line_it_is_only_proposed(hospitals: TwoHospitals) -> None:
    found = preview_passport(unit=hospitals.second.unit, role_profile=ROLE, data=hospitals.passport)
    told = proposals_as_json(found)
    json.dumps(told)
    assert {each["competency"]: each["proposed"] for each in told["items"]}["AS05"] == "familiarise"
    assert not TransferIn.objects.exists()
