"""The life of one person's competency: trained, signed off, kept up, renewed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from stillroom.competence.context import Context
from stillroom.competence.days import add_months, day_of
from stillroom.competence.method import method as known_method
from stillroom.competence.scheme import Scheme
from stillroom.competence.statement import Kind, Outcome
from stillroom.demo.diary import Diary, next_working_day, working_day
from stillroom.demo.history.entry import Entry, Speaker
from stillroom.demo.history.laboratory import reading_details, sample_details
from stillroom.demo.history.notebook import Notebook, random_for
from stillroom.demo.roster import Worker
from stillroom.demo.versions import Version, superseded, version_on

DAYS_TO_RESULT = {"broth": 14, "finger_dab": 5, "transfer_test": 7}
LEAD_DAYS = {"AS05": (26, 50)}  # how long before its end a renewal is begun


@dataclass(frozen=True, slots=True)
class Item:
    code: str
    context: Context
    unit: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """When the last evidence was gathered, and when the last result was there."""

    last: date
    ready: date


class Training:
    """`stop`: the day from which nothing more is planned; `away`: absences, in which nobody is trained."""

    def __init__(
        self,
        notebook: Notebook,
        known: tuple[Version, ...],
        worker: Worker,
        item: Item,
        away: Sequence[tuple[date, date]] = (),
    ) -> None:
        self.notebook = notebook
        self.known = known
        self.worker = worker
        self.item = item
        self.away = away
        self.stop = min(notebook.diary.today, worker.end or date.max)
        self.chance = random_for(worker.number, item.code, item.context)
        self.version = known[0]
        self.valid_until: date | None = None
        self.signed_on: list[date] = []
        self.last_sign_off: Entry | None = None

    @property
    def diary(self) -> Diary:
        return self.notebook.diary

    # One statement

    def note(self, kind: Kind, day: date, author: str, **fields: object) -> Entry:
        return self.notebook.note(
            kind,
            person=self.worker.number,
            author=author,
            unit=self.item.unit,
            day=day,
            competency=self.item.code,
            **({"context": self.item.context, "version": self.version.name} | fields),
        )

    def observe(self, method: str, day: date, *, result: str = Outcome.PASS, **fields: object) -> date:
        """One attempt. Returns the day its result is known."""
        if day >= self.stop:
            return day
        days = DAYS_TO_RESULT.get(method)
        if days is None:
            self.note(Kind.OBSERVATION, day, Speaker.OBSERVER, method=method, outcome=result, **fields)
            return day
        sample = self.sample(method, day, **fields)
        read_on = next_working_day(day + timedelta(days=days))
        self.read(sample, read_on, result)
        return read_on

    def sample(self, method: str, day: date, **fields: object) -> Entry:
        """Taken for the laboratory, with all that its record keeps."""
        details = sample_details(method, day, self.item.unit, self.worker.number)
        pending = {"method": method, "outcome": Outcome.PENDING, "details": details}
        return self.note(Kind.OBSERVATION, day, Speaker.OBSERVER, **(pending | fields))

    def read(self, sample: Entry, day: date, result: str, **fields: object) -> Entry | None:
        if day >= self.stop:
            return None
        details = reading_details(sample.method, day_of(sample.occurred_at), day, result)
        about = {"about": sample.id, "version": "", "context": Context(), "details": details}
        return self.note(Kind.OBSERVATION, day, Speaker.READER, outcome=result, hour=15, **(about | fields))

    # Evidence and signature

    def gather(self, scheme: Scheme, day: date, *, step: int, fails: int = 0) -> Gathered:
        """Every pass the scheme asks for, from `day`; `fails` attempts go wrong first."""
        last = ready = day
        for term in scheme.terms:
            method = known_method(term.method)
            current = day if method.knowledge else working_day(day + timedelta(days=step))
            results = [Outcome.FAIL] * (fails if term.method == "observation" else 0) + [Outcome.PASS] * term.count
            for result in results:
                ready = max(ready, self.observe(term.method, current, result=result))
                last = max(last, current)
                current = next_working_day(current + timedelta(days=step))
        return Gathered(last, ready)

    def sign(self, gathered: Gathered, *, after: int | None = None) -> None:
        day = next_working_day(gathered.ready + timedelta(days=self.chance.randint(1, 3) if after is None else after))
        self.signed_on.append(day)
        self.valid_until = add_months(gathered.last, self.version.validity_months(self.item.code))
        if day < self.stop:
            self.last_sign_off = self.note(Kind.SIGN_OFF, day, Speaker.AUTHORISER)

    def take_over(self, day: date, until: date, voucher: str) -> None:
        """A record from before Stillroom."""
        self.valid_until = until
        self.signed_on.append(day)
        reason = f"Paper training file, section {self.item.code}; seen and copied."
        self.note(Kind.SIGN_OFF, day, voucher, valid_until=until, taken_over_by=voucher, reason=reason, hour=11)

    # Cycles

    @property
    def scheme(self) -> Scheme:
        """What a first sign-off takes."""
        return self.version.scheme(self.item.code, "scheme")

    def start_on(self, day: date) -> None:
        """From now on in the version in force that day; she says first how she sees herself."""
        self.version = version_on(self.known, day)
        self.self_assess(day - timedelta(days=4))

    def learn(self, day: date) -> None:
        """First training to first sign-off."""
        self.start_on(day)
        fails = int(self.chance.random() < 0.12)
        self.sign(self.gather(self.scheme, day, step=self.chance.randint(3, 6), fails=fails))

    def renew(self, day: date, *, step: int = 2) -> None:
        self.version = version_on(self.known, day)
        if self.chance.random() < 0.5:
            self.self_assess(day - timedelta(days=3))
        self.sign(self.gather(self.version.scheme(self.item.code, "renewal_scheme"), day, step=step))

    def renew_to_end_on(self, last_day: date) -> None:
        """Renewals up to one whose evidence carries no further than `last_day`, or a weekend less."""
        day = working_day(add_months(last_day, -self.version.validity_months(self.item.code)))
        self.keep_up(until=day - timedelta(days=60))
        self.renew(max(day, next_working_day(self.signed_on[-1] + timedelta(days=2))), step=0)

    def keep_up(self, until: date | None = None) -> None:
        """Renewals one after another, each begun in good time, up to `until` (today)."""
        stop = min(until or self.stop, self.stop)
        while True:
            day = self.next_renewal()
            if day >= stop:
                return
            self.renew(day)

    def next_renewal(self) -> date:
        """Before the sign-off ends: by its last valid day, or by the end of a transition that binds it."""
        holds_until = self.valid_until or self.stop
        earliest = self.signed_on[-1] + timedelta(days=2)
        lead = self.chance.randint(*LEAD_DAYS.get(self.item.code, (14, 40)))
        newer = superseded(self.known, self.version, self.item.code)
        if newer and newer.transition_until and newer.transition_until < holds_until:
            earliest = max(earliest, newer.published + timedelta(days=7))
            span = (newer.transition_until - timedelta(days=20) - earliest).days
            day = earliest + timedelta(days=self.chance.randint(0, max(0, span)))
        else:
            day = max(earliest, holds_until - timedelta(days=lead))
        return working_day(self._not_away(day, earliest)) if day > earliest else next_working_day(earliest)

    def _not_away(self, day: date, earliest: date) -> date:
        for begins, ends in self.away:
            if begins - timedelta(days=25) <= day <= ends:
                before = begins - timedelta(days=28)
                return before if before > earliest else ends + timedelta(days=3)
        return day

    def self_assess(self, day: date) -> None:
        if day < self.stop:
            self.note(Kind.SELF_ASSESSMENT, working_day(day), self.worker.number)
