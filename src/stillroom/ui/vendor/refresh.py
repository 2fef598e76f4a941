"""Refresh the committed copy of nhsuk-frontend. Run by a developer, never at install time.

    npm pack nhsuk-frontend@10.6.1
    python -m stillroom.ui.vendor.refresh nhsuk-frontend-10.6.1.tgz

The version must be the one that the pinned ``nhsuk-frontend-jinja`` is paired with in its README.
Four things in the published files do not suit us and are changed on the way in:

1. both ``@font-face`` rules go: they load Frutiger, which needs a licence, from another host;
2. ``Frutiger W01`` leaves the font lists, so that pages ask for Arial;
3. ``url(/assets/…)`` becomes relative, because our static files are not served from the root;
4. ``sourceMappingURL`` comments go: hashed static file storage fails on the maps that we leave out.
"""

import re
import sys
import tarfile
from pathlib import Path

TARGET = Path(__file__).parent.parent / "static" / "ui" / "vendor" / "nhsuk-frontend"

FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
FRUTIGER = re.compile(r'"?Frutiger W01"?,\s*')
ROOT_ASSET = re.compile(r"url\(/assets/")
CSS_SOURCE_MAP = re.compile(r"\s*/\*# sourceMappingURL=[^*]*\*/\s*")
JS_SOURCE_MAP = re.compile(r"\s*//# sourceMappingURL=\S*\s*")
ICON = re.compile(r"url\((assets/images/[\w.-]+)\)")


def transform_css(css: str) -> str:
    """Return the style sheet without Frutiger, root-absolute addresses and source map."""
    css = FONT_FACE.sub("", css)
    css = FRUTIGER.sub("", css)
    css = ROOT_ASSET.sub("url(assets/", css)
    return CSS_SOURCE_MAP.sub("\n", css)


def transform_js(js: str) -> str:
    """Return the module without its source map."""
    return JS_SOURCE_MAP.sub("\n", js)


def refresh(tarball: Path, target: Path = TARGET) -> list[Path]:
    """Write the wanted files of an ``npm pack`` tarball to ``target`` and return their paths."""
    with tarfile.open(tarball) as archive:

        def read(name: str) -> str:
            member = archive.extractfile(f"package/dist/nhsuk/{name}")
            if member is None:
                raise FileNotFoundError(f"{tarball.name} holds no dist/nhsuk/{name}")
            return member.read().decode("utf-8")

        css = transform_css(read("nhsuk-frontend.min.css"))
        files = {"nhsuk-frontend.min.css": css, "nhsuk-frontend.min.js": transform_js(read("nhsuk-frontend.min.js"))}
        for icon in sorted(set(ICON.findall(css))):
            files[icon] = read(icon)

    written = []
    for name, text in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Give the tarball made by: npm pack nhsuk-frontend@VERSION")
    for written_path in refresh(Path(sys.argv[1])):
        sys.stdout.write(f"{written_path}\n")
