"""Contexts and competencies as people say them."""

from stillroom.competence.context import Context
from stillroom.competence.framework import Frameworks

VALUES = {
    "section10": "Section 10",
    "ms": "MS licence",
    "mia_imp": "MIA(IMP)",
    "radiopharmacy": "radiopharmacy",
    "qc": "QC",
    "qa": "QA",
}


def context_words(context: Context) -> str:
    """“open cabinet, MS licence”; the empty context says nothing."""
    return ", ".join(VALUES.get(value, value.replace("_", " ")) for _, value in sorted(context))


def competency_words(frameworks: Frameworks, code: str, context: Context) -> str:
    """“AS06 Isolator technique (isolator)”; what the title ends in already is not said twice."""
    history = frameworks.history(code)
    title = f" {history.current.title}" if history else ""
    where = context_words(context)
    return f"{code}{title} ({where})" if where and not title.endswith(f", {where}") else f"{code}{title}"
