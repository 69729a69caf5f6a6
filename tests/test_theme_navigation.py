"""The way around the built site: every page in two clicks, and English said to be English."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from lxml import html


def links(site: Path, page: str) -> set[str]:
    found = set()
    for target in html.fromstring((site / page).read_bytes()).xpath("//a/@href"):
        path = target.partition("#")[0]
        if path and "://" not in path:
            found.add(posixpath.normpath(posixpath.join(posixpath.dirname(page), path)))
    return {path for path in found if path.endswith(".html") and (site / path).is_file()}


def test_every_page_is_two_clicks_from_home(built_site: Path) -> None:
    """Every page that is no redirect is reached from the home page in at most two clicks."""
    pages = {
        path.relative_to(built_site).as_posix()
        for path in built_site.rglob("index.html")
        if b'<meta name="robots" content="noindex">' not in path.read_bytes()[:400]
    }
    first = links(built_site, "index.html")
    second = {target for page in first for target in links(built_site, page)}
    assert pages - first - second - {"index.html"} == set()


def test_reason_phrases_are_marked_as_english(built_site: Path) -> None:
    """A code and its phrase, wherever the text links them, are read aloud in English."""
    page = html.fromstring((built_site / "502/index.html").read_bytes())
    (main,) = page.xpath("//article")
    unmarked = [
        link.text_content()
        for link in main.iter("a")
        if link.text_content()[:3].isdigit()
        and "Gateway" in link.text_content()
        and not (link.get("lang") == "en" or link.xpath(".//*[@lang='en']"))
    ]
    assert not unmarked
    assert main.xpath("string(.//h1//*[@lang='en'])") == "Bad Gateway"


SENTENCE = re.compile(r"(?:\b[A-Za-z][A-Za-z'-]* ){4,}[A-Za-z]+")
KEPT = "ancestor-or-self::*[@lang='en' or self::code or self::pre or self::textarea or self::svg or self::script]"


def test_english_sentences_are_marked(built_site: Path) -> None:
    """Five English words in a row are read aloud in English, on every page; names of products are Korean's too."""
    unmarked = []
    for path in built_site.rglob("index.html"):
        if b'<meta name="robots" content="noindex">' in path.read_bytes()[:400]:
            continue
        for text in html.fromstring(path.read_bytes()).xpath(f"//article//text()[not(parent::*/{KEPT})]"):
            found = SENTENCE.search(text)
            if found and len(re.findall(r"\b[a-z]{2,}", found[0])) > 2:
                unmarked.append(f"{path.parent.relative_to(built_site)}: {found[0]}")
    assert not unmarked, unmarked[:20]
