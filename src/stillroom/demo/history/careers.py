"""Everyone's history: what her role asks for, learnt or taken over, and kept up to today."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from stillroom.competence.context import Context
from stillroom.competence.statement import Outcome
from stillroom.demo.diary import next_working_day
from stillroom.demo.history.appointments import APPOINTED
from stillroom.demo.history.logbook import write_logbook
from stillroom.demo.history.notebook import Notebook, random_for
from stillroom.demo.history.training import Item, Training
from stillroom.demo.roster import REGION, HeldPost, Worker
from stillroom.demo.tables import REFERENCE, read_rows
from stillroom.demo.versions import Version

Script = Callable[[Training], None]

FACILITY = {"ASEPTIC": "section10", "STERILE": "ms", "RADIO": "radiopharmacy"}
TAKES_OVER = frozenset({"RADIO"})  # this unit brought its old records along; the others trained everyone anew
# Weeks after the start in which each competency is begun: what others require comes first.
BEGUN_IN_WEEK = {
    "AS02": 0, "AS01": 1, "AS03": 2, "AS04": 3, "AS05": 4, "AS09": 6, "AS06": 9, "AS07": 9, "AS10": 10,
    "AS08": 13, "AS11": 12, "AS12": 14,
}  # fmt: skip
DEPUTY = "N1009"  # a technician who prepares for the accountable role
LONG_ABSENCE = timedelta(days=92)
SETTLED = 30  # days after which a return is behind her
SPREAD_WEEKS = {"cleanroom_supervisor": 0, "radiopharmacy_supervisor": 0, "senior_operator": 4}


def live(training: Training) -> None:
    """Nothing out of the ordinary."""
    begin(training)
    training.keep_up()
    for begins, ends in training.away:
        if ends - begins > LONG_ABSENCE and ends < training.diary.ago(SETTLED):
            training.observe("return_assessment", next_working_day(ends + timedelta(days=4)))


def begin(training: Training) -> None:
    """The first sign-off: taken over from old records, or after first training."""
    opens = training.diary.opens
    post = next(post for post in training.worker.posts if post.unit == training.item.unit)
    if post.start < opens and (post.unit in TAKES_OVER or training.item.code in ("AS10", "AS11")):
        months = 5 if training.item.code == "AS05" else 11
        until = opens + timedelta(days=training.chance.randint(50, months * 30))
        accountable, *_, authorisers, _ = APPOINTED[post.unit]
        voucher = next(number for number in (*authorisers, accountable) if number != training.worker.number)
        training.take_over(opens + timedelta(days=training.chance.randint(1, 4)), until, voucher)
    else:
        training.learn(first_day(training, post))


def first_day(training: Training, post: HeldPost) -> date:
    begins = max(post.start, training.diary.opens + timedelta(days=1))
    if post.start < training.diary.opens:
        spread = SPREAD_WEEKS.get(training.worker.posts[-1].role_profile, 9)
        begins += timedelta(weeks=random_for(training.worker.number, "starts").randint(0, spread))
    days = BEGUN_IN_WEEK[training.item.code] * 7 + training.chance.randint(0, 4)
    return next_working_day(begins + timedelta(days=days))


def items_of(worker: Worker) -> list[Item]:
    """What her roles ask for, each competency and context once; of the optional ones some."""
    found: dict[tuple[str, Context], Item] = {}
    for post in worker.posts:
        for row in _requirements():
            context = Context.parse(row["context"])
            facility = context.get("facility")
            if (
                row["role_profile"] == post.role_profile
                and facility in (None, FACILITY[post.unit])
                and (row["mandatory"] == "yes" or _takes_up(worker, row["competency"]))
            ):
                found.setdefault((row["competency"], context), Item(row["competency"], context, post.unit))
    return list(found.values())


def _takes_up(worker: Worker, code: str) -> bool:
    if worker.number == DEPUTY:
        return True
    if code == "AS12":
        return worker.assessor
    return code != "AS10" and int(worker.number[1:]) % 2 == 0


def _requirements() -> list[dict[str, str]]:
    return read_rows(REFERENCE / "requirements.csv") + read_rows(REGION / "requirements.csv")


def write_career(
    notebook: Notebook,
    known: tuple[Version, ...],
    worker: Worker,
    scripts: Mapping[tuple[str, str], Script],
    away: list[tuple[date, date]],
) -> None:
    """`scripts`: (employee number, code) → what happens instead of nothing out of the ordinary."""
    if worker.start >= notebook.diary.today:
        return
    for item in items_of(worker):
        training = Training(notebook, known, worker, item, away)
        scripts.get((worker.number, item.code), live)(training)
        write_logbook(training)
        if item.code == "AS01":
            _monthly_finger_dabs(training)


def _monthly_finger_dabs(training: Training) -> None:
    """Gloves are sampled in every session; one a month is written down here. None while a sign-off is being made."""
    if not training.signed_on:
        return
    chance = random_for(training.worker.number, training.item.context, "dabs")
    day = training.signed_on[0] + timedelta(days=20)
    while day < training.stop:
        sampled = next_working_day(day)
        signing = any(signed - timedelta(days=9) <= sampled <= signed for signed in training.signed_on)
        away = any(begins <= sampled <= ends for begins, ends in training.away)
        if not signing and not away:
            failed = chance.random() < 0.02
            training.observe("finger_dab", sampled, result=Outcome.FAIL if failed else Outcome.PASS, hour=12)
        day += timedelta(days=28)
