"""Why a credential is not to be relied on."""

from enum import StrEnum


class Problem(StrEnum):
    """One word each, for programs; the words for people come with it."""

    TOO_LARGE = "too_large"
    NOT_A_CREDENTIAL = "not_a_credential"
    MALFORMED = "malformed"
    WRONG_TYPE = "wrong_type"
    NO_ISSUER = "no_issuer"
    NOT_SIGNED = "not_signed"
    UNSUPPORTED_PROOF = "unsupported_proof"
    UNSIGNED_MEMBERS = "unsigned_members"
    ALTERED = "altered"
    UNKNOWN_KEY = "unknown_key"
    WRONG_ISSUER = "wrong_issuer"
    NOT_YET_VALID = "not_yet_valid"
    EXPIRED = "expired"
    REVOKED = "revoked"
    SUSPENDED = "suspended"
    STATUS_UNKNOWN = "status_unknown"
    UNREACHABLE = "unreachable"


class CredentialRefused(Exception):
    """`words` say to a person what is wrong; they quote nothing that the document itself says."""

    def __init__(self, problem: Problem, words: str) -> None:
        super().__init__(words)
        self.problem = problem
        self.words = words
