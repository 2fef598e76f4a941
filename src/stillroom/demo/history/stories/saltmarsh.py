"""What is out of the ordinary at Saltmarsh."""

from collections.abc import Mapping

from stillroom.competence.statement import Kind
from stillroom.demo.history.careers import Script, begin
from stillroom.demo.history.entry import Speaker
from stillroom.demo.history.stories.scripts import ends_in
from stillroom.demo.history.training import Training


def revoked(training: Training) -> None:
    """Liviu: the log review that his sign-off rested on was another operator's."""
    begin(training)
    training.keep_up(until=training.diary.ago(60))
    if training.last_sign_off is not None:
        training.note(
            Kind.REVOCATION,
            training.diary.ago(19),
            "S2010",
            about=training.last_sign_off.id,
            reason="The session log reviewed was of another operator. Signed off in error.",
        )


def accepted_from_elsewhere(training: Training) -> None:
    """Manaia: signed off at her last hospital; accepted here rather than trained again."""
    training.start_on(training.diary.ago(330))
    reason = "Signed off at her last hospital; certificate and worksheet log seen."
    training.note(Kind.ACCEPTANCE, training.diary.ago(330), Speaker.AUTHORISER, reason=reason)


def first_broths_growing(training: Training) -> None:
    """Oisín: if the broths in the incubator pass, he can be signed off."""
    training.start_on(training.diary.ago(23))
    for days in (20, 13, 6):
        training.observe("broth", training.diary.ago(days))


ABSENCES: Mapping[str, list[tuple[int, int]]] = {"S2015": [(64, 36)], "S2108": [(290, 150)]}

SCRIPTS: Mapping[tuple[str, str], Script] = {
    ("S2016", "AS06"): revoked,
    ("S2019", "AS09"): accepted_from_elsewhere,
    ("S2020", "AS05"): first_broths_growing,
    ("S2018", "AS03"): ends_in(-5),
    ("S2106", "AS05"): ends_in(9),
    ("S2006", "AS04"): ends_in(26),
    ("S2107", "AS01"): ends_in(38),
    ("S2012", "AS02"): ends_in(13),
    ("S2103", "AS07"): ends_in(70),
}
