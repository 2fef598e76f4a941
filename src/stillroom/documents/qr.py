"""QR codes, as SVG that a page or a label holds within itself."""

import io

import segno


def qr_svg(text: str, *, title: str) -> str:
    """An SVG element that fills the width it is given; `title` is what it leads to, in words.

    Error level M survives the smears and creases of a badge; nothing in it needs a style or a script.
    """
    code = segno.make(text, error="m", micro=False)
    return code.svg_inline(omitsize=True, title=title, svgclass="app-qr", lineclass=None, border=4, dark="#000")


def qr_document(text: str) -> str:
    """The same code as an SVG document of its own, for a printed page."""
    code = segno.make(text, error="m", micro=False)
    out = io.BytesIO()
    code.save(out, kind="svg", xmldecl=False, border=2, dark="#000", scale=4)
    return out.getvalue().decode()
