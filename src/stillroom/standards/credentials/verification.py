"""Whether a credential is to be relied on: who issued it, to whom, what it says, and whether it still holds.

    found = verify(data, trust=trust, at=now, fetch=fetch)
    found.verdict      # valid, invalid, or cannot tell
    found.checks       # each thing that was checked, in order, with what was found

Nothing is read from the network but through `fetch`; without it only pinned keys and `lists` kept from before are used.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

from stillroom.standards.credentials import did, keys, status_list
from stillroom.standards.credentials.data_integrity import check_proof, the_proof
from stillroom.standards.credentials.presented import Presented, read_presented
from stillroom.standards.credentials.problem import CredentialRefused, Problem
from stillroom.standards.credentials.signed_form import credentials_of_others
from stillroom.standards.credentials.trust import TrustList
from stillroom.standards.credentials.untrusted_json import read_object
from stillroom.standards.credentials.vc_jwt import check_token, read_moment

Fetch = Callable[[str], bytes]
"""The bytes at an address. Raises `CredentialRefused` (unreachable) for whatever keeps it from them."""

LEEWAY = timedelta(minutes=5)
CREDENTIAL_TYPES = frozenset(
    ("OpenBadgeCredential", "AchievementCredential", "EndorsementCredential", "ClrCredential", "AlumniCredential")
)
MAX_HELD = 100


class Verdict(StrEnum):
    VALID = "valid"
    INVALID = "invalid"
    CANNOT_TELL = "cannot_tell"


class Result(StrEnum):
    PASSED = "passed"
    FAILED = "failed"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True)
class Check:
    """One thing asked of the credential: `name` for programs, `words` for people."""

    name: str
    result: Result
    words: str
    problem: Problem | None = None


@dataclass(frozen=True)
class KeptList:
    """A status list as it was fetched once."""

    data: bytes
    fetched_at: datetime


@dataclass(frozen=True)
class Verification:
    checks: tuple[Check, ...]
    document: Mapping[str, Any] = field(default_factory=dict)
    issuer: str = ""
    issuer_name: str = ""
    key_id: str = ""
    held: tuple["Verification", ...] = ()

    @property
    def verdict(self) -> Verdict:
        results = {check.result for check in self.checks} | {
            Result.FAILED for each in self.held if each.verdict is Verdict.INVALID
        }
        if Result.FAILED in results:
            return Verdict.INVALID
        return Verdict.CANNOT_TELL if Result.NOT_CHECKED in results else Verdict.VALID

    @property
    def is_signed(self) -> bool:
        """Whether its signature fits. Before that, what it says is anybody's words."""
        return any(check.name == "signature" and check.result is Result.PASSED for check in self.checks)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(check.problem for check in self.checks if check.problem)


@dataclass(frozen=True)
class _Asked:
    trust: TrustList
    at: datetime
    fetch: Fetch | None
    lists: Mapping[str, KeptList]
    types: frozenset[str]


def verify(
    data: bytes,
    *,
    trust: TrustList,
    at: datetime,
    fetch: Fetch | None = None,
    lists: Mapping[str, KeptList] | None = None,
    types: frozenset[str] = CREDENTIAL_TYPES,
) -> Verification:
    """Check a credential as somebody presents it. Whatever is wrong with it is an answer, never an exception."""
    try:
        presented = read_presented(data)
    except CredentialRefused as refusal:
        return Verification((_failed("read", refusal),))
    return _verify(presented, _Asked(trust, at, fetch, lists or {}, types))


def check_status(
    entries: Sequence[status_list.StatusEntry], issuer: str, *, trust: TrustList, at: datetime, fetch: Fetch
) -> list[Check]:
    """What the issuer's lists say now of a credential that was checked before, of which only the entries are kept."""
    asked = _Asked(trust, at, fetch, {}, CREDENTIAL_TYPES)
    return [_status_check(entry, issuer, asked) for entry in entries]


def _verify(presented: Presented, asked: _Asked) -> Verification:
    document = presented.document
    checks: list[Check] = []
    issuer, key_id = "", ""
    try:
        _check_kind(document, asked.types)
        issuer = _issuer(document)
        key_id, public, source = _key(presented, issuer, asked)
        _check_signature(presented, public)
    except CredentialRefused as refusal:
        undecided = refusal.problem is Problem.UNREACHABLE
        return Verification(
            (_not_checked("signature", refusal) if undecided else _failed("signature", refusal),),
            document,
            issuer,
            _name(document, asked.trust, issuer),
            key_id,
        )
    checks.append(Check("signature", Result.PASSED, "The signature fits, and covers all that it says."))
    checks.append(_issuer_check(issuer, key_id, source, asked.trust))
    checks.append(_dates_check(document, asked.at))
    checks.extend(_status_checks(document, issuer, asked))
    held = tuple(_verify(Presented(each), asked) for each in credentials_of_others(document)[:MAX_HELD])
    return Verification(tuple(checks), document, issuer, _name(document, asked.trust, issuer), key_id, held)


def _check_kind(document: dict[str, Any], types: frozenset[str]) -> None:
    found = document.get("type")
    named = {each for each in (found if isinstance(found, list) else [found]) if isinstance(each, str)}
    if "VerifiableCredential" not in named:
        raise CredentialRefused(Problem.NOT_A_CREDENTIAL, "It is JSON, but not a credential.")
    if not named & types:
        raise CredentialRefused(Problem.WRONG_TYPE, "It is a credential of another kind, not one of an achievement.")


def _issuer(document: Mapping[str, Any]) -> str:
    found = document.get("issuer")
    named = found.get("id") if isinstance(found, dict) else found
    if not isinstance(named, str) or not named:
        raise CredentialRefused(Problem.NO_ISSUER, "It does not say who issued it.")
    return named


def _name(document: Mapping[str, Any], trust: TrustList, issuer: str) -> str:
    """The name we know the issuer by; else none, since anyone can write any name."""
    known = trust.issuer(issuer)
    return known.name if known else ""


def _base(key_id: str) -> str:
    return key_id.partition("#")[0]


class _Source(StrEnum):
    PINNED = "pinned"
    PUBLISHED = "published"
    CARRIED = "carried"


def _key(presented: Presented, issuer: str, asked: _Asked) -> tuple[str, bytes, _Source]:
    """The key it is to be checked with, its identifier, and who says that it is the issuer's."""
    named = _named_key(presented, issuer)
    known = asked.trust.issuer(issuer)
    if known:
        pinned = known.keys.get(named) if named else next(iter(known.keys.values()), None)
        if pinned:
            return named, pinned, _Source.PINNED
    if known and known.keys and not asked.fetch:
        raise keys.unknown_key("It is signed with a key that its issuer is not known to use.")
    if issuer.startswith("did:") and named and named.partition("#")[0] != issuer:
        raise CredentialRefused(Problem.WRONG_ISSUER, "It names one issuer, and is signed with the key of another.")
    if issuer.startswith("did:key:"):
        return named, keys.from_multibase(issuer.removeprefix("did:key:")), _Source.CARRIED
    if issuer.startswith("did:web:"):
        return named, _published_key(issuer, named, asked), _Source.PUBLISHED
    return named, _carried_key(presented, named), _Source.CARRIED


def _named_key(presented: Presented, issuer: str) -> str:
    if presented.token:
        named = presented.token.header.get("kid", "")
        if not isinstance(named, str):
            raise keys.unknown_key("It does not name its key in a way that can be read.")
        return issuer + named if named.startswith("#") else named
    named = the_proof(presented.document).get("verificationMethod")
    if not isinstance(named, str):
        raise keys.unknown_key("It does not name the key it is signed with.")
    return named


def _published_key(issuer: str, named: str, asked: _Asked) -> bytes:
    if not asked.fetch:
        raise CredentialRefused(
            Problem.UNREACHABLE, "The key of its issuer is not kept here, and looking it up needs the network."
        )
    return did.key_in_document(read_object(asked.fetch(did.document_url(issuer))), issuer, named)


def _carried_key(presented: Presented, named: str) -> bytes:
    """A key that the credential brings itself: it shows that nothing was altered, not who signed."""
    if presented.token and "jwk" in presented.token.header:
        return keys.from_jwk(presented.token.header["jwk"])
    fragment = named.partition("#")[2]
    if fragment.startswith("z"):
        return keys.from_multibase(fragment)
    raise keys.unknown_key("The key it is signed with is not known here. Ask its issuer for it.")


def _issuer_check(issuer: str, key_id: str, source: _Source, trust: TrustList) -> Check:
    if trust.issuer(issuer) and source is not _Source.CARRIED:
        return Check("issuer", Result.PASSED, "Its issuer is on the list of those trusted here.")
    if source is _Source.PUBLISHED:
        return Check(
            "issuer",
            Result.NOT_CHECKED,
            "Whoever keeps the web address of its issuer signed it, but that issuer is not on the list trusted here.",
        )
    if key_id and _base(key_id) != issuer and not key_id.startswith("did:key:"):
        return Check("issuer", Result.FAILED, "It names one issuer, and a key of another.", Problem.WRONG_ISSUER)
    return Check(
        "issuer",
        Result.NOT_CHECKED,
        "It brings its own key, so it shows that nothing was altered, but not who signed it.",
    )


def _dates_check(document: Mapping[str, Any], at: datetime) -> Check:
    try:
        starts = read_moment(document["validFrom"]) if "validFrom" in document else None
        ends = read_moment(document["validUntil"]) if "validUntil" in document else None
    except CredentialRefused as refusal:
        return _failed("dates", refusal)
    if starts and starts > at + LEEWAY:
        return Check("dates", Result.FAILED, "It is not valid yet.", Problem.NOT_YET_VALID)
    if ends and ends < at:
        return Check("dates", Result.FAILED, "It has expired.", Problem.EXPIRED)
    return Check("dates", Result.PASSED, "It is in date." if ends else "It is in date, and has no last day.")


def _status_checks(document: Mapping[str, Any], issuer: str, asked: _Asked) -> list[Check]:
    try:
        entries = status_list.entries_of(document)
    except CredentialRefused as refusal:
        return [_not_checked("status", refusal)]
    if not entries:
        return [Check("status", Result.PASSED, "Its issuer keeps no list of what was withdrawn.")]
    return [_status_check(entry, issuer, asked) for entry in entries]


def _status_check(entry: status_list.StatusEntry, issuer: str, asked: _Asked) -> Check:
    name = f"status:{entry.purpose}"
    try:
        kept = _status_list(entry, asked)
        bits = status_list.check_list(_verified_list(kept, issuer, asked), entry)
        withdrawn = status_list.is_set(bits, entry.index)
    except CredentialRefused as refusal:
        unreachable = refusal.problem is Problem.UNREACHABLE
        return _not_checked(name, refusal) if unreachable else _failed(name, refusal)
    age = _age(asked.at - kept.fetched_at)
    if withdrawn and entry.purpose == status_list.REVOCATION:
        return Check(name, Result.FAILED, f"Its issuer has revoked it (as of {age}).", Problem.REVOKED)
    if withdrawn and entry.purpose == status_list.SUSPENSION:
        return Check(name, Result.FAILED, f"Its issuer has suspended it (as of {age}).", Problem.SUSPENDED)
    return Check(name, Result.PASSED, f"Its issuer had not withdrawn it as of {age}.")


def _status_list(entry: status_list.StatusEntry, asked: _Asked) -> KeptList:
    if asked.fetch:
        return KeptList(asked.fetch(entry.list_url), asked.at)
    kept = asked.lists.get(entry.list_url)
    if not kept:
        raise CredentialRefused(
            Problem.UNREACHABLE, "Whether it was withdrawn since is not known: that needs the network."
        )
    return kept


def _verified_list(kept: KeptList, issuer: str, asked: _Asked) -> Mapping[str, Any]:
    """The status list, once its own signature, issuer and dates hold. A kept one is judged as of its fetching."""
    try:
        presented = read_presented(kept.data)
        _check_kind(presented.document, frozenset(("BitstringStatusListCredential",)))
        if _issuer(presented.document) != issuer:
            raise _bad_list("Its status list was issued by somebody else.")
        _, public, _ = _key(presented, issuer, asked)
        _check_signature_of_list(kept.data, public)
    except CredentialRefused as refusal:
        if refusal.problem in (Problem.UNREACHABLE, Problem.STATUS_UNKNOWN):
            raise
        raise _bad_list("The signature of its status list does not hold.") from None
    if _dates_check(presented.document, kept.fetched_at).result is Result.FAILED:
        raise _bad_list("Its status list is out of date. Ask its issuer to publish it again.")
    return presented.document


def _check_signature(presented: Presented, public: bytes) -> None:
    if presented.token:
        check_token(presented.token, public)
    else:
        check_proof(presented.document, public)


@lru_cache(maxsize=32)
def _check_signature_of_list(data: bytes, public: bytes) -> None:
    """The credentials of a passport all ask the same lists, to the letter; a refusal is not remembered."""
    _check_signature(read_presented(data), public)


def _age(age: timedelta) -> str:
    minutes = max(0, int(age.total_seconds() // 60))
    if minutes < 2:
        return "now"
    if minutes < 120:
        return f"{minutes} minutes ago"
    return f"{minutes // 60} hours ago" if minutes < 48 * 60 else f"{minutes // (24 * 60)} days ago"


def _bad_list(words: str) -> CredentialRefused:
    return CredentialRefused(Problem.STATUS_UNKNOWN, words)


def _failed(name: str, refusal: CredentialRefused) -> Check:
    return Check(name, Result.FAILED, refusal.words, refusal.problem)


def _not_checked(name: str, refusal: CredentialRefused) -> Check:
    return Check(name, Result.NOT_CHECKED, refusal.words, refusal.problem)
