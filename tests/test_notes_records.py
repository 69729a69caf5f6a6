"""Notes that hold data: what is no record is no statement, hostile data costs its length, words left out are named."""

from __future__ import annotations

import time

import pytest
from known_codes import known_codes_for_tests

from statusbook.notes.block import Aside
from statusbook.notes.decoding import decode_note
from statusbook.notes.formats import parse_note
from statusbook.statements.note_reader import read_note
from statusbook.statements.reading import Reading

KNOWN = known_codes_for_tests()
SECONDS = 4.0
"""Far above the real cost (up to 0.5), far below what anything quadratic would take."""

HOSTILE = {
    "lists.json": "[" * 30_000,
    "maps.json": '{"404":' * 10_000 + "1" + "}" * 10_000,
    "quote.json": '{"404": "' + "a" * 60_000,
    "comments.json": "/*" * 30_000,
    "records.json": '{"code":404,"x":' * 50 + '"없다"' + "}" * 50,
    "lists.yaml": "- " * 20_000,
    "aliases.yaml": "a: &a [x,x]\n"
    + "".join(f"{chr(98 + at)}: &{chr(98 + at)} [{f'*{chr(97 + at)},' * 9}]\n" for at in range(20)),
    "itself.yaml": "404: &a\n  x: *a\n  <<: *a\n  message: 없다\n",
    "brackets.sql": "INSERT INTO a (b) VALUES (" + "(" * 40_000,
    "values.sql": "INSERT INTO a VALUES " * 3_000,
    "empty.sql": "INSERT INTO a VALUES (), (404, '없다'), ();\n" * 500,
    "copies.sql": "COPY a (b) FROM stdin;\n" * 3_000,
    "quotes.sql": "INSERT INTO a VALUES ('" + "''" * 30_000,
    "elements.xml": "<a>" * 30_000,
    "attributes.xml": "<r " + " ".join(f'a{at}="404"' for at in range(8_000)) + "/>",
    "comments.xml": "<r>" + "<!--404-->" * 8_000 + "</r>",
    "quotes.toml": "a = " + '"' * 40_000,
    "long.toml": 'a = """' + "404\n" * 15_000,
    "lists.toml": "a = [" + "[" * 30_000,
    "sections.ini": "".join(f"[{'a.' * 50}{at}]\n404 = 없다\n" for at in range(1_500)),
    "lines.properties": "error.404 = 없다 \\\n" * 10_000,
    "messages.po": 'msgid "error.404"\n' + '"없다"\n' * 15_000,
    "blocks.conf": "location / {\n" * 8_000 + "return 404; # 없다\n",
    "brackets.proto": "A = 1 [" * 10_000 + "(code) = 404",
    "sets.go": "var a = []int{" + "404, " * 20_000 + "} // 없다",
    "formulas.csv": '코드,뜻\n"="""' + '"' * 30_000,
}


def read(note: str, path: str) -> Reading:
    """Gives the reading of a note."""
    return read_note(note.encode(), path=path, source="note", known=KNOWN)


@pytest.mark.parametrize("path", HOSTILE)
def test_hostile_data_costs_its_length(path: str) -> None:
    """However it nests, refers to itself or stays open: it is read in time, and no line is lost."""
    began = time.process_time()
    reading = read(HOSTILE[path], path)
    assert time.process_time() - began < SECONDS
    assert reading.ledger.unaccounted == ()


@pytest.mark.parametrize(
    ("path", "note"),
    [
        ("package.json", '{"name": "a", "version": "4.0.4", "engines": {"node": ">=20"}, "port": 404}'),
        ("theme.json", '{"gray": {"100": "#f5f5f5", "200": "#eee", "500": "#999", "900": "#111"}}'),
        ("body.json", '{"timestamp": "2024-01-01", "status": 404, "error": "Not Found", "path": "/x"}'),
        ("counts.json", '{"200": 1204, "404": 31, "500": 2}'),
        ("rewrites.json", '{"301": "/new", "404": "/errors/404.html"}'),
        ("rooms.json", '[{"code": 101, "name": "소회의실"}, {"code": 102, "name": "대회의실"}]'),
        ("business.json", '[{"code": 40401, "message": "주문 없음"}, {"code": "E404", "message": "상품 없음"}]'),
        ("compose.yaml", "services:\n  web:\n    image: nginx\n    ports: ['404:80']\n    retries: 503\n"),
        ("orders.sql", "INSERT INTO orders (id, total) VALUES (404, 300), (500, 200);"),
    ],
)
def test_other_data_says_nothing_of_codes(path: str, note: str) -> None:
    """Numbers of a configuration, of rooms, counts, logs and a vendor's own are no status codes."""
    reading = read(note, path)
    assert reading.statements == ()
    assert set(reading.ledger.set_aside) <= {"program code", "separator", "about the note"}


def test_pasted_records_are_known_without_a_name() -> None:
    """A text that is all JSON, YAML of an API or SQL is read as that, whatever its name; prose in brackets is not."""
    notes = {
        "json": '[\n{"code": 404, "message": "Not Found"}]\n',
        "yaml": "# api\nopenapi: 3.1.0\npaths: {/a: {get: {responses: {'404': {description: 없다}}}}}\n",
        "sql": "INSERT INTO codes (code, message) VALUES (404, 'Not Found');\n",
        "separated values": "sep=;\n코드;뜻\n404;없다\n",
        "markdown": "[404] 없다\n{500} 터졌다\n",
    }
    for name, note in notes.items():
        assert parse_note(decode_note(note.encode(), path="note.txt"), path="note.txt").format == name


def test_data_that_does_not_follow_its_grammar_is_read_as_text() -> None:
    """A broken file loses nothing: its lines are text, and lines of records among others are records still."""
    broken = read('{"codes": [\n404 Not Found: 없다.\n', "a.json")
    assert broken.ledger.unaccounted == ()
    assert 404 in {code for entry in broken.entries for code in entry.subject.codes}
    mixed = read('{"code": 404, "message": "Not Found"}\n끝이 잘렸다\n{"code": 410, "message": "Gone"}\n', "a.jsonl")
    assert [entry.phrase for entry in mixed.entries if entry.subject.codes] == ["Not Found", "Gone"]


def test_words_left_out_of_a_line_are_named() -> None:
    """Keys, and values that are for no code, stand in ``removed`` of a line beside them with their reason."""
    note = '{"responses": {"404": {"message": "없다"}, "default": {"detail": "그 밖"}}}'
    blocks = parse_note(decode_note(note.encode(), path="a.json"), path="a.json").blocks
    removed = {part.text: part.reason for block in blocks for line in block.all_lines() for part in line.removed}
    assert removed["그 밖"] is Aside.DEFAULT
    assert removed["message"] is Aside.MARKUP
    assert "없다" not in removed


@pytest.mark.parametrize("encoding", ["utf-8", "euc-kr", "utf-9", "latin-1"])
def test_xml_is_read_in_the_encoding_it_is_in(encoding: str) -> None:
    """Whatever its first line says, which a tool may have copied or a person made up."""
    said = f'<?xml version="1.0" encoding="{encoding}"?>\n<r>\n<s name="error_404">없는 글</s>\n<s name="error_409">겹침</s>\n</r>\n'
    raw = said.encode("euc-kr" if encoding == "euc-kr" else "utf-8")
    note = parse_note(decode_note(raw, path="a.xml"), path="a.xml")
    assert note.format == "xml"
    assert "없는 글" in {line.text for block in note.blocks for line in block.all_lines()}
