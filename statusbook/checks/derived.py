"""What prose repeats of a record's facts agrees with the record: one truth, however often it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from statusbook.checks.prose_of import house_sections
from statusbook.problems import Problem
from statusbook.registry.book import Book

_CACHED = re.compile(
    r"(?P<codes>[1-5]\d\d(?:(?:[과와], ?|[과와] |, )[1-5]\d\d)*)[은는]? 기본으로 캐시"
    r"(?:(?P<may>될 수 있|할 수 있|됩)|(?P<not>되지 않|되는 코드가 아))"
)
"""A claim about caching without directives: ``301과 308은 기본으로 캐시될 수 있습니다``, ``413은 기본으로 캐시되는 코드가
아닙니다``. What RFC 7540 once let 421 do (``421을 기본으로 캐시할 수 있게 두었습니다``) is none: its code is an object."""

_HEADER_OF = re.compile(r"([1-5]\d\d)의 `([A-Z][\w-]*)`")
"""A header as a code's own: ``401의 `WWW-Authenticate```."""

_CODE = re.compile(r"[1-5]\d\d")


def cacheable_codes_are_told_alike(book: Book) -> Iterator[Problem]:
    """A code of which prose says that it is cacheable by default, or not, has that fact in its record."""
    for path, section in house_sections(book):
        for sentence in section.sentences:
            for found in _CACHED.finditer(sentence.text):
                for code in map(int, _CODE.findall(found["codes"])):
                    note = book.shelf.codes.get(code)
                    if note and note.facts.cacheable != bool(found["may"]):
                        stated = "true" if note.facts.cacheable else "false"
                        yield Problem(
                            path=path,
                            line=sentence.first_line,
                            message=f"'{found[0]}…', but 'cacheable' of {code} is {stated}",
                            fix=f"correct the sentence, or {note.path} (RFC 9110 15.1)",
                        )


def required_headers_are_told_alike(book: Book) -> Iterator[Problem]:
    """A header that prose calls a code's own and required (필수) is required in its record."""
    for path, section in house_sections(book):
        for sentence in section.sentences:
            if "필수(MUST)" not in sentence.text:
                continue
            for code, name in _HEADER_OF.findall(sentence.text):
                note = book.shelf.codes.get(int(code))
                if note and name not in note.facts.headers.required:
                    yield Problem(
                        path=path,
                        line=sentence.first_line,
                        message=f"'{name}' of {code} is called required (필수), but its record does not say so",
                        fix=f"correct the sentence, or 'headers.required' of {note.path}",
                    )
