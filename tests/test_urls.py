"""Paths have one owner: what the room names, what it recognises, and that nobody else writes one by hand."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from conftest import PROJECT

from statusbook import urls

PACKAGE = PROJECT / "statusbook"
OWNER = PACKAGE / "urls"

SEGMENT = r"(?:\d{3}|[1-5]xx|compare|guides|choose|clients|sources|report|wiki|api|previews|assets|http-)"
BY_HAND = (
    re.compile(rf"(?<![\w.:*/}}@-])/{SEGMENT}(?![\w])"),  # /404/, /compare/, (/401/), /api/v1/codes/404.json
    re.compile(r"^/(?:\{\}|%[ds])(?:xx)?/|^/(?:\{\}|%[ds])-|^/http-"),  # f"/{code}/", "/%dxx/" % number
    re.compile(r"^(?:compare|guides|choose|clients|sources|report|wiki|api|previews|assets)/"),  # compare/index.md
    re.compile(r"\bindex\.(?:md|html)|^/?objects\.inv|^/?http-status-ko\.zip|/\(\[1-5\]|/\(\\d"),
)
"""How a path looks that somebody wrote: ``{}`` stands for what an f-string puts in."""

EXCEPTIONS = {
    ("site/shown.py", "index.html"): "a web server's rule for folders, true of every site",
    ("site/zensical.py", "http://{}/index.html"): "what the engine names its files, which it is asked to undo",
}
"""What is written by hand for a reason. One that is no longer needed fails."""


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Every string of a module but the docstrings, an f-string as one with ``{}`` for its values."""
    tree = ast.parse(path.read_text("utf-8"))
    skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in ast.walk(node)} - {id(node)}
            parts = [str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values]
            yield node.lineno, "".join(parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.lineno, node.value


def homes(path: Path) -> Iterator[int]:
    """The lines on which a bare slash is the home page: compared to a permalink, or given as one."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Compare):
            named = any(
                isinstance(part, ast.Attribute | ast.Name) and "permalink" in ast.unparse(part)
                for part in (node.left, *node.comparators)
            )
            values = node.comparators if named else []
        elif isinstance(node, ast.keyword):
            values = [node.value] if node.arg in ("origin", "permalink") else []
        else:
            values = []
        yield from (value.lineno for value in values if isinstance(value, ast.Constant) and value.value == "/")


def by_hand(path: Path) -> Iterator[tuple[int, str]]:
    """The paths of the site that a module writes by hand."""
    yield from ((line, text) for line, text in literals(path) if any(sign.search(text) for sign in BY_HAND))
    yield from ((line, "/") for line in homes(path))


TEMPLATES = PROJECT / "templates"
PAGES = sorted(path for path in TEMPLATES.rglob("*") if path.suffix in (".j2", ".html", ".xml"))
ENVIRONMENT = jinja2.Environment(comment_start_string="{##", comment_end_string="##}")
THEME_ENVIRONMENT = jinja2.Environment()
TEMPLATE_EXCEPTIONS = {
    ("home.html.j2", "index.html"): "what a reader of the offline copy opens",
    ("theme/main.html", "index.html"): "the engine's name of a page's file, which its addresses end in",
    ("theme/sitemap.xml", "index.html"): "the engine's name of a page's file, which its addresses end in",
    ("theme/partials/preview.html", "index.html"): "the engine's name of a page's file, which its addresses end in",
    ("theme/partials/site-footer.html", "index.html"): "the engine's name of a page's file, which its addresses end in",
    ("theme/partials/site-header.html", "index.html"): "the home page, which the engine's templates know by this name",
    ("theme/partials/preview.html", "/404"): "a comment in a script whose hash is published",
    ("theme/main.html", "assets/"): "the theme's own files, beside this template",
    ("theme/404.html", "assets/"): "the theme's own files, beside this template",
}


def template_paths(path: Path) -> set[str]:
    """The paths of the site that a template writes by hand, in its text or in a string of its code."""
    environment = THEME_ENVIRONMENT if "theme" in path.parts else ENVIRONMENT
    tokens = environment.lex(path.read_text("utf-8"))
    texts = [text.strip("'\"") for _, kind, text in tokens if kind in ("data", "string")]
    return {found[0] for text in texts for sign in BY_HAND for found in sign.finditer(text)}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_no_template_writes_a_path(path: Path) -> None:
    """Templates call ``urls`` too; what a template writes by hand has a reason, and is there."""
    name = path.relative_to(TEMPLATES).as_posix()
    excused = {text for template, text in TEMPLATE_EXCEPTIONS if template == name}
    assert template_paths(path) == excused


def test_a_path_by_hand_in_a_template_is_seen(tmp_path: Path) -> None:
    """In a string, in a format, in the text: the ways in which templates once wrote paths."""
    for number, source in enumerate(
        ("{{ href('/%d/' % code) }}", "{{ link('/clients/') }}", "<code>/api/v1/codes/404.json</code>", "`/404/`")
    ):
        (tmp_path / f"{number}.j2").write_text(source, "utf-8")
        assert template_paths(tmp_path / f"{number}.j2"), source


SCRIPTS = sorted((TEMPLATES / "theme/assets").glob("*.js"))
SCRIPT_EXCEPTIONS = {
    ("missing.js", "index.html"): "the file of a page, which a link from a disk must name",
    ("search.js", "index.html"): "the file of a page, which a link from a disk must name",
}


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_writes_a_path(path: Path) -> None:
    """The scripts of pages are handed the paths, with the data that the build makes."""
    texts = re.findall(r'"([^"\n]*)"|`([^`]*)`', path.read_text("utf-8"))
    filled = [re.sub(r"\$\{[^}]*\}", "{}", one or other) for one, other in texts]
    found = {match[0] for text in filled for sign in BY_HAND for match in sign.finditer(text)}
    assert found == {text for script, text in SCRIPT_EXCEPTIONS if script == path.name}


def test_every_named_anchor_is_a_heading() -> None:
    """What ``Anchor`` names is written by some template, and so is not a name of the past."""
    written: set[str] = set()
    for path in TEMPLATES.rglob("*.j2"):
        written |= set(re.findall(r"heading\(\d, '[^']*', '([a-z-]+)'\)", path.read_text("utf-8")))
    assert {anchor.value for anchor in urls.Anchor} <= written


OTHERS = [path for path in sorted(PACKAGE.rglob("*.py")) if OWNER not in path.parents]


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_module_writes_a_path(path: Path) -> None:
    """Every path of the site comes from statusbook/urls/; what is written by hand has a reason, and is there."""
    name = path.relative_to(PACKAGE).as_posix()
    excused = {text for module, text in EXCEPTIONS if module == name}
    found = {text: line for line, text in by_hand(path)}
    assert {text: line for text, line in found.items() if text not in excused} == {}
    assert excused <= set(found), "an exception that is no longer needed"


@pytest.mark.parametrize(
    "source",
    [
        'origin = f"/{code}/"',
        'origin = f"/compare/{slug}/"',
        'found = {"/wiki/": 1}',
        'entries = ["compare/index.md"]',
        'pattern = re.compile(r"\\]\\(/([1-5]\\d\\d)/")',
        'fix = "write /404/ or an https address"',
        'page.permalink == "/"',
        'render(origin="/")',
        'PATH = "assets/search-data.js"',
        'picture = f"/previews/{name}.png"',
    ],
)
def test_a_path_by_hand_is_seen(source: str, tmp_path: Path) -> None:
    """What the guard is there for is caught: every way in which the house once wrote its paths."""
    (tmp_path / "module.py").write_text(source, "utf-8")
    assert [*by_hand(tmp_path / "module.py")]


@pytest.mark.parametrize("source", ['"""Gives /404/."""', 'path.strip("/")', 'f"content/codes/{code}.md"', '"a/b"'])
def test_other_strings_are_let_be(source: str, tmp_path: Path) -> None:
    """A docstring may show a path, a separator is none, and files of the project have names of their own."""
    (tmp_path / "module.py").write_text(source, "utf-8")
    assert [*by_hand(tmp_path / "module.py")] == []


def test_what_is_named_is_recognised() -> None:
    """A path leads back to what it was made of; another order of a comparison to its members."""
    assert urls.code_of(urls.code(404)) == 404
    assert urls.class_of(urls.status_class(4)) == 4
    assert urls.member_of(urls.member("4xx")) == "4xx"
    assert urls.members_of(urls.comparison(("403", "401"))) == ("401", "403")
    assert urls.members_of("/compare/403-vs-401/") == ("403", "401")
    assert urls.guide_of(urls.guide("prg")) == "prg"
    for path in (urls.HOME, urls.COMPARISONS, urls.WIKI, "/4040/", "/699/", "/compare/401/"):
        assert (urls.code_of(path), urls.class_of(path), urls.members_of(path)) == (None, None, ()), path


@pytest.mark.parametrize(
    ("permalink", "document", "picture"),
    [
        ("/404/", "/api/v1/codes/404.json", "/previews/404.png"),
        ("/4xx/", "/api/v1/classes/4xx.json", "/previews/4xx.png"),
        ("/compare/401-403/", "/api/v1/comparisons/401-403.json", "/previews/401-403.png"),
    ],
)
def test_document_and_picture_go_with_their_page(permalink: str, document: str, picture: str) -> None:
    """A subject's document and picture follow from its page, and lead back to it."""
    assert urls.api.document_of(permalink) == document
    assert urls.preview(permalink) == picture
    assert urls.meant.page_of(document) == urls.meant.page_of(picture) == permalink


def test_pages_without_a_subject_have_no_document() -> None:
    """A guide, an index, the home page: the API has nothing of them."""
    assert [urls.api.document_of(path) for path in (urls.HOME, urls.guide("prg"), urls.COMPARISONS)] == [None] * 3
