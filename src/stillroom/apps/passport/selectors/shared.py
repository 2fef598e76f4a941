"""What the holder of a secret link may read. Expired, revoked and unknown are one answer, which tells nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.tokens import hash_token
from stillroom.apps.passport.models import IssuedCredential, Share
from stillroom.apps.passport.selectors.own import people_shown_with
from stillroom.apps.passport.selectors.shares import is_open
from stillroom.apps.passport.services.note_view import Viewer, note_view
from stillroom.standards.credentials.passport_file import TYPE, VERSION


class ShareClosed(Exception):
    """Nothing is shared under this link, or no longer."""


@dataclass(frozen=True)
class Shared:
    share: Share
    credentials: Sequence[IssuedCredential]


def shared_under(token: str) -> Shared:
    """Raises ShareClosed. Nobody is noted yet as having looked."""
    rows = Share.objects.select_related("person__organisation", "person__user", "disclosure")
    share = rows.filter(token_hash=hash_token(token)).first()
    if share is None or not is_open(share, clock.now()):
        raise ShareClosed
    # What she has unlinked since is no longer shared from here.
    people = people_shown_with(share.person)
    items = share.items.filter(person__in=people).select_related("organisation", "person", "qualification")
    return Shared(share, list(items.order_by("issued_at", "id")))


def passport_of_share(token: str, viewer: User | Viewer) -> bytes:
    """The passport file, as its signatures cover it; who looked is noted. Raises ShareClosed."""
    shared = shared_under(token)
    note_view(share=shared.share, viewer=Viewer(account=viewer) if isinstance(viewer, User) else viewer)
    return passport_of(shared.credentials)


def passport_of(credentials: Sequence[IssuedCredential]) -> bytes:
    """One file of credentials, each to the letter as it was signed."""
    held = ", ".join(each.document for each in credentials)
    return f'{{"type": "{TYPE}", "version": {VERSION}, "credentials": [{held}]}}'.encode()
