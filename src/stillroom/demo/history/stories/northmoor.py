"""What is out of the ordinary at Northmoor."""

from collections.abc import Mapping
from datetime import timedelta

from stillroom.competence.context import Context
from stillroom.competence.statement import Capacity, Kind, Outcome
from stillroom.demo.history.careers import Script, begin, live
from stillroom.demo.history.entry import Speaker
from stillroom.demo.history.laboratory import reading_details
from stillroom.demo.history.stories.scripts import (
    ends_in,
    evidence_only,
    exempted,
    learnt,
    never_renewed,
    returned,
    supervised,
)
from stillroom.demo.history.training import Gathered, Training

CABINET = Context.parse("equipment=open_cabinet")


def one_observation_from_sign_off(training: Training) -> None:
    """Amina: everything but the third observed session."""
    ago = training.diary.ago
    training.start_on(ago(41))
    training.observe("knowledge", ago(38))
    training.observe("observation", ago(25))
    training.observe("log_review", ago(12))
    training.observe("observation", ago(8))


def failed_broth(training: Training) -> None:
    """Hạnh: growth in her renewal broth; requalification begun, two of three broths in the incubator."""
    ago = training.diary.ago
    begin(training)
    training.keep_up(until=ago(215))
    training.renew(max(ago(158), training.signed_on[-1] + timedelta(days=3)), step=0)
    training.start_on(ago(25))
    sample = training.sample("broth", ago(25), key="failed_sample")
    reason = "Growth in two of five units on day 12; sent for identification. Deviation NM-DEV-204 opened."
    details = reading_details("broth", ago(25), ago(11), Outcome.FAIL) | {"deviation": "NM-DEV-204"}
    training.read(sample, ago(11), Outcome.FAIL, reason=reason, key="failed_reading", details=details)
    training.observe("broth", ago(7))
    training.observe("broth", ago(3))


def failed_and_reinstated(training: Training) -> None:
    """Chidinma: the same ten months ago, from the failure to the reinstatement."""
    ago = training.diary.ago
    begin(training)
    training.keep_up(until=ago(470))
    training.renew(max(ago(415), training.signed_on[-1] + timedelta(days=3)), step=0)
    training.start_on(ago(312))
    sample = training.sample("broth", ago(312))
    failed = training.read(sample, ago(297), Outcome.FAIL, reason="Growth in one unit; Micrococcus luteus.")
    ready = [training.observe("broth", day) for day in (ago(293), ago(289), ago(285))][-1]
    training.note(
        Kind.REINSTATEMENT,
        ready + timedelta(days=4),
        Speaker.AUTHORISER,
        about=failed.id if failed else None,
        reason="Deviation NM-DEV-171 closed: three broths without growth, gowning seen again.",
        hour=13,
    )
    training.sign(Gathered(ago(285), ready), after=4)
    training.keep_up()


def suspended_assessor(training: Training) -> None:
    """Declan: signed off, then suspended while a deviation is looked into."""
    ago = training.diary.ago
    begin(training)
    training.keep_up(until=ago(130))
    training.renew(max(ago(70), training.signed_on[-1] + timedelta(days=3)))
    reason = "Seen reaching over open vials on camera; deviation NM-DEV-207. No isolator work until it is closed."
    training.note(Kind.SUSPENSION, ago(16), "N1010", reason=reason, key="suspension")


def wrong_equipment(training: Training) -> None:
    """Jaswinder: trained at a cabinet the unit has since given up; her role asks for the isolator."""
    ago = training.diary.ago
    training.notebook.note(
        Kind.APPOINTMENT,
        person="N1004",
        author="N1001",
        unit="ASEPTIC",
        day=ago(245),
        competency="AS04",
        version=training.version.name,
        context=CABINET,
        capacity=Capacity.ASSESSOR,
        valid_until=ago(100),
    )
    training.start_on(ago(240))
    training.observe("knowledge", ago(238), context=CABINET)
    for day in (ago(230), ago(224), ago(217)):
        training.observe("observation", day, context=CABINET)
    training.observe("transfer_test", ago(217), context=CABINET)


def approval_lapsed(training: Training) -> None:
    """Folasade: her approval, taken over from the old records, ran out; renewal is begun."""
    diary = training.diary
    training.take_over(diary.since_opening(2), diary.ago(20), "N1010")
    training.start_on(diary.ago(9))
    training.observe("case_based_discussion", diary.ago(9))


def approval_nearly_there(training: Training) -> None:
    """Priya: one case-based discussion is missing."""
    ago = training.diary.ago
    training.start_on(ago(84))
    training.observe("external_accreditation", ago(80))
    training.observe("case_based_discussion", ago(47))
    training.observe("viva", ago(31))


def entered_late(training: Training) -> None:
    """Olena: an observation from the day the network was down."""
    live(training)
    reason = "The network was down: written on paper that day, entered when the sheet was found in the folder."
    training.observe("observation", training.diary.ago(45), late=11, reason=reason)


def waiting_for_a_broth(training: Training) -> None:
    """Kwabena: due soon, and his renewal broth comes out of the incubator."""
    begin(training)
    training.renew_to_end_on(training.diary.today + timedelta(days=24))
    training.start_on(training.diary.ago(13))
    training.observe("broth", training.diary.ago(13))


ABSENCES = {"N1012": [(131, 15)]}

SCRIPTS: Mapping[tuple[str, str], Script] = {
    ("N1019", "AS06"): one_observation_from_sign_off,
    ("N1019", "AS08"): learnt(45),
    ("N1021", "AS08"): evidence_only(30),
    ("N1008", "AS05"): failed_broth,
    ("N1006", "AS05"): failed_and_reinstated,
    ("N1005", "AS06"): ends_in(-9),
    ("N1001", "AS11"): approval_lapsed,
    ("N1003", "AS11"): approval_nearly_there,
    ("N1009", "AS09"): live,
    ("N1009", "AS10"): live,
    ("N1009", "AS11"): evidence_only(30),
    ("N1007", "AS06"): suspended_assessor,
    ("N1022", "AS03"): evidence_only(430),
    ("N1020", "AS04"): wrong_equipment,
    ("N1017", "AS06"): supervised(lapsed=25, cleared=6, days=15, supervisor="N1004"),
    ("N1012", "AS01"): returned(8),
    ("N1012", "AS02"): returned(8),
    ("N1012", "AS03"): returned(7),
    ("N1013", "AS08"): exempted(30, 120, "Not to prepare cytotoxics for now, on occupational health advice."),
    ("N1014", "AS09"): never_renewed,
    ("N1015", "AS09"): entered_late,
    ("N1018", "AS05"): waiting_for_a_broth,
    ("N1021", "AS02"): ends_in(6),
    ("N1015", "AS01"): ends_in(19),
    ("N1013", "AS05"): ends_in(33),
    ("N1020", "AS03"): ends_in(47),
    ("N1006", "AS04"): ends_in(61),
    ("N1004", "AS03"): ends_in(76),
}
