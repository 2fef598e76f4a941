"""Generated sequences of changes, as plain data: the same sequence can be made in another process too."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from stillroom.competence.statement import EVERY_COMPETENCY, Kind
from tests.property.competence.histories import ABOUT, ENDS, KINDS, METHODS
from tests.property.readiness.organisation import (
    ACCOUNTABLE,
    AUTHORISER,
    FOUNDED,
    LEARNER,
    LEARNER_AGAIN,
    OTHER,
    ROLES,
)

Change = dict[str, Any]
CODES = ("A", "A", "B", "B", "C")
CONTEXTS = ("", "equipment=isolator", "equipment=isolator; facility=section10", "facility=ms", "equipment=lafc")
SCHEMES = (
    "observation*1",
    "observation*2",
    "broth*1 on_fail=suspend",
    "broth*2 consecutive on_fail=suspend; observation*1",
)
STEPS = (timedelta(hours=1), timedelta(days=1), timedelta(days=5))
DOORS = ("state", "state", "state", "import", "append")


@st.composite
def sequences(draw: st.DrawFn, *, most: int = 10) -> list[Change]:
    """Each change names the moment at which it is made; moments only ever grow."""
    said: list[Change] = []
    found = [draw(openings(said))]
    at = FOUNDED
    version = 1
    for _ in range(draw(st.integers(1, most))):
        at += draw(st.sampled_from(STEPS))
        what = draw(st.sampled_from(("say",) * 6 + ("staff", "requirements", "framework", "units", "same")))
        change: Change = {"at": at.isoformat()}
        if what == "say":
            door = draw(st.sampled_from(DOORS))
            rows = [draw(statements(said, at)) for _ in range(draw(st.integers(1, 4)))]
            change |= {"do": door, "rows": rows}
        elif what == "staff":
            change |= {"do": what, "rows": draw(st.lists(posts(), min_size=1, max_size=3))}
        elif what == "requirements":
            change |= {"do": what, "rows": draw(required())}
        elif what == "framework":
            version += 1
            rows = [draw(competencies(code, at)) for code in ("A", "B", "C")]
            change |= {"do": what, "version": f"v{version}", "rows": rows}
        elif what == "units":
            facilities = st.sampled_from(("section10", "ms", "section10; ms", "qa"))
            change |= {"do": what, "rows": [{"unit": unit, "facility": draw(facilities)} for unit in ("ASEP", "MSU")]}
        else:
            change |= {"do": what}
        found.append(change)
    return found


@st.composite
def openings(draw: st.DrawFn, said: list[Change]) -> Change:
    """Old records taken over at the start, so that there is something to lose."""
    signed = draw(st.sampled_from(("AB", "AB", "ABC", "B")))
    last_day = FOUNDED.date() + timedelta(days=draw(st.sampled_from((15, 60))))
    for person in (LEARNER, OTHER):
        for code in signed:
            said.append(
                {
                    "number": len(said) + 1,
                    "kind": str(Kind.SIGN_OFF),
                    "person": person,
                    "author": AUTHORISER,
                    "competency": code,
                    "context": CONTEXTS[2],
                    "method": "",
                    "outcome": "",
                    "occurred_at": FOUNDED.isoformat(),
                    "valid_until": last_day.isoformat(),
                    "taken_over_by": AUTHORISER,
                    "about": 0,
                }
            )
    return {"do": draw(st.sampled_from(("state", "import"))), "at": FOUNDED.isoformat(), "rows": said[:]}


@st.composite
def statements(draw: st.DrawFn, said: list[Change], at: datetime) -> Change:
    """One statement, mostly by somebody who may make it; remembered in `said`, so that later ones can be about it."""
    kind = draw(st.sampled_from(KINDS))
    candidates = [each for each in said if each["kind"] in ABOUT.get(kind, ())]
    if kind == Kind.OBSERVATION:
        candidates = [each for each in candidates if each["outcome"] == "pending"]
    about = draw(st.sampled_from(candidates)) if candidates else None
    freely = (Kind.OBSERVATION, Kind.SUPERVISED_PRACTICE, Kind.ABSENCE)
    if about is not None and kind in freely and draw(st.booleans()):
        about = None
    taken_over = kind == Kind.SIGN_OFF and draw(st.booleans())
    length = draw(st.sampled_from((0, 2, 9, 25))) if taken_over or (kind in ENDS and draw(st.booleans())) else None
    occurred = at - timedelta(hours=draw(st.sampled_from((0, 0, 1, 30, 200))))
    observed = kind == Kind.OBSERVATION
    code = draw(st.sampled_from((*CODES, EVERY_COMPETENCY) if kind == Kind.ABSENCE else CODES))
    row = {
        "number": len(said) + 1,
        "kind": str(kind),
        "person": about["person"] if about else draw(st.sampled_from((LEARNER, LEARNER, LEARNER_AGAIN, OTHER))),
        "author": draw(st.sampled_from((AUTHORISER, AUTHORISER, AUTHORISER, ACCOUNTABLE, OTHER))),
        "competency": about["competency"] if about else code,
        "context": about["context"] if about else draw(st.sampled_from(CONTEXTS)),
        "method": (about["method"] if about else draw(st.sampled_from(METHODS))) if observed else "",
        "outcome": draw(st.sampled_from(("pass", "pass", "fail", "pending"))) if observed else "",
        "occurred_at": occurred.isoformat(),
        "valid_until": "" if length is None else (occurred.date() + timedelta(days=length)).isoformat(),
        "taken_over_by": AUTHORISER if taken_over else "",
        "about": about["number"] if about else 0,
        "details": f"quantity={draw(st.sampled_from((1, 2, 5)))}" if kind == Kind.ACTIVITY else "",
    }
    said.append(row)
    return row


@st.composite
def posts(draw: st.DrawFn) -> Change:
    """A post begun, moved, ended or with its first day corrected."""
    start = FOUNDED.date() + timedelta(days=draw(st.sampled_from((-60, 0, 10))))
    ends = draw(st.sampled_from((None, 0, 5, 30)))
    return {
        "employee_number": draw(st.sampled_from((LEARNER, LEARNER_AGAIN, OTHER))),
        "unit": draw(st.sampled_from(("ASEP", "MSU"))),
        "role_profile": draw(st.sampled_from(ROLES)),
        "fte": "0.1",
        "start_date": start.isoformat(),
        "end_date": "" if ends is None else (start + timedelta(days=ends)).isoformat(),
    }


@st.composite
def required(draw: st.DrawFn) -> list[Change]:
    """All that one role asks for from now on."""
    role = draw(st.sampled_from(ROLES))
    asked = draw(
        st.sets(st.tuples(st.sampled_from(("A", "B", "C")), st.sampled_from(CONTEXTS)), min_size=1, max_size=4)
    )
    return [
        {
            "role_profile": role,
            "competency": code,
            "context": context,
            "mandatory": draw(st.sampled_from(("yes", "no"))),
        }
        for code, context in sorted(asked)
    ]


@st.composite
def competencies(draw: st.DrawFn, code: str, at: datetime) -> Change:
    substantive = draw(st.booleans())
    until = at.date() + timedelta(days=draw(st.sampled_from((-3, 0, 10))))
    requires = {"A": ("", "B", "B; C"), "B": ("", "C"), "C": ("",)}[code]
    return {
        "code": code,
        "scheme": draw(st.sampled_from(SCHEMES)),
        "requalification_scheme": draw(st.sampled_from(("", *SCHEMES))),
        "validity_months": draw(st.sampled_from(("1", "2"))),
        "renewal_window_days": draw(st.sampled_from(("", "7", "40"))),
        "requires": draw(st.sampled_from(requires)),
        "recency_days": draw(st.sampled_from(("", "3", "10"))),
        **draw(st.sampled_from(({}, {}, {"activity_count": "2", "activity_days": "5"}))),
        "change": "substantive" if substantive else "editorial",
        "transition_until": until.isoformat() if substantive else "",
    }
