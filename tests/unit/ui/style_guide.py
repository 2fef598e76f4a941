"""One page with every component and every field, filled with invented data."""

import datetime as dt
import random
from pathlib import Path
from typing import Any

from stillroom.ui import forms
from stillroom.ui.heat_table import HeatColumn, HeatRow, HeatTable, heat_cell, heat_count
from stillroom.ui.tones import Tone

TEMPLATE = Path(__file__).with_name("style_guide.jinja").read_text(encoding="utf-8")

MEANINGS = [
    (Tone.OK, "Authorised"),
    (Tone.DUE, "Due soon"),
    (Tone.SUPERVISED, "Supervised"),
    (Tone.TRAINING, "In training"),
    (Tone.READY, "Ready to sign"),
    (Tone.PENDING, "Result pending"),
    (Tone.LAPSED, "Lapsed"),
    (Tone.STOPPED, "Suspended"),
    (Tone.NONE, "Not started"),
    (Tone.UPDATE, "Needs update"),
    (Tone.BLOCKED, "Blocked"),
    (Tone.EXEMPT, "Not required"),
]
NAMES = [
    "Amira Haddad",
    "Ben O’Connor",
    "Chidi Okonkwo-Featherstonehaugh",
    "Dai Llewellyn",
    "Łucja Żak",
    "佐藤 花子",
]
TITLES = [
    "Hand washing",
    "Gowning",
    "Transfer and disinfection",
    "Aseptic technique",
    "Operator broth",
    "Product approval",
]


class Attempt(forms.Form):
    who = forms.CharField(label="Who did you watch?", what="who you watched", hint="Name or employee number")
    email = forms.EmailField(label="Her email address", what="her email address", required=False)
    day = forms.DateField(label="Date of the attempt", hint="For example, 27 3 2026")
    at = forms.DateTimeField(label="When it happened", what="when it happened", required=False)
    outcome = forms.ChoiceField(
        label="Outcome",
        what="an outcome",
        label_classes="nhsuk-fieldset__legend--m",
        choices=[("pass", "Pass"), ("fail", "Fail"), ("pending", "Result to come")],
        hints={"pending": "The broth is incubating"},
        reveals={"fail": ["why"]},
        size="large",
    )
    why = forms.TextField(label="What went wrong", max_length=400)
    equipment = forms.MultipleChoiceField(
        label="Equipment", what="the equipment used", choices=[("iso", "Isolator"), ("lafc", "LAF cabinet")]
    )
    unit = forms.SelectField(label="Unit", what="a unit", choices=[("", "Choose a unit"), ("as", "Aseptic unit")])
    plates = forms.IntegerField(label="Plates read", suffix="plates", classes="nhsuk-input--width-3")
    fte = forms.DecimalField(label="FTE", classes="nhsuk-input--width-3")
    note = forms.TextField(label="Note", required=False, hint="No patient names")
    scan = forms.FileField(label="Scan of the worksheet", what="a scan", required=False, accept=(".pdf",))
    password = forms.PasswordField(label="Your password", hint="Signing needs it again")
    seen = forms.BooleanField(label="I saw this myself", what="you saw this yourself")
    statement = forms.HiddenField(required=False)


class Filters(forms.Form):
    who = forms.CharField(label="Name", required=False)
    state = forms.SelectField(
        label="State", required=False, choices=[("", "Any state"), *((str(t), text) for t, text in MEANINGS)]
    )


def heat(*, people: int, competencies: int) -> HeatTable:
    """Return a matrix of that size with every tone in it."""
    chance = random.Random(7)
    columns = [
        HeatColumn(
            f"AS{number:02}",
            TITLES[number % len(TITLES)],
            href=f"/competency/{number}",
            group=f"Group {number // 8}",
            foot=heat_count(count := chance.randrange(9), "can work alone", Tone.LAPSED if count < 2 else ""),
        )
        for number in range(competencies)
    ]
    rows = []
    for number in range(people):
        picked = chance.choices(MEANINGS, weights=[40, 6, 3, 6, 3, 3, 4, 1, 12, 2, 4, 16], k=competencies)
        cells = [
            heat_cell(
                tone,
                words,
                symbol="12d" if tone == Tone.DUE else "",
                flag="overdue" if tone == Tone.NONE and chance.random() < 0.3 else "",
            )
            for tone, words in picked
        ]
        rows.append(HeatRow(NAMES[number % len(NAMES)], cells, note="Senior operator", href=f"/person/{number}"))
    return HeatTable("Aseptic unit, readiness on 14 March 2026 at 09:00", columns, rows, foot="Can work alone")


def context(*, wrong: bool, people: int = 14, competencies: int = 24) -> dict[str, Any]:
    """Return the page's data; with ``wrong`` the form has been sent empty."""
    at = dt.datetime(2026, 3, 14, 9, 0, tzinfo=dt.UTC)
    return {
        "page_title": "Style guide",
        "now": at,
        "synthetic": True,
        "navigation": [
            {"href": "/", "text": "Home", "current": True},
            {"href": "/assess", "text": "Assess"},
            {"href": "/sign", "text": "To sign"},
            {"href": "/board", "text": "Readiness board"},
            {"href": "/people", "text": "People"},
        ],
        "tiles": [
            {"number": 11, "sentence": "people can work alone today", "href": "/alone", "tone": Tone.OK},
            {"number": 3, "sentence": "sign-offs end within 90 days", "href": "/ending", "tone": Tone.DUE},
            {"number": 1, "sentence": "product has a single approver", "tone": Tone.LAPSED},
            {"number": 60, "sentence": "people in the unit"},
        ],
        "meanings": MEANINGS,
        "filters": Filters(auto_id="filter_%s"),
        "table": heat(people=people, competencies=competencies),
        "facts": [
            {"key": "Name", "value": "Amira <Haddad>"},
            {"key": "Role", "value": "Operator, Aseptic unit", "href": "/role"},
            {"key": "Registration", "value": None},
        ],
        "tasks": [
            {"text": "Read the broth of Ben O’Connor", "href": "/1", "hint": "Incubated since 28 February 2026",
             "status": "Result pending", "tone": Tone.PENDING},
            {"text": "Sign off gowning for Dai Llewellyn", "href": "/2", "status": "Ready to sign", "tone": Tone.READY},
            {"text": "Observe transfer and disinfection", "status": "Blocked", "tone": Tone.BLOCKED},
        ],
        "events": [
            {"at": at, "title": "Signed off: gowning", "by": "by Ben O’Connor, authoriser", "status": "Authorised",
             "tone": Tone.OK, "text": "In an isolator, until 13 March 2027.", "href": "/statement"},
            {"at": dt.date(2026, 2, 28), "title": "Observed: gowning", "by": "by Łucja Żak, assessor"},
        ],
        "form": Attempt({} if wrong else None),
    }  # fmt: skip
