"""QR codes, as SVG that a page or a label holds within itself."""

import segno


def qr_svg(text: str, *, title: str) -> str:
    """An SVG element that fills the width it is given; `title` is what it leads to, in words.

    Error level M survives the smears and creases of a badge; nothing in it needs a style or a script.
    """
    code = segno.make(text, error="m", micro=False)
    return code.svg_inline(omitsize=True, title=title, svgclass="app-qr", lineclass=None, border=4, dark="#000")
