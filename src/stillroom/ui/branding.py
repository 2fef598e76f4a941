"""Whose product the pages say this is: neutral unless a deployment fills in its own marks.

A deployment sets ``STILLROOM_BRANDING``, a mapping with any of the names of :class:`Branding`.
The NHS letters, its logo and Frutiger may only be used by organisations that hold the right, so none is shipped.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.templatetags.static import static


@dataclass(frozen=True)
class Branding:
    """The marks on every page. Empty addresses mean the neutral marks that we ship."""

    product_name: str = "Stillroom"
    home_url: str = "/"
    logo: str = ""
    logo_alt: str = ""
    favicon: str = ""
    font_stylesheet: str = ""
    copyright: str = ""

    @property
    def logo_src(self) -> str:
        """Address of the image in the header."""
        return self.logo or static("ui/mark.svg")

    @property
    def favicon_src(self) -> str:
        """Address of the icon of the browser tab."""
        return self.favicon or static("ui/favicon.svg")


def branding() -> Branding:
    """Return the marks of this deployment."""
    chosen: Mapping[str, str] = getattr(settings, "STILLROOM_BRANDING", {})
    return Branding(**chosen)
