"""The same five codes, laid out in every form met so far."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from known_codes import known_codes_for_tests

from statusbook.statements.note_reader import read_note

KNOWN = known_codes_for_tests()
FORMS = yaml.safe_load((Path(__file__).parent / "cases" / "forms.yml").read_text(encoding="utf-8"))
DESCRIBED = {
    200: ("OK", "성공", "요청이 성공적으로 처리되었다."),
    404: ("Not Found", "찾을 수 없음", "요청한 자원이 없다."),
    500: ("Internal Server Error", "서버 내부 오류", "서버에서 예외가 발생했다."),
    302: ("Found", "임시 이동", "잠시 다른 주소로 옮겼다."),
    401: ("Unauthorized", "인증 필요", "로그인이 필요하다."),
}
AROUND = {"<tr": "<table>\n{}</table>\n", "<li": "<ul>\n{}</ul>\n", "<dt": "<dl>\n{}</dl>\n"}


def note_of(form: str) -> str:
    """Gives a note in which every code is described in the form."""
    lines = "".join(
        form.format(c=code, p=phrase, k=name, d=text, u=phrase.upper().replace(" ", "_"))
        for code, (phrase, name, text) in DESCRIBED.items()
    )
    return AROUND.get(form[:3], "{}").format(lines)


@pytest.mark.parametrize("title", ["", "# HTTP 상태 코드\n\n"], ids=["bare", "titled"])
@pytest.mark.parametrize("form", FORMS)
def test_a_form_gives_its_codes_phrases_and_sentences(form: str, title: str) -> None:
    """No code is missed or made up, no phrase differs, no sentence is lost, in none of the forms."""
    reading = read_note((title + note_of(form)).encode(), path="note.md", source="note", known=KNOWN)
    entries = [entry for entry in reading.entries if entry.subject.codes]
    assert {code for entry in entries for code in entry.subject.codes} == set(DESCRIBED)
    phrases = {entry.subject.codes[0]: entry.phrase for entry in entries if entry.phrase}
    shown = {code: phrase.lower().replace("_", " ") for code, phrase in phrases.items()}
    has_phrase = "{p}" in form or "{u}" in form
    assert shown == ({code: names[0].lower() for code, names in DESCRIBED.items()} if has_phrase else {})
    texts = " ".join(statement.text for statement in reading.statements)
    if "{d}" in form:
        assert [text for _, _, text in DESCRIBED.values() if text.rstrip(".") not in texts] == []
    assert reading.ledger.unaccounted == ()
