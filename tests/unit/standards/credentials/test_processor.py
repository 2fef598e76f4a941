"""What is remembered of contexts changes nothing of what a document comes to."""

import copy
import json
from typing import Any

import pytest
from openbadgeslib.ob3._canon_guard import isolate
from pyld import jsonld

from stillroom.standards.credentials.contexts import loader
from stillroom.standards.credentials.graph import compact, expand
from stillroom.standards.credentials.problem import CredentialRefused
from stillroom.standards.credentials.processor import MOST_KEPT, STANDARD, Kept, with_processor
from tests.unit.standards.credentials.issuing import document, status_list, with_status
from tests.unit.standards.credentials.test_tampering import places, spoilt
from tests.vectors import needs_vectors, vector

pytestmark = pytest.mark.unit
OTHERS = ("ob30/simple.json", "ob30/complete.json", "ob30/endorsement-valid.json", "clr20/simple.json")


def as_published(whole: dict[str, Any]) -> tuple[Any, Any, Any]:
    """By the processor as it is published, remembering nothing."""
    options = {"documentLoader": loader()}
    try:
        expanded = isolate(jsonld).expand(whole, options)
        back = isolate(jsonld).compact(expanded, whole["@context"], options)
        return expanded, back, isolate(jsonld).to_rdf(expanded, options | STANDARD)
    except Exception as error:  # then it must fail for ours too
        return type(error).__name__, None, None


def as_ours(whole: dict[str, Any]) -> tuple[Any, Any, Any]:
    try:
        expanded = expand(whole)
        kept = copy.deepcopy(expanded)
        back = compact(expanded, whole["@context"], loader())
        graph = with_processor(lambda it: it.to_rdf(expanded, it.options(loader()) | STANDARD))
        assert expanded == kept  # nobody wrote into what is used again
        return list(expanded), back, graph
    except CredentialRefused:
        return "refused", None, None


def same(whole: dict[str, Any]) -> None:
    ours, theirs = as_ours(whole), as_published(whole)
    if isinstance(ours[0], str) or isinstance(theirs[0], str):
        assert isinstance(ours[0], str)
        assert isinstance(theirs[0], str)
        return
    assert json.dumps(ours, sort_keys=True) == json.dumps(theirs, sort_keys=True)


def test_our_credentials_whole_and_spoilt_come_to_the_same() -> None:
    for whole in (document(), with_status(), status_list()):
        unsigned = {name: item for name, item in whole.items() if name != "proof"}
        same(unsigned)
        for path in list(places(unsigned))[::2]:
            for found in spoilt(unsigned, path, ("gone", "changed", "grown")):
                if "@context" in found and path[0] != "@context":
                    same(found)


@needs_vectors
@pytest.mark.parametrize("name", OTHERS)
def test_what_others_issued_comes_to_the_same(name: str) -> None:
    """And in whatever order they come: what one leaves behind is not taken for another."""
    for each in (name, *OTHERS, name):
        whole = json.loads(vector(each))
        same({key: item for key, item in whole.items() if key != "proof"})


def test_after_a_failure_nothing_remembered_is_used_again() -> None:
    first = with_processor(lambda it: it)
    assert with_processor(lambda it: it) is first
    with pytest.raises(ValueError, match="failed"):
        with_processor(lambda it: _fail())
    assert with_processor(lambda it: it) is not first


def test_what_is_remembered_is_bounded() -> None:
    kept = Kept()
    for number in range(MOST_KEPT * 3):
        kept[number] = number
        assert len(kept) <= MOST_KEPT


def _fail() -> None:
    raise ValueError("failed")
