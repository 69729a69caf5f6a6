"""House prose uses the house's words, and speaks 합니다체 throughout."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from statusbook.checks.fixing.spelling import without_free
from statusbook.checks.prose_of import house_sections, prose_lines
from statusbook.checks.spoken import spoken_fields
from statusbook.house.inline import plain_text
from statusbook.house.prose import Section
from statusbook.problems import Problem, point_at
from statusbook.registry.book import Book
from statusbook.text import split_sentences


def spellings_are_ours(book: Book) -> Iterator[Problem]:
    """No spelling that content/terms.yml refuses stands in house prose outside quotations and code."""
    for path, line, text, words in spoken_places(book):
        for start, term in book.shelf.terms.refused_in(words):
            yield Problem(
                path=path,
                line=line,
                message=f"'{term.refused}' is not how the house writes it",
                evidence=point_at(text, start, start + len(term.refused)),
                fix=f"write '{term.wanted}' ({term.because})",
            )


def spoken_places(book: Book) -> Iterator[tuple[str, int, str, str]]:
    """Gives every text in which the house speaks (headings, prose, fields): path, line, text, and its own words.

    The last is as long as the text, with spaces for what is not the house's: code, addresses, quotations.
    """
    for path, section in house_sections(book):
        for line, text in _own_lines(section):
            yield path, line, text, without_free(text)
    for field in spoken_fields(book):
        yield field.path, field.line, field.text, without_free(field.text)


def _own_lines(section: Section) -> Iterator[tuple[int, str]]:
    yield section.line, section.title
    yield from prose_lines(section)


def sentences_are_polite(book: Book) -> Iterator[Problem]:
    """Every sentence ends in 합니다체; a list item may be a noun phrase, but no clipped or plain sentence."""
    for path, section in house_sections(book):
        yield from _impolite(path, section)
    for field in spoken_fields(book):
        if field.sentence:
            for start, end in split_sentences(field.text):
                yield from _at(field.path, field.line, field.text[start:end], item=False)


@functools.lru_cache(maxsize=4096)
def _impolite(path: str, section: Section) -> tuple[Problem, ...]:
    lines = section.markdown.split("\n")
    problems: list[Problem] = []
    for passage in section.passages:
        head = lines[passage.line - section.line - 1]
        if head.lstrip().startswith("|"):  # a table's cells are labels
            continue
        item = _ITEM.match(head) is not None
        for start, end in split_sentences(passage.markdown):
            line = passage.line + passage.markdown.count("\n", 0, end)
            problems += _at(path, line, passage.markdown[start:end], item=item)
    return tuple(problems)


def _at(path: str, line: int, markdown: str, *, item: bool) -> Iterator[Problem]:
    fault = register_fault(plain_text(markdown), item=item)
    if fault:
        yield Problem(path=path, line=line, message=fault[0], fix=fault[1])


_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s")
_TAIL = re.compile(r"(?:\((?:[^()]|\([^()]*\))*\)|[\s\"'”’」』*_.!?:;…])+$")
"""What follows the last word of a sentence: the ``(관행).`` of ``보냅니다(관행).``"""
_ASIDE = re.compile(r"\((?:[^()]|\([^()]*\))*\)\.?")
"""A sentence that is nothing but an aside: ``(관행)``."""
_VERDICT = re.compile(r"정답: ")
"""The line that a situation of a comparison begins with: ``정답: [401 Unauthorized](/401/)``."""
_POLITE = ("니다", "니까", "십시오")
_NOUNS = re.compile(
    r"[개수주중필]요|[관단시장점]점|점|차이점|문제점|그림|느낌|다음|도움|마음|메커니즘|모음|모임|묶음|스트림|시스템|알고리즘"
    r"|알림|이름|잠금|잠김|처음|팀|폼|프레임|플랫폼|흐름|힘"
)
"""Nouns that end as a plain verb (``중요``, ``장점``) or as one cut to a noun (``이름``) does."""


def register_fault(sentence: str, *, item: bool) -> tuple[str, str] | None:
    """Gives message and fix if a sentence (an ``item`` of a list or not) is not in the house's register."""
    if _ASIDE.fullmatch(sentence):
        return f"'{sentence}' is outside its sentence", "put it before the full stop: '…입니다(관행).'"
    words = _TAIL.sub("", sentence)
    if not words or words.endswith(_POLITE) or _VERDICT.match(sentence):
        return None
    if item and not sentence.endswith((".", "?", "!")) and not _is_clipped(words):
        return None
    return f"'…{words[-24:]}' is not 합니다체", "end the sentence in -ㅂ니다 or -습니다"


def _is_clipped(words: str) -> bool:
    """Tells whether words end in a plain verb (한다, 해요) or in a verb cut to a noun (함, 보냄)."""
    last = words.split()[-1]
    if _NOUNS.fullmatch(last) or not "가" <= last[-1] <= "힣":
        return False
    return last[-1] in "다요" or (ord(last[-1]) - ord("가")) % 28 == 16
