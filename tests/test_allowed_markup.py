"""What a page may hold, and that writers' text cannot bring anything else."""

from __future__ import annotations

import pytest
from conftest import PROJECT
from markupsafe import Markup
from small_book import small_book

from statusbook.checks.page_markup import fields_bring_no_markup, pages_keep_to_the_list
from statusbook.house.allowed_markup import is_safe_address, markup_faults
from statusbook.house.prose import parse_prose
from statusbook.pages.house_html import block_html, code_html, inline_html
from statusbook.pages.page import Page
from statusbook.problems import ContentError


@pytest.mark.parametrize(
    "address",
    ["/404/", "#client", "../404/index.html#allow", "https://a.example/?q=1:2", "HTTP://a.example", "?q=javascript:"],
)
def test_addresses_that_lead_somewhere(address: str) -> None:
    """Pages of the site, anchors, and the web."""
    assert is_safe_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " \tJava\nScript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://a.example/1",
        "mailto:a@b.example",
    ],
)
def test_addresses_that_could_run(address: str) -> None:
    """Every scheme but two, however a browser may be brought to see it."""
    assert not is_safe_address(address)


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<p class="x">a &lt;b&gt;<br>c</p>', None),
        ('<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>', None),
        ('<script defer src="../assets/copy.js"></script>', None),
        ('<p onclick="x">', "the attribute 'onclick' of <p>"),
        ('<iframe src="/404/">', "the tag <iframe>"),
        ("<SCRIPT>", "<SCRIPT> is written in a way that browsers may read otherwise"),
        ("<p class=x>", "<p class=x> is written in a way that browsers may read otherwise"),
        ("<p class='x'>", "<p class='x'> is written in a way that browsers may read otherwise"),
        ('<p title="a>b">', "a loose '>'"),
        ("a < b", "a loose '<'"),
        ("<!-- x", "a loose '<'"),
        ("<!-- x -->", "<!-- x --> is written in a way that browsers may read otherwise"),
        ('<a href="java&#115;cript:x">', "the address 'java&#115;cript:x' of <a>"),
        ("<script>alert(1)</script>", "<script> with no file of this site"),
        ('<script src="https://a.example/x.js"></script>', "<script> with no file of this site"),
        ('<td style="text-align:left">', None),
        ('<td style="background:url(x)">', "the style 'background:url(x)' of <td>"),
    ],
)
def test_the_list(html: str, fault: str | None) -> None:
    """One way of writing is allowed, so that a browser reads what was read here."""
    found = [words for _, words in markup_faults(html)]
    assert fault in found if fault else found == []


@pytest.mark.parametrize(
    "markdown",
    [
        "<b onclick=x>a</b>",
        "[a](javascript:alert)",
        "[a]( javascript:alert)",
        "[a](<javascript:alert>)",
        "[a][b]\n\n[b]: javascript:alert",
        "![a](data:text/html,x)",
        "<javascript:alert>",
        "a\n{: onclick=x }",
        "````\n```\n<b>\n```\n````",
        "~~~x onclick=\n<b>\n~~~",
        "    <b>\n",
        "- a\n\n      <b>",
        "| <b> | `</td>` |\n|---|---|\n| <i> | [a](x:y) |",
        '[a](/404/ "onclick=x \\" onload=y")',
    ],
)
def test_house_markdown_brings_no_markup_of_its_own(markdown: str) -> None:
    """Whatever is written, what comes out is on the list and leads nowhere that could run."""
    html = block_html(markdown)
    assert [*markup_faults(html)] == []
    assert [*markup_faults(inline_html(markdown))] == []
    assert 'href="javascript' not in html and "<b" not in html.replace("<blockquote", "")


def test_code_is_shown_as_it_is_written() -> None:
    """Coloured where the language is known, escaped always, without the empty lines around it."""
    assert code_html("\na < b\n\n", "nothing", 'x"<') == Markup(
        '<div class="highlight"><span class="filename">x&#34;&lt;</span>'
        "<pre><span></span><code>a &lt; b\n</code></pre></div>"
    )
    assert '<span class="p">' in code_html("f(1)", "python")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a <b>b</b>", "raw HTML"),
        ("![a](/404/)", "an image"),
        ("a\n{: .big }", "an attribute list"),
        ("a \ue0001\ue002", "the invisible character U+E000"),
        ('[a](/404/ "&#xe000;0&#xe002;")', "the invisible character U+E000"),
        ("```\na\x02b\n```", "the invisible character U+0002"),
    ],
)
def test_what_prose_may_not_hold_is_told_with_its_line(text: str, message: str) -> None:
    """The writer learns of it before any page is made."""
    with pytest.raises(ContentError) as refused:
        parse_prose(f"## 첫째 {{#first}}\n\n글입니다.\n\n{text}\n", path="content/x.md", first_line=10, headings=None)
    assert [(problem.message, problem.line) for problem in refused.value.problems] == [(message, 14)]


@pytest.mark.parametrize(
    "text", ["`<b>`는 **굵게**입니다.", "`{: x }`와 `![a](b)`입니다.", "3 < 4이고 [404](/404/)입니다."]
)
def test_what_only_looks_like_markup_is_text(text: str) -> None:
    """In backticks everything is text; so is a sign between words."""
    parse_prose(f"## 첫째 {{#first}}\n\n{text}\n", path="content/x.md", first_line=1, headings=None)


def test_fields_of_markdown_are_held_to_the_same() -> None:
    """A question with a tag is told in its file and line."""
    change = {"guides/basics.md": {"replace": "question: ", "with": "question: <i>x</i> "}}
    (found,) = fields_bring_no_markup(small_book(change))
    assert (found.path, found.line, found.message) == ("content/guides/basics.md", 3, "raw HTML")


def test_a_template_that_lets_markup_through_is_told() -> None:
    """The last look is at the page itself."""
    (found,) = pages_keep_to_the_list({"/404/": '<p onload="x">', "/405/": "<p>a</p>"})
    assert found.message == "the page /404/ would hold the attribute 'onload' of <p>"


@pytest.mark.parametrize("inside", ["a\n```\n<b>\n```", "a\tb", "a\n   \nb", "~~~~"])
def test_no_engine_changes_what_is_in_a_page(inside: str) -> None:
    """A page is one block of HTML, and Python-Markdown gives it back as it is."""
    import markdown

    staged = Page(permalink="/x/", title="x", text=f"---\ntitle: x\n---\n<pre>{Markup.escape(inside)}</pre>\n").staged
    block = staged.partition("\n---\n")[2].strip()
    assert markdown.markdown(block, extensions=["toc", "tables", "fenced_code"]) == block


def test_no_theme_file_writes_a_title_as_it_is() -> None:
    """The theme's templates escape nothing by themselves: what a writer names is escaped where it is written."""
    names = ("title", "site_name", "description", "alt")
    for path in sorted((PROJECT / "templates" / "theme").rglob("*.html")):
        text = path.read_text("utf-8")
        for output in (part.partition("}}")[0] for part in text.split("{{")[1:]):
            words = output.split("|")
            if words[0].strip().rpartition(".")[2] in names:  # title[:3] is a number
                assert any(word.strip() == "e" for word in words[1:]), (path, output)
