"""A revocation, by an authoriser and with a reason, takes back one earlier statement; a suspension never."""

import pytest

from stillroom.competence.statement import Statement
from tests.unit.admission.world import (
    World,
    absence,
    acceptance,
    appointment,
    clearance,
    exemption,
    observation,
    qualified,
    reinstatement,
    revocation,
    self_assessment,
    suspension,
    world,
)
from tests.unit.competence.story import CODE, table

ON = "2026-02-01"
TOLD = (
    world()
    .then(*qualified("asha", CODE, on="2026-01-01"))
    .then(
        observation(on="2026-01-02", name="observation"),
        clearance(on="2026-01-02", name="clearance"),
        exemption(on="2026-01-02", name="exemption"),
        acceptance(on="2026-01-02", name="acceptance"),
        absence(on="2026-01-02", name="absence"),
        self_assessment(on="2026-01-02", name="self-assessment"),
        suspension(on="2026-01-03", name="suspension"),
        observation(on="2026-01-04"),
        observation(on="2026-01-05"),
        reinstatement(about="suspension", on="2026-01-06", name="reinstatement"),
        suspension(on="2026-01-07", name="second suspension"),
        revocation(about="observation", on="2026-01-08", name="revocation"),
        appointment(of="asha", on="2026-01-02", code=CODE, name="appointment"),
    )
)


def sam_revokes(about: str, on: str = ON, **rest: str) -> Statement:
    return revocation(**{"about": about, "on": on, **rest})


@pytest.mark.parametrize(
    ("attempt", "answer"),
    table(
        ("a sign-off", sam_revokes("asha's AS05"), "admitted"),
        ("an acceptance", sam_revokes("acceptance"), "admitted"),
        ("a clearance", sam_revokes("clearance"), "admitted"),
        ("an exemption", sam_revokes("exemption"), "admitted"),
        ("an appointment", sam_revokes("appointment"), "admitted"),
        ("an appointment, by who made it", sam_revokes("appointment", by="grace"), "admitted"),
        ("an absence", sam_revokes("absence", code="*"), "admitted"),
        ("a suspension", sam_revokes("second suspension"), "about_wrong"),
        ("a suspension lifted", sam_revokes("suspension"), "about_wrong"),
        ("a reinstatement", sam_revokes("reinstatement"), "about_wrong"),
        ("a revocation", sam_revokes("revocation"), "about_wrong"),
        ("a self-assessment", sam_revokes("self-assessment"), "about_wrong"),
        ("nothing", sam_revokes(""), "missing_field"),
        ("what is not known", sam_revokes("something"), "about_unknown"),
        ("what is another's", sam_revokes("asha's AS05", of="cy"), "about_unknown"),
        ("what is of another competency", sam_revokes("asha's AS05", code="AS12"), "about_wrong"),
        ("twice", sam_revokes("observation"), "already_done"),
        ("twice, dated before the first", sam_revokes("observation", on="2026-01-05"), "already_done"),
        ("before it was made", sam_revokes("asha's AS05", on="2026-01-01 09:59:59"), "about_wrong"),
        ("the moment it was made", sam_revokes("asha's AS05", on="2026-01-01 10:00:00"), "admitted"),
        ("by the assessor who observed", sam_revokes("exemption", by="ada"), "not_an_authoriser"),
        ("a sign-off, by the accountable person", sam_revokes("asha's AS05", by="grace"), "not_an_authoriser"),
        ("her own, by herself, who is authoriser", sam_revokes("asha's AS05", by="asha"), "herself"),
    ),
)
def test_revocation(attempt: Statement, answer: str) -> None:
    assert TOLD.answer(attempt) == answer


ONLY_AS12 = TOLD.then(appointment(of="bo", code="AS12", on="2026-01-02"))
ONLY_CABINET = TOLD.then(appointment(of="bo", code=CODE, context="equipment=cabinet", on="2026-01-02"))


@pytest.mark.parametrize(
    "told",
    table(
        ("appointed for another competency", ONLY_AS12),
        ("appointed in another context", ONLY_CABINET),
    ),
)
def test_an_authoriser_revokes_only_what_she_could_sign(told: World) -> None:
    assert told.answer(sam_revokes("asha's AS05", by="bo")) == "not_an_authoriser"
