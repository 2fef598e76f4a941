"""Check one credential that somebody shows, against the receiving unit's trust list."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from stillroom.apps.passport.addresses import did_of
from stillroom.apps.passport.selectors.local_sources import issued_here
from stillroom.competence.transfer import OfferState
from stillroom.standards.credentials.competence_credential import Competence, read
from stillroom.standards.credentials.problem import CredentialRefused, Problem
from stillroom.standards.credentials.status_list import entries_of
from stillroom.standards.credentials.trust import TrustList
from stillroom.standards.credentials.untrusted_json import read_object
from stillroom.standards.credentials.verification import Fetch, Result, Verification, verify

STATES = {
    Problem.REVOKED: OfferState.REVOKED,
    Problem.SUSPENDED: OfferState.SUSPENDED,
    Problem.EXPIRED: OfferState.LAPSED,
}
"""What makes a credential good for less, not for nothing: it is shown, and proposed to be assessed again."""


@dataclass(frozen=True)
class Checked:
    """`problem`, in words, where it cannot be used; else `competence`. `status`: where its state is published."""

    sha256: str
    credential_id: str = ""
    issuer: str = ""
    problem: str = ""
    state: OfferState = OfferState.CURRENT
    competence: Competence | None = None
    status: tuple[dict[str, Any], ...] = field(default_factory=tuple)


def check_presented(data: bytes, *, trust: TrustList, at: datetime, fetch: Fetch) -> Checked:
    """Never raises for what is wrong with it: that is the answer."""
    sha256 = hashlib.sha256(data).hexdigest()
    row = issued_here(sha256)
    if row is not None and did_of(row.organisation) in trust.issuers:
        return _read(sha256, read_object(data), OfferState(row.state))
    found = verify(data, trust=trust, at=at, fetch=fetch)
    problem = _problem(found)
    if problem:
        return Checked(sha256, str(found.document.get("id", "")), found.issuer, problem)
    state = next(
        (STATES[each] for each in (Problem.REVOKED, Problem.SUSPENDED, Problem.EXPIRED) if each in found.problems),
        OfferState.CURRENT,
    )
    return _read(sha256, dict(found.document), state)


def _problem(found: Verification) -> str:
    """The first thing that keeps it from being used. An issuer that is not trusted is a reason, not a problem."""
    for check in found.checks:
        usable = check.result is Result.PASSED or check.problem in STATES
        if not usable and not (check.name == "issuer" and check.result is Result.NOT_CHECKED):
            return check.words
    return ""


def _read(sha256: str, document: dict[str, Any], state: OfferState) -> Checked:
    try:
        competence = read(document)
        entries = entries_of(document)
    except CredentialRefused as refusal:
        return Checked(sha256, str(document.get("id", "")), problem=refusal.words)
    return Checked(
        sha256,
        competence.id,
        competence.issuer,
        state=state,
        competence=competence,
        status=tuple({"url": each.list_url, "index": each.index, "purpose": each.purpose} for each in entries),
    )
