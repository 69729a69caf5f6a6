"""Every format gives the same kind of blocks, each line where it stands in the note."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from statusbook.notes.block import Block, Shape
from statusbook.notes.decoding import decode_note
from statusbook.notes.formats import FORMATS, parse_note
from statusbook.notes.html_reader import read_html

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "formats.yml").read_text(encoding="utf-8"))


def shown(block: Block) -> str:
    """Gives a block on one line: span, shape, level or depth, and its texts with their own lines."""
    if block.shape is Shape.ASIDE:
        return f"{block.first}-{block.last} {block.aside}"
    if block.rows:
        rows = [" | ".join(" / ".join(line.text for line in cell) for cell in row.cells) for row in block.rows]
        return f"{block.first}-{block.last} table{' with header' if block.has_header else ''}: {' // '.join(rows)}"
    place = f" {block.level or block.depth}" if block.level or block.depth else ""
    texts = " // ".join(f"{line.first}: {line.text}" for line in block.lines)
    return f"{block.first}-{block.last} {block.shape.value}{place}: {texts}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_format_is_found_and_read(case: dict[str, str]) -> None:
    """The format is known from the note itself, and its blocks carry their own source lines."""
    note = parse_note(decode_note(case["note"].encode(), path=case["path"]), path=case["path"])
    assert note.format == case["format"]
    assert [shown(block) for block in note.blocks] == case["blocks"]


def test_markdown_takes_what_no_other_format_takes() -> None:
    """The list of formats ends with the one that reads plain text too."""
    assert FORMATS[-1].name == "markdown"
    assert FORMATS[-1].is_format("", "")


HTML_PIECES = """<p>|</p>|<div>|<td>|<tr>|<table>|</table>|<b>|<br>|<!-- c
d -->|<li>|&#10;|<a
href='x'>|</p
>|<pre>|<h2>|&amp;|<script>|</script>|<dt>|<dd>|</|<""".split("|")


@given(st.lists(st.one_of(st.sampled_from(HTML_PIECES), st.just("WORD"), st.just("\n")), max_size=25))
@settings(max_examples=150, deadline=None)
def test_the_words_of_html_stand_on_their_lines(pieces: list[str]) -> None:
    """However broken the tags: a word is read on a line of the source that has it."""
    html = "".join(f" word{number}x " if piece == "WORD" else piece for number, piece in enumerate(pieces))
    lines = html.split("\n")
    for block in read_html(html):
        for line in block.all_lines():
            source = "\n".join(lines[line.first - 1 : line.last])
            assert [word for word in re.findall(r"word\d+x", line.text) if word not in source] == []


def test_a_long_paragraph_keeps_its_lines() -> None:
    """A paragraph is parsed in segments of some thousand characters; where one ends, a line ends too."""
    text = "\n".join(f"`{number}` 줄이다." + " 낱말" * 100 for number in range(30))
    note = parse_note(decode_note(text.encode(), path="note.md"), path="note.md")
    assert [line.first for block in note.blocks for line in block.lines] == list(range(1, 31))
