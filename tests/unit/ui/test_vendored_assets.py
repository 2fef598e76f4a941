"""The committed copy of nhsuk-frontend."""

import re
from importlib.metadata import version
from pathlib import Path

from django.contrib.staticfiles import finders

from stillroom.ui.vendor.refresh import transform_css, transform_js

FOLDER = Path(str(finders.find("ui/vendor/nhsuk-frontend/nhsuk-frontend.min.css"))).parent
CSS = (FOLDER / "nhsuk-frontend.min.css").read_text()


def test_published_styles_are_transformed() -> None:
    published = (
        "body{font-family:Frutiger W01,arial,sans-serif}@font-face{font-family:Frutiger W01;src:url(https://x/f.woff2)}"
        "a{background:url(/assets/images/i.svg)}\n/*# sourceMappingURL=nhsuk.css.map */"
    )
    assert transform_css(published) == "body{font-family:arial,sans-serif}a{background:url(assets/images/i.svg)}\n"
    assert transform_js("export{x};\n//# sourceMappingURL=nhsuk.js.map") == "export{x};\n"


def test_the_copy_asks_for_no_other_host_and_no_licensed_font() -> None:
    assert "Frutiger" not in CSS
    assert "@font-face" not in CSS
    assert not re.search(r"url\((?!assets/|data:)", CSS)
    assert not [path for path in FOLDER.rglob("*.*s") if "sourceMappingURL" in path.read_text()]


def test_every_icon_that_the_styles_use_is_there() -> None:
    icons = set(re.findall(r"url\((assets/[^)]*)\)", CSS))
    assert icons
    assert not [icon for icon in icons if not (FOLDER / icon).is_file()]


def test_the_licence_stands_beside_the_copy() -> None:
    assert "MIT License" in (FOLDER / "LICENCE.txt").read_text()


def test_styles_and_macros_belong_together() -> None:
    paired = {"0.10.2": "10.6.1"}
    assert f'--nhsuk-frontend-version:"{paired[version("nhsuk-frontend-jinja")]}"' in CSS
