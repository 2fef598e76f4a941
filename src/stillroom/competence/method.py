"""How a competence is assessed. A framework may name further methods; these are the ones with a label."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Method:
    code: str
    label: str
    knowledge: bool = False  # proves the "why"; the others prove skills and experience
    laboratory: bool = False  # the result is read later, from a sample


METHODS = {
    method.code: method
    for method in (
        Method("knowledge", "Knowledge questions", knowledge=True),
        Method("observation", "Observed practice"),
        Method("broth", "Operator broth test", laboratory=True),
        Method("finger_dab", "Finger dab plates", laboratory=True),
        Method("transfer_test", "Transfer disinfection test", laboratory=True),
        Method("viva", "Viva", knowledge=True),
        Method("case_based_discussion", "Case-based discussion", knowledge=True),
        Method("log_review", "Log review"),
        Method("dye_test", "Dye test"),
        Method("external_accreditation", "External accreditation"),
        Method("return_assessment", "Return assessment"),
    )
}

RETURN_ASSESSMENT = "return_assessment"


def method(code: str) -> Method:
    """The known method, or a plain one made from its code."""
    return METHODS.get(code) or Method(code, code.replace("_", " ").capitalize())
