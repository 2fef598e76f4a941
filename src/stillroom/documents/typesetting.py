"""Lays data out as PDF/UA-1, the standard of PDF that a screen reader can follow, or as a picture.

The words go to the compiler as data, never as markup, so nothing in a name or a reason can become an instruction.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from stillroom.documents.fonts import FOLDER as FONTS
from stillroom.documents.fonts.coverage import drawable, not_in_our_face

MACHINE_FONTS = ("/usr/share/fonts", "/usr/local/share/fonts")
PROBE = b'#set document(title: "Probe")\n#set text(font: "Liberation Sans")\n#sys.inputs.words'


def to_pdf(template: Path, data: dict[str, Any], *, at: int, name: str = "data") -> bytes:
    """PDF/UA-1, in this process. `at` is in seconds since 1970; the template reads the data as `sys.inputs.NAME`."""
    return _compile(template.read_bytes(), {name: drawable_json(data)}, at)


def to_picture(template: Path, data: dict[str, Any], form: Literal["svg", "png"], *, name: str = "data") -> bytes:
    """One page as "svg" or "png"."""
    import typst

    words = {name: drawable_json(data)}
    fonts = typst.Fonts(include_system_fonts=False, font_paths=_font_paths())
    found = typst.compile(
        template.read_bytes(), format=form, font_paths=fonts, ignore_system_fonts=True, sys_inputs=words
    )
    assert isinstance(found, bytes)  # noqa: S101 - for the type checker: a template of one page
    return found


def drawable_json(data: dict[str, Any]) -> str:
    """The data with every character that no face here can draw written as its number."""
    strange = {char for text in _texts(data) for char in not_in_our_face(text)}
    drawn = frozenset(char for char in strange if _compiles(char)) if strange and not _compiles(*strange) else strange
    return json.dumps(_drawable(data, frozenset(drawn)), ensure_ascii=False)


def _compile(template: bytes, inputs: dict[str, str], at: int = 0) -> bytes:
    """Our own face; a script that it lacks is drawn by a face of this machine, where there is one."""
    import typst

    found = typst.compile(
        template,
        format="pdf",
        pdf_standards=["ua-1"],
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=_font_paths()),
        ignore_system_fonts=True,
        sys_inputs=inputs,
        timestamp=at,
    )
    assert isinstance(found, bytes)  # noqa: S101 - for the type checker: one document, not a picture a page
    return found


def _font_paths() -> list[str]:
    """Our folder, and those of the machine but for any with another edition of our face: it would be taken for it."""
    folders = {file.parent for root in MACHINE_FONTS for file in Path(root).glob("**/*.[to]tf")}
    return [str(FONTS), *sorted(str(folder) for folder in folders if not any(folder.glob("Liberation*")))]


def _compiles(*chars: str) -> bool:
    """Whether some face here has these characters: the standard refuses a document with one that is not drawn."""
    import typst

    try:
        _compile(PROBE, {"words": "".join(sorted(chars))})
    except typst.TypstError:
        return False
    return True


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def _drawable(value: Any, also: frozenset[str]) -> Any:
    if isinstance(value, str):
        return drawable(value, also)
    if isinstance(value, dict):
        return {key: _drawable(each, also) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_drawable(each, also) for each in value]
    return value
