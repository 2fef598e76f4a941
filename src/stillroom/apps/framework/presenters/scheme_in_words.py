"""A scheme as a person would say it: “3 observed practices in a row”."""

from stillroom.competence.method import method
from stillroom.competence.scheme import OnFail, Scheme, Term

_NOUNS = {
    "knowledge": ("set of knowledge questions", "sets of knowledge questions"),
    "observation": ("observed practice", "observed practices"),
    "broth": ("operator broth test", "operator broth tests"),
    "finger_dab": ("set of finger dab plates", "sets of finger dab plates"),
    "transfer_test": ("transfer disinfection test", "transfer disinfection tests"),
    "viva": ("viva", "vivas"),
    "case_based_discussion": ("case-based discussion", "case-based discussions"),
    "log_review": ("log review", "log reviews"),
    "dye_test": ("dye test", "dye tests"),
    "external_accreditation": ("external accreditation", "external accreditations"),
    "return_assessment": ("return assessment", "return assessments"),
}
_ON_FAIL = {
    OnFail.NOTHING: "",
    OnFail.SUSPEND: "; a fail suspends the person",
    OnFail.REVIEW: "; a fail is reviewed",
}


def scheme_in_words(scheme: Scheme) -> list[str]:
    """One phrase for each term, in the scheme's order."""
    return [term_in_words(term) for term in scheme.terms]


def term_in_words(term: Term) -> str:
    run = " in a row" if term.consecutive and term.count > 1 else ""
    return f"{count_in_words(term.method, term.count)}{run}{_ON_FAIL[term.on_fail]}"


def count_in_words(method_code: str, count: int) -> str:
    """“2 log reviews”; a method of a framework's own is named by its label."""
    label = method(method_code).label.lower()
    singular, plural = _NOUNS.get(method_code, (label, f"{label} (each)"))
    return f"{count} {singular if count == 1 else plural}"
