"""From bytes to text: every encoding Korean notes come in, and binary files refused."""

from __future__ import annotations

import unicodedata

import pytest

from statusbook.notes.decoding import MOST_BYTES, decode_note
from statusbook.problems import ContentError

TEXT = "404 Not Found\n찾는 자원이 없습니다.\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("cp949"), "cp949"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.replace("\n", "\r\n").encode(), "utf-8"),
        (TEXT.replace("\n", "\r").encode("cp949"), "cp949"),
        (unicodedata.normalize("NFD", TEXT).encode(), "utf-8"),
        (TEXT.replace(" ", "\u00a0").encode(), "utf-8"),
        (TEXT.replace("404", "4\u200b04").encode(), "utf-8"),
    ],
    ids=["utf-8", "bom", "cp949", "utf-16-le", "utf-16-be", "crlf", "cr", "nfd", "nbsp", "zero-width"],
)
def test_every_encoding_gives_the_same_text(content: bytes, encoding: str) -> None:
    """The same note reads the same, whatever machine it was written on, and its encoding is told."""
    decoded = decode_note(content, path="a.md")
    assert decoded.text == TEXT
    assert decoded.encoding == encoding
    assert decoded.damaged_lines == ()


def test_rare_hangul_of_cp949_is_read() -> None:
    """CP949 has more syllables than EUC-KR; they are read too."""
    assert decode_note("똠방각하 404".encode("cp949"), path="a.txt").text == "똠방각하 404"


def test_damaged_utf_8_is_read_and_its_lines_are_told() -> None:
    """One broken byte in UTF-8 does not turn the note into another encoding."""
    content = "첫 줄은 온전하다\n둘째 줄은 ".encode() + b"\xe3\x28" + " 깨졌다\n셋째".encode()
    decoded = decode_note(content, path="a.md")
    assert decoded.encoding == "utf-8"
    assert decoded.damaged_lines == (2,)
    assert decoded.text.startswith("첫 줄은 온전하다\n둘째 줄은 ")


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n" + bytes(64), b"PK\x03\x04word/document.xml", b"%PDF-1.7\n", bytes(range(32)) * 8],
    ids=["png", "docx", "pdf", "control bytes"],
)
def test_binary_files_are_refused(content: bytes) -> None:
    """A file that is no text is refused with a message that says what to do."""
    with pytest.raises(ContentError) as refused:
        decode_note(content, path="content/notes/picture.md")
    assert str(refused.value) == (
        "content/notes/picture.md:1: is a binary file, not a text\n"
        "  fix: save the note as text (UTF-8), or take it out of content/notes/\n"
        "\n"
        "1 problem in 1 file; nothing written"
    )


def test_a_file_past_the_limit_is_refused() -> None:
    """Nobody waits an hour for a note nobody wrote."""
    with pytest.raises(ContentError, match="more than the 32 MiB"):
        decode_note(b"a" * (MOST_BYTES + 1), path="a.md")


def test_an_empty_file_is_an_empty_text() -> None:
    """An empty note is no fault of decoding."""
    assert decode_note(b"", path="a.md").text == ""
