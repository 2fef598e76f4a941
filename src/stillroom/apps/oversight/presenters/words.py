"""What risks and routes are called."""

from stillroom.competence.trail import Risk

RISKS: dict[Risk, str] = {
    Risk.LATE: "Late entries",
    Risk.BACKDATED: "Entered behind something newer",
    Risk.TAKEN_OVER: "Taken over from old records",
    Risk.CORRECTION: "Revocations",
    Risk.QUICK: "Signed off minutes after the observation",
    Risk.SAME_PAIR: "The same assessor and learner many times",
    Risk.OUT_OF_HOURS: "Signed outside hours",
    Risk.ERASURE: "Texts erased",
    Risk.ADMINISTRATOR: "Done by administrators",
}
MARKS: dict[Risk, tuple[str, str]] = {
    Risk.LATE: ("Late", "due"),
    Risk.BACKDATED: ("Behind newer", "due"),
    Risk.TAKEN_OVER: ("Taken over", "exempt"),
    Risk.CORRECTION: ("Revocation", "stopped"),
    Risk.QUICK: ("Signed at once", "due"),
    Risk.SAME_PAIR: ("Same pair", "training"),
    Risk.OUT_OF_HOURS: ("Out of hours", "due"),
    Risk.ERASURE: ("Erased", "stopped"),
    Risk.ADMINISTRATOR: ("Administrator", "exempt"),
}

ROUTES: dict[str, str] = {
    "person": "Record",
    "plan": "Plan",
    "statement": "One statement",
    "label": "Label",
    "ledger": "Ledger",
    "signatures": "Specimen signatures",
    "verify_ledger": "Verification of the ledger",
    "home": "Home page",
    "units": "List of units",
    "people": "List of people",
    "unit_board": "Board of a unit",
    "unit_as_at": "A unit at a moment",
    "unit_authorised": "Authorised persons of a unit",
    "frameworks": "List of frameworks",
    "framework": "A framework",
    "account": "Account page",
    "menu": "List of all pages",
    "reviews": "Reviews",
    "review": "A review",
    "views": "Who opened what",
    "who_looked": "Who opened a record",
}


def route_words(route: str) -> str:
    return ROUTES.get(route, route.replace("_", " ").capitalize())
