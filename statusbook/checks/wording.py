"""House prose uses the house's words, and speaks 합니다체 throughout."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator

from statusbook.caches import remembered
from statusbook.checks.fixing.spelling import without_quotations
from statusbook.checks.prose_of import house_sections
from statusbook.checks.spoken import spoken_fields
from statusbook.house.inline import plain_text, spans_of
from statusbook.house.section import Section
from statusbook.house.terms import Terms
from statusbook.problems import Problem, point_at
from statusbook.registry.book import Book
from statusbook.text import split_sentences


def spellings_are_ours(book: Book) -> Iterator[Problem]:
    """No spelling that content/terms.yml refuses stands in house prose outside quotations and code."""
    terms = book.shelf.terms.terms
    refused = tuple(term.refused for term in terms)
    for path, found in itertools.groupby(spoken_places(book), key=lambda place: place[0]):
        places = [*found]
        occurring = _occurring(refused, "\n".join(words for *_, words in places))
        few = Terms(terms=tuple(terms[number] for number in occurring))
        for _, line, text, words in places if occurring else ():
            for start, term in few.refused_in(words):
                yield Problem(
                    path=path,
                    line=line,
                    message=f"'{term.refused}' is not how the house writes it",
                    evidence=point_at(text, start, start + len(term.refused)),
                    fix=f"write '{term.wanted}' ({term.because})",
                )


@remembered
def _occurring(spellings: tuple[str, ...], text: str) -> tuple[int, ...]:
    """Gives the numbers of the spellings that occur in the text of a file at all: none, nearly always."""
    return tuple(number for number, spelling in enumerate(spellings) if spelling in text)


def spoken_places(book: Book) -> Iterator[tuple[str, int, str, str]]:
    """Gives every text in which the house speaks (headings, prose, fields): path, line, text, and its own words.

    The last is as long as the text, with spaces for what is not the house's: code, addresses, quotations.
    """
    for path, section in house_sections(book):
        yield path, section.line, section.title, own_words(section.title)
        foreign = [(span.start, span.end) for span in section.code_spans]
        foreign += [(link.end - len(f"]({link.target})"), link.end) for link in section.links]
        for number, offset, line in section.lines():
            spans = [(start - offset, end - offset) for start, end in foreign]
            yield path, number, line, without_quotations(_blanked(line, spans))
    for field in spoken_fields(book):
        yield field.path, field.line, field.text, own_words(field.text)


def own_words(text: str) -> str:
    """Gives one line of Markdown with spaces for its code, the targets of its links and its quotations."""
    spans = [
        (span.start if span.target is None else span.end - len(f"]({span.target})"), span.end)
        for span in spans_of(text)
    ]
    return without_quotations(_blanked(text, spans))


def _blanked(line: str, spans: Iterable[tuple[int, int]]) -> str:
    """Gives the line with spaces for every stretch, as far as it lies in the line."""
    for start, end in spans:
        first, last = max(start, 0), min(end, len(line))
        if first < last:
            line = f"{line[:first]}{' ' * (last - first)}{line[last:]}"
    return line


def sentences_are_polite(book: Book) -> Iterator[Problem]:
    """Every sentence ends in 합니다체; a list item may be a noun phrase, but no clipped or plain sentence."""
    for path, section in house_sections(book):
        yield from _impolite(path, section)
    for field in spoken_fields(book):
        if field.sentence:
            for start, end in split_sentences(field.text):
                yield from _at(field.path, field.line, plain_text(field.text[start:end]), item=False)


@functools.lru_cache(maxsize=4096)
def _impolite(path: str, section: Section) -> tuple[Problem, ...]:
    return tuple(
        problem
        for sentence in section.sentences
        for problem in _at(path, sentence.last_line, sentence.text, item=sentence.item)
    )


def _at(path: str, line: int, sentence: str, *, item: bool) -> Iterator[Problem]:
    fault = register_fault(sentence, item=item)
    if fault:
        yield Problem(path=path, line=line, message=fault[0], fix=fault[1])


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
