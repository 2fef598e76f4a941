"""That a signature covers every member of a document.

A Data Integrity proof signs the graph that the JSON stands for, not the JSON. A member whose term no context defines is
no part of the graph: anyone may add it, and the proof still holds. So the JSON must be exactly what its graph compacts
to. The steps are the library's; their order is ours, because a credential may hold others (endorsements, and in a
learner record whole credentials), which are read in the contexts of what holds them as well as their own.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from openbadgeslib.ob3 import _context_validation as form
from openbadgeslib.ob3.verifier import OB3VerificationError

from stillroom.standards.credentials.contexts import CLR, Loader, loader
from stillroom.standards.credentials.graph import Expanded, compact, expand
from stillroom.standards.credentials.problem import CredentialRefused, Problem

MAX_HELD = 100
HELD = "verifiableCredential"


def check_every_member_is_signed(document: dict[str, Any]) -> Expanded:
    """Refuse a document (without its proof) with a member that its graph does not hold; else give its expanded form."""
    try:
        _check_contexts(document)
        _check_nothing_twice(document)
        expanded = expand(document)
        others = credentials_of_others(document)
        if others:
            _check_apart(document, others)
        _check(_without_credentials_of_others(document), expanded if not others else None, document["@context"])
    except OB3VerificationError:
        raise _unsigned() from None
    return expanded


def credentials_of_others(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The credentials that a learner record holds, each with a proof of its own."""
    return [found for subject in _objects(document.get("credentialSubject")) for found in _held_by(subject)]


def _check_contexts(document: dict[str, Any]) -> None:
    """Every context named is pinned, and none is hidden where no credential begins."""
    form._check_context(document.get("@context"), loader(), "credential")
    form._check_nested_contexts(_without_credentials_of_others(document), loader(), "credential")
    others = credentials_of_others(document)
    if len(others) > MAX_HELD:
        raise CredentialRefused(Problem.TOO_LARGE, f"It holds more than {MAX_HELD} credentials of others.")
    for other in others:
        form._check_context(other.get("@context"), loader(), "credential it holds")


def _check_nothing_twice(document: Any) -> None:
    """A graph holds a thing once however often the JSON lists it, so a repetition is not signed."""
    waiting = [document]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            waiting.extend(item.values())
        elif isinstance(item, list):
            written = {json.dumps(each, sort_keys=True) for each in item} if len(item) > 1 else item
            if len(written) != len(item):
                raise _unsigned()
            waiting.extend(item)


def _check(document: dict[str, Any], expanded: Expanded | None, context: Any) -> None:
    """The document says nothing but what its graph says, in the words of `context`, and so does what it embeds."""
    expanded = expanded if expanded is not None else expand({**document, "@context": context})
    if len(expanded) != 1 or "@graph" in expanded[0]:
        raise _unsigned()
    node = expanded[0]
    form._check_expanded(node, node.get("@id"), "credential", top=True)
    form._check_status_in_place(node, "credential")
    embedded: list[Any] = []
    ours = form._detach({**document, "@context": context}, (), embedded)
    theirs = form._detach(compact(expanded, context, _lenient_loader()), (), None)
    if form._difference(ours, theirs, ()) is not None:
        raise _unsigned()
    stubbed = form._stub_json_literals(expanded)
    if stubbed is not expanded:
        theirs = form._detach(compact(stubbed, context, _lenient_loader()), (), None)
    if form._misspelled_key(theirs, ()) is not None:
        raise _unsigned()
    for _, inner in embedded:
        _check(
            {key: item for key, item in inner.items() if key != "@context"}, None, _joined(context, inner["@context"])
        )


def _joined(outer: Any, inner: Any) -> list[Any]:
    """The contexts in force inside an embedded credential: those around it, then its own."""
    listed = [*(outer if isinstance(outer, list) else [outer]), *(inner if isinstance(inner, list) else [inner])]
    return list(dict.fromkeys(listed))


def _check_apart(document: dict[str, Any], others: list[dict[str, Any]]) -> None:
    """What is held may not describe what holds it: the two would become one in the graph."""
    own = {found for found in (document.get("id"), *_status_ids(document)) if isinstance(found, str)}
    if own & {found for other in others for found in _ids(other)}:
        raise _unsigned()


def _status_ids(document: Mapping[str, Any]) -> Iterator[Any]:
    return (each.get("id") for each in _objects(document.get("credentialStatus")))


def _ids(value: Any) -> Iterator[str]:
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            if isinstance(item.get("id"), str):
                yield item["id"]
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)


@cache
def _lenient_loader() -> Loader:
    """For writing a learner record back: its context types some terms so that no compaction can choose them again.

    Without those types the same terms stand for the same things; only what is compared is written with it, never
    what is signed.
    """
    strict = loader()

    def load(url: str, options: Any = None) -> Any:
        found = strict(url, options)
        return {**found, "document": _untyped(found["document"])} if url == CLR else found

    return load


def _untyped(value: Any) -> Any:
    if isinstance(value, list):
        return [_untyped(each) for each in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _untyped(item) for key, item in value.items()}
    typed = isinstance(value.get("@id"), str) and isinstance(value.get("@type"), str)
    if typed and not value["@type"].startswith(("@", "http://www.w3.org/2001/XMLSchema#", "xsd:")):
        del kept["@type"]
    return kept


def _held_by(subject: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    return (each for each in _objects(subject.get(HELD)) if "@context" in each)


def _without_credentials_of_others(document: dict[str, Any]) -> dict[str, Any]:
    subject = document.get("credentialSubject")
    if not any(True for _ in credentials_of_others(document)):
        return document
    kept = [_without(each) for each in subject] if isinstance(subject, list) else _without(subject)
    return {**document, "credentialSubject": kept}


def _without(subject: Any) -> Any:
    return {key: item for key, item in subject.items() if key != HELD} if isinstance(subject, dict) else subject


def _objects(value: Any) -> list[dict[str, Any]]:
    items = value if isinstance(value, list) else [value]
    return [each for each in items if isinstance(each, dict)]


def _unsigned() -> CredentialRefused:
    return CredentialRefused(
        Problem.UNSIGNED_MEMBERS,
        "It holds something the signature does not cover, so anyone may have added it.",
    )
