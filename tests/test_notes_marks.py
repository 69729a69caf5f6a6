"""No mark of Markdown, nor of the tools that add to it, is left in what is read from a note."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from known_codes import known_codes_for_tests

from bench.notes import CORPUS, cases, read_case
from statusbook.notes.fences import open_fences
from statusbook.statements.note_reader import read_note

KNOWN = known_codes_for_tests()
NOTES = [note for folder in (CORPUS, CORPUS / "aside") for note, _ in cases(folder)]

CODE_SPAN = re.compile(r"`[^`\n]*`")
MARKS = re.compile(
    r"(?<![1-5])\*\*|(?<![a-z])__(?=\S)(?![a-z]+__)|~~|(?<!=)==(?!=)|%%|\[\^|!?\[\[|\[![A-Za-z]|^\[[ xX]?\]\s|:::|!!!|\?\?\?\+|\{[{%#.:]|[}%]\}|<!--|&[a-z]+;"
    r"|</?(?:b|i|s|del|mark|kbd|br|p|td|sup|aside|span|strong)\b|\]\(|^#{1,6}\s|^>|\\$|\s\^[a-z0-9]+$",
    re.MULTILINE,
)
"""Marks as they stand in the source of a note."""


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.name)
def test_no_mark_is_left_in_a_statement(note: Path) -> None:
    """Outside of code, what is read has no mark, unless the writer escaped it."""
    reading = read_case(note, KNOWN)
    if reading.format != "markdown":
        pytest.skip("another format's marks")
    source = note.read_text(encoding="utf-8").split("\n")
    fenced = list(open_fences(source))
    for statement in reading.statements:
        lines = range(statement.lines.first - 1, statement.lines.last)
        if any(fenced[number] or "\\" in source[number] for number in lines):
            continue
        found = MARKS.search(CODE_SPAN.sub("", statement.text))
        assert found is None, f"{statement.location}: {statement.text!r}"


PLACES = {
    "list item": "- 404 Not Found: {}\n- 503 Service Unavailable: 점검 중이다.\n",
    "paragraph below a heading": "## 404 Not Found\n\n{}\n",
    "quote": "## 404 Not Found\n\n> {}\n",
    "callout": '## 오류\n\n!!! note "404 Not Found"\n    {}\n',
    "box": "## 오류\n\n:::tip 404 Not Found\n{}\n:::\n",
    "cell": "| 코드 | 설명 |\n|---|---|\n| 404 | {} |\n| 503 | 점검 중이다. |\n",
}
SENTENCES = ("주소(URL)가 없다.", '"없는 주소"를 불렀다.', "`GET`으로 찾지 못했다.", "지운 글이다.")
AROUND = (
    "**{}**",
    "*{}*",
    "__{}__",
    "=={}==",
    "++{}++",
    "<mark>{}</mark>",
    "<b>{}</b>",
    "<span>{}</span>",
    "~~옛말이다.~~ {}",
    "<del>옛말이다.</del> {}",
    "{} %%나중에 고친다%%",
    "{} <!-- 나중에 고친다 -->",
    "{}[^1]",
    "{}<sup>[2]</sup>",
    "{} :warning:",
    ":bulb: {}",
    "{}{{.red}}",
)
AT_THE_END = ("{}", "{} ^a1b2c3", "{} #http #오류")


@given(
    place=st.sampled_from(sorted(PLACES)),
    sentence=st.sampled_from(SENTENCES),
    around=st.lists(st.sampled_from(AROUND), max_size=3, unique=True),
    at_the_end=st.sampled_from(AT_THE_END),
)
@settings(max_examples=300, deadline=None)
def test_a_sentence_is_read_without_the_marks_around_it(
    place: str, sentence: str, around: list[str], at_the_end: str
) -> None:
    """Whatever marks stand around a sentence, wherever it stands: its words are what is read, under its code."""
    text = sentence
    for each in around:
        text = each.format(text)
    note = PLACES[place].format(at_the_end.format(text))
    reading = read_note(note.encode(), path="note.md", source="note", known=KNOWN)
    read = [
        statement.text
        for statement in reading.statements
        if statement.subject.codes == (404,) and statement.kind.value != "phrase"
    ]
    assert read == [sentence], note
    assert reading.ledger.unaccounted == ()


UNMARKED = (
    "https://a.example/__b__#c 를 본다.",
    "`a == b`와 a == b, C++와 C++, x+=1 을 쓴다.",
    "my_var_값과 __init__을 부른다.",
    "곱셈 2*3*4는 24다.",
    "이름이 :status: 이고 10:30:45, std::vector 를 본다.",
    "100%와 50%, #1 이슈, C# 언어다.",
    "`${{ secrets.TOKEN }}`과 `{% if %}`를 적는다.",
)


@pytest.mark.parametrize("sentence", UNMARKED)
@pytest.mark.parametrize("place", ["list item", "quote", "box", "cell"])
def test_signs_that_mark_nothing_stay(place: str, sentence: str) -> None:
    """Operators, addresses, names and template marks in code are text: not a character of them goes."""
    reading = read_note(PLACES[place].format(sentence).encode(), path="note.md", source="note", known=KNOWN)
    read = [each.text for each in reading.statements if each.subject.codes == (404,) and each.kind.value != "phrase"]
    assert read == [sentence]


def test_a_line_that_is_only_the_mark_of_a_footnote_is_followed_by_it() -> None:
    """The text of the footnote stands there, and its own line is not lost."""
    note = "## 404 Not Found\n\n글이 없다.\n\n[^c]\n\n[^c]: 지웠을 때다.\n"
    reading = read_note(note.encode(), path="note.md", source="note", known=known_codes_for_tests())
    assert [each.text for each in reading.entries[0].statements] == ["Not Found", "글이 없다.", "지웠을 때다."]
    assert reading.ledger.unaccounted == ()
