"""Previews: what a messenger, a wiki or a search engine reads in a page's head, and the pictures it shows."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import ADDRESS
from lxml import etree, html
from PIL import Image

from statusbook.pages.picture import HEIGHT, WIDTH, Picture, draw_picture

LARGEST = 300_000
"""Bytes; a messenger drops a larger picture."""


@pytest.fixture(scope="module")
def heads(built_site: Path) -> dict[str, html.HtmlElement]:
    """The head of every page that is to be found, by its permalink."""
    found = {}
    for path in sorted(built_site.rglob("index.html")):
        head = html.fromstring(path.read_bytes()).find("head")
        if not head.xpath("meta[@name='robots']"):
            permalink = f"/{path.parent.relative_to(built_site).as_posix()}/".replace("/./", "/")
            found[permalink] = head
    return found


def values(head: html.HtmlElement) -> dict[str, str]:
    metas = head.xpath("meta[@property or @name]")
    return {meta.get("property") or meta.get("name"): meta.get("content") for meta in metas}


def jsonld(head: html.HtmlElement) -> dict[str, Any] | None:
    scripts = head.xpath("script[@type='application/ld+json']/text()")
    return json.loads(scripts[0]) if scripts else None


def test_every_page_has_what_open_graph_requires(built_site: Path, heads: dict[str, html.HtmlElement]) -> None:
    """Title, type, image and URL on every page, absolute, and the picture is there in the size it claims."""
    assert {"/", "/404/", "/4xx/", "/compare/401-403/", "/wiki/", "/api/v1/"} <= set(heads)
    for permalink, head in heads.items():
        told = values(head)
        (canonical,) = head.xpath("link[@rel='canonical']/@href")
        assert canonical == ADDRESS + permalink.lstrip("/")
        assert told["og:url"] == canonical
        assert told["og:title"] and told["og:site_name"] and told["og:image:alt"], permalink
        assert told["og:type"] == ("website" if permalink == "/" else "article")
        assert told["og:locale"] == "ko_KR"
        assert told["og:description"] == told["description"], permalink
        assert 10 <= len(told["description"]) <= 400, (permalink, len(told["description"]))
        assert told["twitter:card"] == "summary_large_image"
        assert told["og:image"].startswith(ADDRESS)
        picture = built_site / told["og:image"].removeprefix(ADDRESS)
        with Image.open(picture) as image:
            assert image.format == "PNG"
            assert image.size == (int(told["og:image:width"]), int(told["og:image:height"])) == (WIDTH, HEIGHT)
        assert picture.stat().st_size < LARGEST, picture


def test_codes_classes_and_comparisons_have_a_picture_of_their_own(
    heads: dict[str, html.HtmlElement],
) -> None:
    """The number is in the picture, so no two of these pages share one."""
    own = [permalink for permalink in heads if re.fullmatch(r"/([1-5](\d\d|xx)|compare/[1-5].*)/", permalink)]
    pictures = {values(heads[permalink])["og:image"] for permalink in own}
    assert len(pictures) == len(own) > 100


def test_a_code_is_a_defined_term(heads: dict[str, html.HtmlElement]) -> None:
    """schema.org: the term with its code, names and set, under the page's own URL."""
    term = jsonld(heads["/413/"])
    assert term is not None
    assert term["@context"] == "https://schema.org"
    assert term["@type"] == "DefinedTerm"
    assert term["@id"] == term["url"] == f"{ADDRESS}413/"
    assert (term["termCode"], term["name"]) == ("413", "413 Content Too Large")
    assert {"콘텐츠가 너무 큼", "Payload Too Large"} <= set(term["alternateName"])
    assert term["inDefinedTermSet"]["@id"] == ADDRESS
    assert term["description"] == values(heads["/413/"])["description"]
    for permalink, head in heads.items():
        if re.fullmatch(r"/[1-5](\d\d|xx)/", permalink):
            assert (jsonld(head) or {}).get("@type") == "DefinedTerm", permalink


def test_a_comparison_is_about_its_members(heads: dict[str, html.HtmlElement]) -> None:
    """The description of a comparison points at the terms it compares."""
    article = jsonld(heads["/compare/401-403/"])
    assert article is not None
    assert [term["@id"] for term in article["about"]] == [f"{ADDRESS}401/", f"{ADDRESS}403/"]


def test_the_sitemap_lists_the_pages_and_nothing_else(built_site: Path, heads: dict[str, html.HtmlElement]) -> None:
    """Permalinks, not file names; no redirect is in the sitemap or in the navigation."""
    tree = etree.fromstring((built_site / "sitemap.xml").read_bytes())
    listed = tree.xpath("//*[local-name()='loc']/text()")
    assert sorted(listed) == sorted(ADDRESS + permalink.lstrip("/") for permalink in heads)


def test_the_same_picture_gives_the_same_bytes() -> None:
    """Nothing of the moment or the machine is in a picture."""
    picture = Picture(numbers=(("404", 4),), phrases=("Not Found",), foot="HTTP status code")
    first = draw_picture(picture)
    assert first == draw_picture(picture)
    with Image.open(io.BytesIO(first)) as image:
        assert image.info == {}


def test_words_keep_inside_the_picture() -> None:
    """However long a phrase is, a margin stays white on the right."""
    long = "A phrase that somebody made far too long for any picture to hold in one line of its own"
    for numbers in ((("404", 4),), (("401", 4), ("403", 4)), tuple((str(c), 3) for c in range(301, 306))):
        drawn = draw_picture(Picture(numbers=numbers, phrases=(long,) * len(numbers), foot=long))
        with Image.open(io.BytesIO(drawn)) as image:
            right = image.convert("L").crop((WIDTH - 40, 0, WIDTH, HEIGHT))
            assert right.getextrema() == (255, 255), numbers
