"""Decides which numbers of a program are status codes: from their names, comments and neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from statusbook.notes.programs.comment_heads import head_of, mentions
from statusbook.notes.programs.found_record import FoundRecord
from statusbook.notes.programs.name_words import CODE_WORDS
from statusbook.notes.programs.program_comments import comment_lines
from statusbook.notes.programs.program_record import ProgramRecord
from statusbook.notes.programs.quantities import is_quantity, names_fault, tells_event, tells_quantity
from statusbook.notes.programs.tokens import Token
from statusbook.notes.status_names import code_of_name, is_known_status, is_phrase_of, is_registered

_FEWEST_IN_SERIES = 3
"""Numbers of a list that are all known codes, not all hundreds; two are so by chance."""

_FEWEST_PEERS = 3
"""Sure codes in a list, among which ``QUIET_HOURS = 451`` is one where its comment says what happens."""

_KNOWN_SHARE = 0.75

_ENTRY_CALLS = frozenset("put set add insert emplace of entry pair register define".split())
"""What puts a text into a table: ``messages.put(500, "…")``."""

_STATUS_WORDS = frozenset({"status", "http", "httpstatus"})


class CodeJudge:
    """Judges the records of one program, those of a round together; what was accepted helps later rounds."""

    def __init__(self) -> None:
        self._accepted: dict[int, set[int]] = defaultdict(set)

    def judge(self, findings: Sequence[FoundRecord]) -> list[tuple[FoundRecord, bool]]:
        """Returns the records, each with whether its number is a code."""
        known: dict[tuple[int, bool], list[FoundRecord]] = defaultdict(list)
        for finding in findings:
            record = finding.record
            if record is not None:
                if not _is_quantity(finding, record):
                    known[finding.container, record.is_constant].append(finding)
                if self._is_sure(finding, record):
                    self._accepted[finding.container].add(finding.code)
        judged: list[tuple[FoundRecord, bool]] = []
        undecided: list[tuple[FoundRecord, ProgramRecord, list[FoundRecord]]] = []
        for finding in findings:
            record = finding.record
            if record is None:
                continue
            series = known[finding.container, record.is_constant]
            if self._is_code(finding, record, series):
                self._accepted[finding.container].add(finding.code)
                judged.append((finding, True))
            else:
                undecided.append((finding, record, series))
        for finding, record, series in sorted(undecided, key=lambda each: each[1].is_constant):
            is_code = self._is_code_here(finding, record, series)
            if is_code:
                self._accepted[finding.container].add(finding.code)
            judged.append((finding, is_code))
        return judged

    def _is_sure(self, finding: FoundRecord, record: ProgramRecord) -> bool:
        if record.is_sure:
            return True
        comments = [*finding.above, *finding.beside]
        if _is_quantity(finding, record):
            return any(_begins(comment, finding.code) for comment in comments)
        return any(says_code(comment, finding.code) for comment in comments)

    def _is_code(self, finding: FoundRecord, record: ProgramRecord, series: Sequence[FoundRecord]) -> bool:
        if self._is_sure(finding, record):
            return True
        code = finding.code
        peers = self._accepted[finding.container] - {code}
        if _is_quantity(finding, record):
            return len(peers) >= _FEWEST_PEERS and is_registered(code) and code % 100 != 0 and _tells_event(finding)
        about_codes = bool((finding.words | record.stem) & CODE_WORDS)
        if not is_known_status(code):
            return len(peers) > 1 and about_codes
        all_codes = {each.code for each in series}
        codes = [each for each in all_codes if is_known_status(each)]
        is_mostly = len(codes) >= _KNOWN_SHARE * len(all_codes)
        odd = sum(each % 100 != 0 for each in codes)
        is_series = len(codes) >= _FEWEST_IN_SERIES and odd > 0
        if record.is_constant:
            if bool(record.stem & _STATUS_WORDS) or (about_codes and (is_series or len(codes) > 1) and is_mostly):
                return True
            return (
                len(codes) == len(all_codes)
                and _are_errors(series)
                and (is_series or sum(map(_names_fault, series)) * 2 > len(series))
            )
        return about_codes or bool(peers) or (is_series and is_mostly)

    def _is_code_here(self, finding: FoundRecord, record: ProgramRecord, series: Sequence[FoundRecord]) -> bool:
        """Returns whether a number is a code because the file surely has others."""
        code = finding.code
        if not is_known_status(code) or _is_quantity(finding, record):
            return False
        others = set().union(*self._accepted.values()) - {code} if self._accepted else set()
        is_table = len({each.code for each in series}) > 1 and all(is_known_status(each.code) for each in series)
        if record.is_constant:
            if not is_registered(code) and not finding.words & CODE_WORDS:
                return False
            return len(others) > 1 and (code % 100 != 0 or bool(self._accepted[finding.container] - {code}))
        if is_table and any(each.code % 100 for each in series):
            return True
        return len(others) > 1 and (code % 100 != 0 or is_table or bool(record.stem & _ENTRY_CALLS))


def says_code(comment: Token, code: int) -> bool:
    """Returns whether a comment has a code or its phrase in it."""
    if mentions(comment.text, code):
        return True
    return any(is_phrase_of(line.text, code) for line in comment_lines([comment]) if line.text)


def _begins(comment: Token, code: int) -> bool:
    """Returns whether a comment begins with a code."""
    return any(head_of(line.text) == code for line in comment_lines([comment]))


def _is_quantity(finding: FoundRecord, record: ProgramRecord) -> bool:
    """Returns whether the name before a number, or its comment, says that it counts something: ``TIMEOUT_MS = 500``."""
    if record.identifier is None or not record.is_constant:
        return False
    name = record.identifier.text
    if code_of_name(name) is not None:
        return False
    among_codes = bool(finding.words & CODE_WORDS) and is_known_status(finding.code)
    if is_quantity(name, finding.code, among_codes=among_codes):
        return True
    if among_codes or names_fault(name):
        return False
    lines = [line.text for line in comment_lines([*finding.above, *finding.beside]) if line.text]
    return len(lines) == 1 and tells_quantity(lines[0])


def _tells_event(finding: FoundRecord) -> bool:
    """Returns whether a comment of a record says what happens in a sentence."""
    lines = (line.text.rstrip(" .!") for line in comment_lines([*finding.above, *finding.beside]))
    return any(tells_event(text) and text.endswith(("다", "요")) for text in lines)


def _are_errors(series: Sequence[FoundRecord]) -> bool:
    """Returns whether constants are several codes of errors, whose names or comments say what went wrong."""
    codes = {each.code for each in series if each.code >= 400}
    telling = 0
    for each in series:
        lines = [line.text for line in comment_lines([*each.above, *each.beside]) if line.text]
        telling += _names_fault(each) or any(tells_event(text) for text in lines)
    return len(codes) > 1 and telling * 2 > len(series)


def _names_fault(finding: FoundRecord) -> bool:
    token = finding.record.identifier if finding.record is not None else None
    return token is not None and names_fault(token.text)
