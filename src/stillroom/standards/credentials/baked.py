"""A credential put into a picture, so that the picture is the credential (Open Badges 3.0, section 5.3)."""

from openbadgeslib.baking import SVG_NS_OB3, bake_png, bake_svg

from stillroom.standards.credentials.presented import BAKED_ELEMENT, BAKED_WORD


def into_svg(picture: bytes, token: str) -> bytes:
    """With the credential as a signed token."""
    return bake_svg(picture, token, element=BAKED_ELEMENT, namespace=SVG_NS_OB3)


def into_png(picture: bytes, token: str) -> bytes:
    """With the credential as a signed token."""
    return bake_png(picture, token, keyword=BAKED_WORD)
