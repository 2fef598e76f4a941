"""RU5: the title of pharmacy technician needs a live registration, since 1 July 2011 (D2:185)."""

from datetime import date

from stillroom.competence.rules.facts import PersonFacts, PostFacts, Registration
from stillroom.competence.rules.finding import Outcome, Verdict, does_not_apply
from stillroom.competence.rules.rule import Rule
from stillroom.competence.rules.words import day_words


def judge(rule: Rule, facts: PersonFacts, post: PostFacts, day: date) -> Verdict:
    if post.staff_group not in rule.listed("staff_groups"):
        return does_not_apply("The rule is about those who carry the title of pharmacy technician.")
    bodies = rule.listed("bodies")
    live = facts.live_registration(bodies, day)
    if live:
        since = f" since {day_words(live.start)}" if live.start else ", since when is not recorded"
        return Verdict(
            Outcome.MET, f"Registered with {live.body}{since}.", facts=(f"{live.body} {live.number}".strip(),)
        )
    wanted = {body.casefold() for body in bodies}
    known = [r for r in facts.registrations if r.body.casefold() in wanted]
    names = " or ".join(bodies)
    if not known:
        reason = f"No registration with {names} is recorded."
        return Verdict(Outcome.NOT_KNOWN, reason, step="Record the registration")
    latest = max(known, key=_start)
    step = "Register, or change the title of the post"
    if latest.start and latest.start > day:
        reason = f"Registered with {latest.body} only from {day_words(latest.start)}."
        return Verdict(Outcome.BREACHED, reason, due=latest.start, step=step, facts=(latest.number,))
    ended = day_words(latest.end) if latest.end else "a day not recorded"
    return Verdict(Outcome.BREACHED, f"The registration with {latest.body} ended on {ended}.", step=step)


def _start(registration: Registration) -> date:
    return registration.start or date.min
