"""How much consecutive experience counts towards registration, what does not and why, and what is left (D2:228)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from stillroom.competence.days import ONE_DAY, add_months
from stillroom.competence.rules.facts import ExperiencePeriod
from stillroom.competence.rules.words import day_words

PROFESSIONS = ("pharmacist", "pharmacy_technician")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `start` to `end`, both included; `why_not` is empty where they count."""

    start: date
    end: date
    supervisor: str
    hours_per_week: float
    why_not: str = ""

    @property
    def counts(self) -> bool:
        return not self.why_not

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1


@dataclass(frozen=True, slots=True)
class Experience:
    """`run`: the consecutive stretches that end latest, or those that met the rule; `completes`: the earliest day."""

    stretches: tuple[Stretch, ...]
    met: bool
    run_start: date | None
    run_end: date | None
    days_counted: int
    days_left: int
    break_days: int
    completes: date
    running: bool

    @property
    def counted(self) -> tuple[Stretch, ...]:
        return tuple(each for each in self.stretches if each.counts)


@dataclass(frozen=True, slots=True)
class _Run:
    start: date
    end: date
    breaks: int


def consecutive_experience(
    periods: Sequence[ExperiencePeriod], day: date, *, months: int = 24, allowed_break_days: int = 0
) -> Experience:
    """As it stands at the end of `day`. A break up to what is allowed keeps the run going but counts nothing."""
    stretches = tuple(each for period in sorted(periods, key=_order) for each in _stretches(period, day))
    runs = _runs([each for each in stretches if each.counts], allowed_break_days)
    complete = next((run for run in runs if run.end >= _target(run, months)), None)
    run = complete or (runs[-1] if runs else None)
    if run is None:
        again = add_months(day + ONE_DAY, months) - ONE_DAY
        return Experience(stretches, False, None, None, 0, (again - day).days, 0, again, False)
    counted = (run.end - run.start).days + 1 - run.breaks
    target = _target(run, months)
    running = _running(periods, run, day, allowed_break_days)
    if complete is None and not running:
        target = add_months(day + ONE_DAY, months) - ONE_DAY
        left = (target - day).days
    elif complete is None:
        target += max(timedelta(0), day - run.end)  # a break that is still open does not count either
        left = (target - day).days
    else:
        left = 0
    return Experience(stretches, complete is not None, run.start, run.end, counted, left, run.breaks, target, running)


def _order(period: ExperiencePeriod) -> tuple[date, date, str]:
    return period.start, period.end or date.max, period.supervisor


def _target(run: _Run, months: int) -> date:
    """The last day of the months that the run needs, put off by its breaks."""
    return add_months(run.start, months) - ONE_DAY + timedelta(days=run.breaks)


def _running(periods: Sequence[ExperiencePeriod], run: _Run, day: date, allowed: int) -> bool:
    """Whether the run is still going: it counts today, or today lies in a break that is allowed."""
    return (day - run.end).days <= allowed


def _runs(stretches: Sequence[Stretch], allowed: int) -> list[_Run]:
    """Stretches that follow one another with no more than the allowed break, as runs, in order."""
    runs: list[_Run] = []
    for each in sorted(stretches, key=lambda s: (s.start, s.end)):
        last = runs[-1] if runs else None
        gap = (each.start - last.end).days - 1 if last else 0
        if last and gap <= allowed:
            runs[-1] = _Run(last.start, max(last.end, each.end), last.breaks + max(0, gap))
        else:
            runs.append(_Run(each.start, each.end, 0))
    return runs


def _stretches(period: ExperiencePeriod, day: date) -> list[Stretch]:
    """A period up to `day`, cut where its supervisor's registration begins and ends."""
    end = min(period.end or day, day)
    if period.start > day or end < period.start:
        return []

    def stretch(start: date, last: date, why_not: str) -> Stretch:
        return Stretch(start, last, period.supervisor, period.hours_per_week, why_not)

    if not period.confirmed:
        return [stretch(period.start, end, f"{period.supervisor} has not confirmed it.")]
    if period.profession not in PROFESSIONS:
        return [stretch(period.start, end, f"{period.supervisor} is neither a pharmacist nor a pharmacy technician.")]
    if not period.registrations:
        return [stretch(period.start, end, f"No registration of {period.supervisor} is recorded.")]
    found: list[Stretch] = []
    free = period.start
    for start, last in _registered(period, end):
        if free < start:
            found.append(stretch(free, start - ONE_DAY, _unregistered(period.supervisor, free, start - ONE_DAY)))
        found.append(stretch(start, last, ""))
        free = last + ONE_DAY
    if free <= end:
        found.append(stretch(free, end, _unregistered(period.supervisor, free, end)))
    return found


def _unregistered(supervisor: str, start: date, end: date) -> str:
    return f"{supervisor} was not registered from {day_words(start)} to {day_words(end)}."


def _registered(period: ExperiencePeriod, end: date) -> list[tuple[date, date]]:
    """The days within the period on which the supervisor was registered, joined where they touch."""
    cut = [
        (max(r.start or period.start, period.start), min(r.end or end, end))
        for r in period.registrations
        if (r.start or period.start) <= end and (r.end or end) >= period.start
    ]
    joined: list[tuple[date, date]] = []
    for start, last in sorted(cut):
        if joined and start <= joined[-1][1] + ONE_DAY:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((start, last))
    return joined
