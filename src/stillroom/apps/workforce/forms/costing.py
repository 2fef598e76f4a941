"""What training costs: every price and every time is entered by whoever plans, and none is suggested."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from stillroom.ui.forms import ChoiceField, DecimalField, Form, IntegerField

ROUTES = {
    "ptpt": "Pre-registration trainee pharmacy technician",
    "smt": "Science manufacturing technician apprentice",
    "hire": "Experienced hire",
    "fast": "Fast track with a passport",
}
SHORT = {"ptpt": "PTPT", "smt": "SMT", "hire": "Experienced hire", "fast": "Fast track"}
"""As findings call them."""
ABOUT = {
    "ptpt": "24 months of work-based training (D2:417).",
    "smt": "A two-year apprenticeship (D0:11-13).",
    "hire": "Somebody who is trained already. Recruiting takes longer; training is short.",
    "fast": "Somebody whose signed record elsewhere is recognised: part of the training need not be done again.",
}
MONTHS = {"ptpt": 24, "smt": 24}
"""Where a source says how long a route takes."""
PAYERS = [("employer", "Us, the employer"), ("levy", "The apprenticeship levy"), ("grant", "A grant or contribution")]
MOST = 10_000_000


def _money(label: str, what: str, hint: str = "", suffix: str = "") -> DecimalField:
    return DecimalField(label=label, what=what, hint=hint, prefix="£", suffix=suffix, min_value=0, max_value=MOST)


def _share(label: str, what: str, hint: str = "") -> IntegerField:
    return IntegerField(label=label, what=what, hint=hint, suffix="%", min_value=0, max_value=100)


def _payer(label: str) -> ChoiceField:
    return ChoiceField(label=label, what="who pays", choices=PAYERS, size="small", initial="employer")


class CommonForm(Form):
    """What all routes have in common."""

    worth = _money(
        "What a trained person’s work is worth",
        "what the work is worth",
        "What you would pay to have it done otherwise, such as by agency staff or overtime.",
        "a month",
    )
    trainer_hour = _money("An hour of a trainer’s time", "the price of an hour", "With employer’s costs.", "an hour")
    period = IntegerField(
        label="Compare over", what="the months", suffix="months", min_value=12, max_value=120, initial=60
    )


class RouteForm(Form):
    """One route."""

    months = DecimalField(
        label="Training takes", what="how long training takes", suffix="months", min_value=0, max_value=72
    )
    begins = DecimalField(
        label="From the decision until they are in post",
        what="how long that takes",
        suffix="months",
        min_value=0,
        max_value=36,
    )
    already_met = _share(
        "Already met by a record they bring", "how much is already met", "The share of the training not done again."
    )
    recruitment = _money("Recruiting, once", "the cost of recruiting")
    salary = _money("Salary while training", "the salary", "With employer’s costs.", "a month")
    salary_payer = _payer("Who pays the salary while training?")
    backfill = _money("Backfill while they study", "the cost of backfill", "0 if nobody stands in.", "a month")
    backfill_payer = _payer("Who pays the backfill?")
    fees = _money("Course and assessment fees, in all", "the fees")
    fees_payer = _payer("Who pays the fees?")
    trainer_hours = DecimalField(
        label="Trainers’ time", what="the trainers’ hours", suffix="hours a month", min_value=0, max_value=300
    )
    salary_after = _money("Salary once trained", "the salary once trained", "With employer’s costs.", "a month")
    works_start = _share("Share of a trained person’s work they do at the start", "the share at the start")
    works_half = _share("Half-way through training", "the share half-way")
    works_end = _share("At the end of training", "the share at the end")
    leaves = _share("Of 100 such people, how many leave in a year", "how many leave", "While training and after.")

    def __init__(self, data: object, *, route: str, initial: Mapping[str, Any]) -> None:
        known = {"months": MONTHS[route]} if route in MONTHS else {}
        super().__init__(data, initial={**known, **initial})  # type: ignore[arg-type]

    def clean(self) -> dict[str, Any]:
        """What the levy may not pay is refused here, in words."""
        from stillroom.planning.costing.levy import Kind, LevyRefused, Payer, check_levy

        cleaned = super().clean()
        for name, kind in (("salary", Kind.SALARY), ("backfill", Kind.BACKFILL), ("fees", Kind.TRAINING)):
            payer = cleaned.get(f"{name}_payer")
            if not payer:
                continue
            try:
                check_levy(LINES[name], kind, Payer(payer))
            except LevyRefused:
                self.add_error(
                    f"{name}_payer",
                    f"Select who else pays. The levy may not pay {LINES[name].lower()}: it pays for training and"
                    " assessment only (RU16, D2:361)",
                )
        return cleaned


LINES = {
    "recruitment": "Recruiting",
    "salary": "Salary while training",
    "backfill": "Backfill",
    "fees": "Fees",
    "trainers": "Trainers’ time",
    "salary_after": "Salary once trained",
}


def as_kept(cleaned: Mapping[str, Any]) -> dict[str, Any]:
    """As JSON keeps it: numbers as they were typed."""
    return {name: str(value) if isinstance(value, Decimal) else value for name, value in _plain(cleaned)}


def _plain(cleaned: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in cleaned.items():
        if value is not None:
            yield name, value
