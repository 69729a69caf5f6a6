"""What ``inspect`` shows of a note, for people and for programs."""

from __future__ import annotations

import json

from known_codes import known_codes_for_tests

from statusbook.statements.inspect import inspection_document, render_inspection
from statusbook.statements.note_reader import read_note

NOTE = """# 코드

## 404 Not Found (찾을 수 없음)

주소를 잘못 적었다. 이 문장은
두 줄이다.

## 509 Not Extended

---
"""
READING = read_note(NOTE.encode("cp949"), path="somewhere/note.md", source="note", known=known_codes_for_tests())


def test_the_document_has_the_promised_fields() -> None:
    """The JSON has note, entries, findings and ledger, with lines as pairs."""
    document = json.loads(json.dumps(inspection_document(READING), ensure_ascii=False))
    assert document == {
        "note": "somewhere/note.md",
        "entries": [
            {
                "codes": [404],
                "phrase": "Not Found",
                "name_ko": "찾을 수 없음",
                "lines": [3, 6],
                "statements": [
                    {"kind": "phrase", "text": "Not Found", "lines": [3, 3]},
                    {"kind": "name_ko", "text": "찾을 수 없음", "lines": [3, 3]},
                    {"kind": "definition", "text": "주소를 잘못 적었다.", "lines": [5, 5]},
                    {"kind": "definition", "text": "이 문장은 두 줄이다.", "lines": [5, 6]},
                ],
            },
            {
                "codes": [509],
                "phrase": "Not Extended",
                "name_ko": None,
                "lines": [8, 8],
                "statements": [{"kind": "phrase", "text": "Not Extended", "lines": [8, 8]}],
            },
        ],
        "findings": [
            {
                "line": 1,
                "message": "the note is in cp949, not in utf-8",
                "fix": "save it as UTF-8; it was read nevertheless",
            },
            {
                "line": 8,
                "message": "509 is not assigned by IANA; 'Not Extended' is the phrase of 510",
                "fix": "correct the note, or add a ruling for 509 to content/rulings/",
            },
        ],
        "ledger": {
            "total": 6,
            "statements": 2,
            "headings": 3,
            "set_aside": {"separator": 1},
            "unaccounted": [],
            "characters": {
                "total": 60,
                "statements": 16,
                "headings": 32,
                "set_aside": {"markup": 9, "separator": 3},
                "lost": [],
            },
        },
    }


def test_the_text_is_what_a_person_reads() -> None:
    """Every entry with its lines and statements, every finding with its fix, and the ledger."""
    assert render_inspection(READING) == (
        "somewhere/note.md: markdown in cp949, 2 codes, 2 entries, 5 statements\n"
        "\n"
        "  404  Not Found · 찾을 수 없음  (lines 3-6)\n"
        "    phrase             3  Not Found\n"
        "    name_ko            3  찾을 수 없음\n"
        "    definition         5  주소를 잘못 적었다.\n"
        "    definition       5-6  이 문장은 두 줄이다.\n"
        "\n"
        "  509  Not Extended  (lines 8)\n"
        "    phrase             8  Not Extended\n"
        "\n"
        "  findings\n"
        "    somewhere/note.md:1: the note is in cp949, not in utf-8\n"
        "      fix: save it as UTF-8; it was read nevertheless\n"
        "    somewhere/note.md:8: 509 is not assigned by IANA; 'Not Extended' is the phrase of 510\n"
        "      fix: correct the note, or add a ruling for 509 to content/rulings/\n"
        "\n"
        "  ledger: 6 lines, 2 in statements, 3 headings, 1 separator, 0 unaccounted"
    )
