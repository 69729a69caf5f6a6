"""A new kind of page is one module, one template and one line: everything else follows from its record."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zlib
from pathlib import Path, PurePath

import pytest
from conftest import PROJECT, make_small_project
from lxml import html
from PIL import Image

from statusbook.pages.kinds import KINDS, page_of_file

MODULE = '''\
"""The page of terms."""

from __future__ import annotations

from collections.abc import Iterator

from statusbook import urls
from statusbook.pages.kind import NavEntry, PageKind, StableName
from statusbook.pages.page import Page
from statusbook.pages.picture import Picture
from statusbook.pages.templates import Templates
from statusbook.registry.book import Book
from statusbook.search.texts import Searchable, Text

PERMALINK = urls.page("glossary")
TITLE = "용어집"
TERMS = {"idempotent": "멱등", "origin-server": "원본 서버"}
LINE = NavEntry(title=TITLE, permalink=PERMALINK)


def glossary_page(book: Book, templates: Templates) -> Iterator[Page]:
    """Gives the page of terms."""
    markdown = templates.render("glossary.html.j2", origin=PERMALINK, title=TITLE, terms=TERMS)
    yield Page(permalink=PERMALINK, title=TITLE, text=markdown)


KIND = PageKind(
    pages=glossary_page,
    navigation=lambda book: [LINE],
    footer=LINE,
    found_by=lambda book: [
        Searchable(permalink=PERMALINK, name=TITLE, weight=1, texts=tuple(Text("alias", term) for term in TERMS.values()))
    ],
    names=lambda book: [StableName(name="http-glossary", permalink=PERMALINK, title=TITLE)],
    pictures=lambda book: {PERMALINK: Picture(numbers=(), phrases=("Glossary",), foot="HTTP")},
    descriptions=lambda book, address: {PERMALINK: {"@type": "DefinedTermSet", "name": TITLE}},
)
'''
TEMPLATE = """\
---
title: {{ title|yaml }}
description: HTTP에서 쓰는 말을 풀이합니다.
---

<h1>{{ title }}</h1>
{% for anchor, term in terms.items() %}
{{ heading(2, term, anchor) }}
<p>말의 뜻입니다.</p>
{% endfor %}
"""
LINE = '        "glossary_page",\n'


class Copied:
    """A copy of the program beside a project of its own."""

    def __init__(self, root: Path, program: Path) -> None:
        self.root, self.program = root, program

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(self.program / "build.py"), *arguments, "--root", str(self.root)]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=self.root)

    def page(self, path: str) -> html.HtmlElement:
        return html.fromstring((self.root / "site" / path).read_bytes())


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Copied:
    """The small project and a program with the new kind, built; 404 links to one of its headings."""
    program = tmp_path_factory.mktemp("program")
    root = make_small_project(tmp_path_factory.mktemp("project") / "small")
    shutil.copytree(PROJECT / "statusbook", program / "statusbook", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "build.py", program)
    (program / "statusbook/pages/glossary_page.py").write_text(MODULE, "utf-8")
    kinds = program / "statusbook/pages/kinds.py"
    before = kinds.read_text("utf-8")
    kinds.write_text(before.replace('        "guide_page",\n', f'        "guide_page",\n{LINE}'), "utf-8")
    assert len(kinds.read_text("utf-8").splitlines()) == len(before.splitlines()) + 1
    (root / "templates/glossary.html.j2").write_text(TEMPLATE, "utf-8")
    note = root / "content/codes/404.md"
    note.write_text(
        note.read_text("utf-8").replace("요청을 봅니다.", "[멱등](/glossary/#idempotent)을 봅니다."), "utf-8"
    )
    copied = Copied(root, program)
    built = copied.run()
    assert built.returncode == 0, built.stdout + built.stderr
    return copied


def test_it_is_a_page_in_navigation_footer_and_sitemap(copied: Copied) -> None:
    """The new page stands where its record says, on every page."""
    home = copied.page("index.html")
    titles = home.xpath("//nav[@aria-label='사이트']/ul/li/a/text()")
    assert titles[titles.index("안내") + 1] == "용어집"
    assert home.xpath("//footer//a[text()='용어집']/@href") == ["glossary/index.html"]
    assert copied.page("glossary/index.html").xpath("string(//h1)").startswith("용어집")
    assert "/glossary/</loc>" in (copied.root / "site/sitemap.xml").read_text("utf-8")


def test_its_urls_are_promised(copied: Copied) -> None:
    """Page, headings and picture are among what the list of permalinks takes."""
    listed = copied.run("permalinks", "--check").stdout.splitlines()
    new = {"+ /glossary/", "+ /glossary/#idempotent", "+ /glossary/#origin-server", "+ /previews/glossary.png"}
    assert new <= set(listed)


def test_its_anchors_are_known_to_check(copied: Copied) -> None:
    """A link to a heading leads there; one to no heading is refused with those there are."""
    link = copied.page("404/index.html").xpath("//a[text()='멱등']/@href")
    assert link == ["../glossary/index.html#idempotent"]
    note = copied.root / "content/codes/404.md"
    text = note.read_text("utf-8")
    try:
        note.write_text(text.replace("#idempotent", "#idempotence"), "utf-8")
        refused = copied.run("check").stderr
    finally:
        note.write_text(text, "utf-8")
    assert "'/glossary/' has no heading '#idempotence'" in refused
    assert "did you mean '#idempotent'? Else use one of: idempotent, origin-server" in refused


def test_it_has_a_preview(copied: Copied) -> None:
    """Its own picture and its own description are in the page's head."""
    page = copied.page("glossary/index.html")
    (picture,) = page.xpath("//meta[@property='og:image']/@content")
    assert picture.endswith("/previews/glossary.png")
    with Image.open(copied.root / "site/previews/glossary.png") as image:
        assert image.format == "PNG"
    assert '"DefinedTermSet"' in page.xpath("string(//script[@type='application/ld+json'])")


def test_it_is_found_and_named(copied: Copied) -> None:
    """The search and the inventory have it."""
    data = (copied.root / "site/assets/search-data.js").read_text("utf-8")
    assert "\nglossary\t\t\t용어집\t1\t0\talias=멱등|원본 서버" in data
    inventory = (copied.root / "site/objects.inv").read_bytes()
    names = zlib.decompress(inventory.split(b"zlib.\n", 1)[1]).decode()
    assert "http-glossary std:label -1 glossary/ 용어집\n" in names


@pytest.mark.parametrize(
    ("path", "permalink"),
    [
        ("codes/404.md", "/404/"),
        ("classes/4xx.md", "/4xx/"),
        ("comparisons/401-403.md", "/compare/401-403/"),
        ("guides/prg.md", "/guides/prg/"),
        ("codes/404.txt", None),
        ("codes/old/404.md", None),
        ("choose.yml", None),
    ],
)
def test_a_file_is_shown_by_its_page(path: str, permalink: str | None) -> None:
    """What a writer has just saved leads to the page that shows it; other files show on no single page."""
    assert page_of_file(PurePath(path)) == permalink


def test_no_kind_is_forgotten() -> None:
    """Every module that holds a record is in the list."""
    written = [
        path for path in (PROJECT / "statusbook/pages").glob("*.py") if "\nKIND = PageKind(" in path.read_text("utf-8")
    ]
    assert len(written) == len(KINDS) == len({kind.pages for kind in KINDS})
