"""How other installations are reached. Whoever can set another way does it here, once."""

from urllib.parse import urlsplit

from django.conf import settings

from stillroom.standards.credentials.fetch import LOOPBACK_HOSTS, fetcher
from stillroom.standards.credentials.verification import Fetch


def remote_fetch() -> Fetch | None:
    """An installation that only its own machine can reach may ask others of that machine; none other may."""
    return fetcher(loopback=urlsplit(settings.STILLROOM_URL).hostname in LOOPBACK_HOSTS)
