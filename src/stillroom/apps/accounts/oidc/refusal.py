"""Why a sign-in at a provider does not sign in here, in words for the page."""


class ProviderRefused(Exception):
    """`str` is what the page says. `why` is for the log: one word, nothing about the person."""

    def __init__(self, why: str, words: str) -> None:
        super().__init__(words)
        self.why = why


UNREACHABLE = "Your hospital’s sign-in does not answer. Try again in a few minutes, or use your password."
NOT_TRUSTED = (
    "What your hospital’s sign-in answered could not be trusted, so you are not signed in. Try again. If it happens "
    "twice, tell whoever runs Stillroom."
)
OUT_OF_DATE = "This sign-in is out of date, or was used already. Begin again."
NOT_KNOWN = (
    "Your hospital knows you, but no account here is linked to you. Sign in another way and link it, or ask your "
    "administrator for an invitation."
)
