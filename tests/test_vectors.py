"""Nothing in content can run, whoever wrote it: cases/vectors.yml in every place, from the file to the built page."""

from __future__ import annotations

from collections import Counter

import pytest
import yaml
from conftest import PROJECT
from hostile_content import NOTE_FORMS, VECTORS, quoted
from hostile_site import HostileSite
from inert_documents import document_faults
from known_codes import known_codes_for_tests
from lxml import html

from statusbook.facts.address import Address
from statusbook.house.allowed_markup import markup_faults
from statusbook.pages.house_html import block_html, code_html, heading_html, inline_html
from statusbook.pages.sections import statement_html
from statusbook.pages.templates import Templates
from statusbook.problems import ContentError
from statusbook.settings import merge_settings
from statusbook.statements.note_reader import read_note
from statusbook.yaml_lines import flow_yaml

KNOWN = known_codes_for_tests()


def faults_in(written: dict[str, str]) -> list[str]:
    """Gives what is wrong with pieces of HTML, as a page is looked at and as a parser sees them."""
    found = []
    for name, piece in written.items():
        found += [f"{name}: {fault}" for _, fault in markup_faults(piece)]
        found += [f"{name}: {fault}" for fault in document_faults(f"<p>{piece}</p>".encode("utf-8", "replace"), ())]
    return found


def test_every_writer_of_html_keeps_every_vector_inert() -> None:
    """All vectors, not only those that a site is built with, through each function that turns text into HTML."""
    for vector in VECTORS:
        written = {
            "block": block_html(vector),
            "line": inline_html(vector),
            "statement": str(statement_html(vector)),
            "code": str(code_html(vector, "html", vector)),
            "language": str(code_html("a", vector)),
            "heading": str(heading_html(2, vector, vector)),
        }
        assert not faults_in(written), vector


@pytest.mark.parametrize("form", NOTE_FORMS)
def test_notes_of_every_format_say_nothing_that_runs(form: str) -> None:
    """Every vector in every place of a note: read without a fault of ours, no line lost, shown as text."""
    for vector in VECTORS[::3]:
        note = NOTE_FORMS[form](404, vector).encode("utf-8", "surrogatepass")
        try:
            reading = read_note(note, path=f"content/notes/a.{form}", source="a", known=KNOWN)
        except ContentError as error:  # a file of control characters is no text
            assert [problem.message for problem in error.problems] == ["is a binary file, not a text"]
            continue
        assert reading.ledger.unaccounted == ()
        written = {one.location: str(statement_html(one.text)) for one in reading.statements}
        assert not faults_in(written), vector


def test_yaml_that_we_write_says_what_was_meant() -> None:
    """As a value of a front matter, as a setting, and as a key of the navigation."""
    for vector in VECTORS:
        assert yaml.safe_load(f"title: {flow_yaml(vector)}\nb: 1\n") == {"title": vector, "b": 1}
        assert yaml.safe_load(f"- {{? {flow_yaml(vector)} : a}}\n") == [{vector: "a"}]
        merged = merge_settings(
            {"": '{"docs_dir": "stage"}', "mkdocs.yml": f"site_name: {quoted(vector)}\n"}, without="nav"
        )
        assert yaml.safe_load(merged)["site_name"] == vector


def test_the_content_reaches_the_pages(hostile_site: HostileSite) -> None:
    """So many vectors in so many places, or the proof would be of nothing; what is refused is told with line and fix."""
    content = hostile_site.content
    assert len(VECTORS) >= 1_400
    assert len({path for path, _ in content.accepted if path.startswith("content/guides/")}) > 300
    assert len(content.places) >= 100
    assert len(content.accepted) > 20_000
    assert 4_000 < len(content.refused) < 10_000
    kinds = Counter(path.split("/")[1] for path, _ in content.accepted)
    for folder in ("guides", "comparisons", "codes", "sources", "choose.yml", "rfcs.yml"):
        assert kinds[folder] > 500, folder
    assert kinds["notes"] > 200
    for (path, _), problems in content.refused.items():
        for problem in problems:
            assert problem.path == path and problem.message and problem.fix


def test_every_page_holds_to_the_list(hostile_site: HostileSite) -> None:
    """The HTML of every page, before an engine has it."""
    assert len(hostile_site.links.pages) > 1_100
    assert {page.permalink: fault for page in hostile_site.links.pages for fault in markup_faults(page.html)} == {}


def test_every_built_document_is_inert(hostile_site: HostileSite) -> None:
    """With the theme around it, the stubs of old addresses and the 404 page: no script but ours, nothing foreign."""
    templates = Templates(PROJECT / "templates", {}, Address(root="https://a.example/"))
    scripts = set(templates.inline_scripts())
    documents = sorted(hostile_site.folder.rglob("*.html"))
    assert len(documents) > 2_000
    wrong = {
        path.relative_to(hostile_site.folder).as_posix(): found
        for path in documents
        if (found := list(document_faults(path.read_bytes(), scripts)))
    }
    assert wrong == {}


def test_titles_are_shown_as_they_were_written(hostile_site: HostileSite) -> None:
    """What is harmless is not lost: the title of a guide is the vector, letter for letter but for spaces."""
    content = hostile_site.content
    shown = 0
    for path, place in content.accepted:
        if place != "guide title":
            continue
        built = hostile_site.folder / "guides" / path.split("/")[-1].removesuffix(".md") / "index.html"
        heading = html.document_fromstring(built.read_bytes()).find(".//h1")
        meant = yaml.safe_load(content.files[path].texts[place])
        assert heading is not None
        assert "".join(heading.text_content().split()) == "".join(meant.split())
        shown += 1
    assert shown > 250
