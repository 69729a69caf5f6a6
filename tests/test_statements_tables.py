"""Tables: which code a row is about, what is said under which column, and what is set aside."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml
from known_codes import known_codes_for_tests

from statusbook.notes.block import Aside, Block, Line, Link, NoteRow, ParsedNote, Shape
from statusbook.statements.column_labels import column_label_of, needs_no_name
from statusbook.statements.entry_reader import EntryReader
from statusbook.statements.note_reader import read_note
from statusbook.statements.phrase_book import PhraseBook
from statusbook.statements.predicates import has_predicate
from statusbook.statements.reading import Ledger, NoteEntry
from statusbook.statements.statement import Subject

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "tables.yml").read_text(encoding="utf-8")
)
BOOK = PhraseBook(known_codes_for_tests())


def subject_name(subject: Subject) -> str | None:
    """The codes of a subject, ``301 308``, or its class, ``4xx``; None for a topic."""
    if subject.codes:
        return " ".join(map(str, subject.codes))
    return f"{subject.status_class}xx" if subject.status_class is not None else None


def said(entries: tuple[NoteEntry, ...]) -> dict[str, list[str]]:
    """Every statement under its codes or class, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        if (name := subject_name(entry.subject)) is not None:
            found[name].extend(statement.text for statement in entry.statements)
    return dict(found)


@pytest.mark.parametrize("case", CASES["notes"], ids=lambda case: case["name"])
def test_a_table_says_this_and_no_more(case: dict[str, Any]) -> None:
    """Every statement stands under its codes, word for word, and nothing else does."""
    reading = read_note(case["note"].encode(), path=case.get("path", "note.md"), source="note", known=BOOK.known)
    assert said(reading.entries) == {str(name): texts for name, texts in case["says"].items()}
    assert reading.ledger.unaccounted == ()


def in_markups(rows: list[list[str]]) -> dict[str, tuple[str, str]]:
    """The name and the content of a note for each markup in which people draw a table."""
    head, *body = rows
    cue, rule = "HTTP 상태 코드를 적는다.\n\n", "|" + "---|" * len(head)
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in body)
    wiki = "".join("|-\n| " + " || ".join(row) + "\n" for row in body)
    pipes = ["| " + " | ".join(row) + " |" for row in rows]
    return {
        "pipes": ("note.md", cue + "\n".join([pipes[0], rule, *pipes[1:]])),
        "bare pipes": ("note.txt", cue + "\n".join(" | ".join(row) for row in rows)),
        "tabs": ("note.txt", cue + "\n".join("\t".join(row) for row in rows)),
        "csv": ("note.csv", "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)),
        "html": (
            "note.html",
            f"<p>{cue}</p><table><tr>{''.join(f'<th>{cell}</th>' for cell in head)}</tr>{cells}</table>",
        ),
        "mediawiki": ("note.mediawiki", f'{cue}{{| class="wikitable"\n! {" !! ".join(head)}\n{wiki}|}}\n'),
        "confluence": (
            "note.wiki",
            f"h1. 표\n{cue}||{'||'.join(head)}||\n" + "\n".join(f"|{'|'.join(row)}|" for row in body),
        ),
    }


@pytest.mark.parametrize("case", CASES["in_every_markup"], ids=lambda case: case["name"])
def test_a_table_says_the_same_in_every_markup(case: dict[str, Any]) -> None:
    """People, numbers of tools and numbers of other things are told from codes however the table is drawn."""
    rows = [[cell.strip() for cell in line.split("|")] for line in case["rows"].splitlines()]
    expected = {str(name): texts for name, texts in case["says"].items()}
    found = {
        markup: said(read_note(content.encode(), path=path, source="note", known=BOOK.known).entries)
        for markup, (path, content) in in_markups(rows).items()
        if markup not in case.get("but_not", [])
    }
    assert found == dict.fromkeys(found, expected)


@pytest.mark.parametrize("case", CASES["column_label_of"], ids=lambda case: case["text"])
def test_the_head_of_a_column_says_what_its_cells_are(case: dict[str, Any]) -> None:
    """Columns about the row, numbers of the vendor, codes; and whether its name is shown before its cells."""
    label = column_label_of(case["text"])
    assert (label.value if label is not None else None) == case.get("label")
    assert needs_no_name(case["text"], label) is case.get("says_itself", False)


@pytest.mark.parametrize("case", CASES["has_predicate"], ids=lambda case: case["text"])
def test_a_sentence_has_a_predicate_of_its_own(case: dict[str, Any]) -> None:
    """A fragment needs the name of its column: ``원인: 없음``."""
    assert has_predicate(case["text"]) is case["is_sentence"]


# Tables that a format's reader makes ------------------------------------------------------------


def cell(*texts: str, line: int) -> tuple[Line, ...]:
    return tuple(Line(text=text, first=line, last=line) for text in texts)


def read_blocks(
    rows: list[list[tuple[Line, ...]]], *, columns: tuple[str, ...] = (), has_header: bool = False
) -> tuple[tuple[NoteEntry, ...], Ledger]:
    table = Block(
        shape=Shape.TABLE,
        first=1,
        last=len(rows),
        rows=tuple(NoteRow(cells=tuple(row), first=at, last=at) for at, row in enumerate(rows, start=1)),
        columns=columns,
        has_header=has_header,
    )
    text = "\n".join("x" for _ in rows)
    note = ParsedNote(text=text, format="test", encoding="utf-8", blocks=(table,))
    reader = EntryReader(note, source="note", path="note", book=BOOK)
    reader.read()
    return reader.drafts.entries(), reader.ledger.build(note)


def read_entries(rows: list[list[tuple[Line, ...]]], *, has_header: bool = False) -> tuple[NoteEntry, ...]:
    return read_blocks(rows, has_header=has_header)[0]


def read_table(
    rows: list[list[tuple[Line, ...]]], *, columns: tuple[str, ...] = (), has_header: bool = False
) -> tuple[dict[str, list[str]], Ledger]:
    entries, ledger = read_blocks(rows, columns=columns, has_header=has_header)
    return said(entries), ledger


def test_a_text_that_rows_share_belongs_to_all_their_codes() -> None:
    """The cell that spans 301 and 308 is one statement about both; what spans no rows stays with its code."""
    shared = cell("영영 옮겼다.", line=2)
    found, _ = read_table(
        [
            [cell("코드", line=1), cell("이름", line=1), cell("설명", line=1), cell("재시도", line=1)],
            [cell("301", line=2), cell("Moved Permanently", line=2), shared, cell("O", line=2)],
            [cell("308", line=3), cell("Permanent Redirect", line=3), shared, cell("X", line=3)],
            [cell("404", line=4), cell("Not Found", line=4), cell("없다.", line=4), ()],
        ],
        has_header=True,
    )
    assert found == {
        "301": ["Moved Permanently", "재시도: O"],
        "301 308": ["영영 옮겼다."],
        "308": ["Permanent Redirect", "재시도: X"],
        "404": ["Not Found", "없다."],
    }


def test_a_code_that_spans_rows_is_described_by_each() -> None:
    """The second row of a spanned code goes on with it; a class that spans rows is named once."""
    code, of_class = cell("404", line=2), cell("4xx 클라이언트 오류", line=2)
    found, _ = read_table(
        [
            [cell("분류", line=1), cell("코드", line=1), cell("원인", line=1)],
            [of_class, code, cell("주소가 낡았다.", line=2)],
            [of_class, code, cell("오타", line=3)],
            [of_class, cell("410", line=4), cell("글을 지웠다.", line=4)],
        ],
        has_header=True,
    )
    assert found == {
        "4xx": ["클라이언트 오류"],
        "404": ["주소가 낡았다.", "원인: 오타"],
        "410": ["글을 지웠다."],
    }


def test_a_code_whose_only_text_is_shared_stands_with_the_others() -> None:
    """Its row goes to no section: 503 has the cell that 500 has."""
    shared = cell("예외가 났다.", line=2)
    rows = [
        [cell("코드", line=1), cell("설명", line=1)],
        [cell("500", line=2), shared],
        [cell("503", line=3), shared],
    ]
    entries = read_entries(rows, has_header=True)
    assert [(entry.subject.codes, [each.text for each in entry.statements]) for entry in entries] == [
        ((500, 503), ["예외가 났다."])
    ]


def test_a_spanned_code_has_one_entry() -> None:
    """Both rows of 404 are one entry."""
    code = cell("404", line=2)
    rows = [
        [cell("코드", line=1), cell("설명", line=1)],
        [code, cell("오타다.", line=2)],
        [code, cell("낡았다.", line=3)],
    ]
    assert len(read_entries(rows, has_header=True)) == 1


def test_a_title_may_span_all_columns() -> None:
    """One cell over the whole row is a title of the rows below, not a text of the code above."""
    title, total = cell("결제", line=3), cell("5xx 서버 오류", line=4)
    found, _ = read_table(
        [
            [cell("코드", line=1), cell("설명", line=1)],
            [cell("404", line=2), cell("없다.", line=2)],
            [title, title],
            [total, total],
            [cell("500", line=5), cell("터졌다.", line=5)],
        ],
        has_header=True,
    )
    assert found == {"404": ["없다."], "5xx": ["서버 오류"], "500": ["터졌다."]}


def test_records_name_their_cells_by_their_keys() -> None:
    """A phrase, a text and other keys; what a program calls the error is set aside unless it is the phrase."""
    rows = [
        [
            cell("404", line=1),
            cell("NOT_FOUND", line=1),
            cell("없다.", line=1),
            cell("false", line=1),
            cell("7", line=1),
        ],
        [
            cell("409", line=2),
            cell("SEAT_TAKEN", line=2),
            cell("겹친다.", line=2),
            cell("null", line=2),
            cell("8", line=2),
        ],
        [cell("301, 308", line=3), (), cell("옮겼다.", line=3), cell("true", line=3), cell("9", line=3)],
        [(), cell("ROW_LOST", line=4), (), (), ()],
    ]
    found, ledger = read_table(rows, columns=("code", "identifier", "description", "retry", "id"))
    assert found == {
        "404": ["NOT_FOUND", "없다.", "retry: false"],
        "409": ["겹친다."],
        "301 308": ["옮겼다.", "retry: true"],
    }
    assert ledger.set_aside == {Aside.PROGRAM.value: 1}


def test_several_codes_in_lines_of_a_cell_keep_their_phrases() -> None:
    """``301<br>308`` beside two phrases in the same order."""
    found, _ = read_table(
        [
            [cell("코드", line=1), cell("이름", line=1), cell("설명", line=1)],
            [
                cell("301", "308", line=2),
                cell("Moved Permanently", "Permanent Redirect", line=2),
                cell("옮겼다.", line=2),
            ],
        ],
        has_header=True,
    )
    assert found == {"301 308": ["Moved Permanently", "Permanent Redirect", "옮겼다."]}


def test_a_link_in_a_named_cell_is_kept() -> None:
    """Where the cell leads is a reference, as in any text."""
    link = Link(start=0, end=5, url="https://wiki.example/404")
    found, _ = read_table(
        [
            [cell("코드", line=1), cell("비고", line=1)],
            [cell("404", line=2), (Line(text="사내 위키", first=2, last=2, links=(link,)),)],
        ],
        has_header=True,
    )
    assert found == {"404": ["비고: 사내 위키", "https://wiki.example/404"]}


def test_a_row_about_no_code_covers_its_lines_where_its_last_cell_began_above() -> None:
    """A cell that spans rows stands on an earlier line than the row it ends; no line of the row is lost."""
    note = (
        "<table>\n<tr><td>분류</td><td>원인</td></tr>\n<tr><td>인증</td><td rowspan=2>권한이 없다</td></tr>\n"
        "<tr><td>결제</td></tr>\n</table>\n"
    )
    assert read_note(note.encode(), path="a.html", source="a", known=known_codes_for_tests()).ledger.unaccounted == ()
