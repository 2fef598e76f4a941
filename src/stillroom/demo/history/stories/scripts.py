"""The ways a history may go that several stories share."""

from datetime import timedelta

from stillroom.competence.statement import Kind
from stillroom.demo.history.careers import Script, begin
from stillroom.demo.history.entry import Speaker
from stillroom.demo.history.training import Training


def ends_in(days: int) -> Script:
    """Its last valid day is so many days from today, or a weekend before; negative: it has lapsed."""

    def script(training: Training) -> None:
        begin(training)
        training.renew_to_end_on(training.diary.today + timedelta(days=days))

    return script


def never_renewed(training: Training) -> None:
    begin(training)


def learnt(ago: int) -> Script:
    """First training begun so many days ago, whatever the usual order."""

    def script(training: Training) -> None:
        training.start_on(training.diary.ago(ago))
        training.sign(training.gather(training.scheme, training.diary.ago(ago), step=3))

    return script


def evidence_only(first_attempt: int) -> Script:
    """Everything the scheme asks for, so many days ago; and nobody has signed."""

    def script(training: Training) -> None:
        training.start_on(training.diary.ago(first_attempt))
        training.gather(training.scheme, training.diary.ago(first_attempt), step=3)

    return script


def returned(passed_days_ago: int) -> Script:
    """Kept up, and assessed on the return from an absence."""

    def script(training: Training) -> None:
        begin(training)
        training.keep_up()
        training.observe("return_assessment", training.diary.ago(passed_days_ago))

    return script


def supervised(lapsed: int, cleared: int, days: int, supervisor: str) -> Script:
    """Lapsed, and cleared since to work under a supervisor."""

    def script(training: Training) -> None:
        ends_in(-lapsed)(training)
        training.note(
            Kind.SUPERVISED_PRACTICE,
            training.diary.ago(cleared),
            supervisor,
            valid_until=training.diary.today + timedelta(days=days),
            reason="Works beside the supervisor until the renewal is signed.",
        )

    return script


def exempted(ago: int, until: int, reason: str) -> Script:
    def script(training: Training) -> None:
        begin(training)
        training.keep_up(until=training.diary.ago(ago + 1))
        last_day = training.diary.today + timedelta(days=until)
        training.note(Kind.EXEMPTION, training.diary.ago(ago), Speaker.AUTHORISER, valid_until=last_day, reason=reason)

    return script
