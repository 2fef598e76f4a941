"""A document as the graph it stands for, in the canonical form that is hashed. The library's guards bound every step:
what comes from a stranger is processed before its signature can be looked at, and canonicalising can cost without end.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3._canon_guard import (
    CanonicalizationWorkExceeded,
    WorkBudget,
    canonize_dataset,
    node_map_pairs,
    require_guard,
)
from openbadgeslib.ob3._structure_screen import StructureLimitExceeded, bundled_scoped_terms, scoped_terms, screen
from pyld.jsonld import JsonLdError

from stillroom.standards.credentials.contexts import extra_contexts, loader
from stillroom.standards.credentials.problem import CredentialRefused, Problem
from stillroom.standards.credentials.processor import STANDARD, with_processor

Expanded = list[dict[str, Any]]


@cache
def _scoped_terms() -> frozenset[str]:
    return frozenset(bundled_scoped_terms() | scoped_terms(extra_contexts().values()))


def check_structure(document: Mapping[str, Any]) -> None:
    """Refuse what would cost too much to process at all."""
    try:
        screen(document, contexts=False, scoped=_scoped_terms())
    except StructureLimitExceeded:
        raise _too_much() from None


def expand(document: Mapping[str, Any]) -> Expanded:
    """The document with every term replaced by what its contexts define it as."""
    require_guard()
    try:
        found: Expanded = with_processor(lambda it: it.expand(document, it.options(loader())))
    except (JsonLdError, LibOpenBadgesException, RecursionError, TypeError, ValueError):
        raise unreadable() from None
    return found


def compact(expanded: Expanded, context: Any, context_loader: Any) -> Any:
    """The one JSON that `context` gives for it."""
    try:
        return with_processor(lambda it: it.compact(expanded, context, it.options(context_loader)))
    except (JsonLdError, LibOpenBadgesException, RecursionError, TypeError, ValueError):
        raise unreadable() from None


def canonical(expanded: Expanded) -> str:
    """RDFC-1.0: N-Quads that are the same for every document of the same meaning."""
    budget = WorkBudget()
    try:
        budget.take_pairs(node_map_pairs(expanded))
        dataset = with_processor(lambda it: it.to_rdf(expanded, it.options(loader()) | STANDARD))
        return str(canonize_dataset(dataset, budget))
    except CanonicalizationWorkExceeded:
        raise _too_much() from None
    except (JsonLdError, LibOpenBadgesException, RecursionError, TypeError, ValueError):
        raise unreadable() from None


def unreadable() -> CredentialRefused:
    return CredentialRefused(Problem.MALFORMED, "It is not written as credentials are, or uses terms not known here.")


def _too_much() -> CredentialRefused:
    return CredentialRefused(Problem.TOO_LARGE, "It is built so that checking it would take far too long.")
