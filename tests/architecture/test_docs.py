"""Every link in the documents leads somewhere."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`|(?m:^(?: {4}|\t).*$)", re.DOTALL)
HEADING = re.compile(r"^#+\s+(.*)$", re.MULTILINE)


def links(document: Path) -> list[str]:
    return LINK.findall(CODE.sub("", document.read_text(encoding="utf-8")))


def anchors(document: Path) -> set[str]:
    """As GitHub makes them of headings."""
    headings = HEADING.findall(document.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    for link in links(document):
        address = urlsplit(link)
        if address.scheme:
            assert address.scheme in {"https", "mailto"} or address.hostname == "localhost", link
            continue
        target = (document.parent / unquote(address.path)).resolve() if address.path else document
        assert target.is_relative_to(ROOT), f"{link} leads out of the repository"
        assert target.exists(), f"{link} leads nowhere"
        if address.fragment and target.suffix == ".md":
            assert address.fragment in anchors(target), f"{link} names no heading"


def test_a_broken_link_would_be_seen(tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_text(
        "[here](there.md#part) ![seen](a.png) `[not](this.md)`\n\n    [nor](that.md)\n", encoding="utf-8"
    )
    assert links(document) == ["there.md#part", "a.png"]


@pytest.mark.parametrize("document", sorted((ROOT / "docs/adr").glob("*.md")), ids=lambda path: path.stem)
def test_a_decision_says_why_what_follows_and_how_a_breach_would_show(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for part in ("**Context.**", "**Decision.**", "**Consequences.**", "**How we would notice a breach.**"):
        assert part in text, part
    assert len(text.split()) < 500, "a decision fits on one page"
