"""Reads pasted conversations (KakaoTalk, Slack, Discord, Teams): who said it and when goes, a message is a text alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from statusbook.notes.block import Aside, Block, Line, Removed, Shape
from statusbook.notes.markdown import MarkdownParts

_SAMPLE = 20_000
_FEWEST_MESSAGES = 3
"""Messages in the beginning of a conversation; a note may quote one or two."""

_TIME = r"(?:오전|오후|AM|PM)?\s?\d{1,2}:\d\d(?::\d\d)?\s?(?:AM|PM|am|pm|오전|오후)?"
_DAY = (
    r"(?:\d{4}\s?[-./년]\s?\d{1,2}\s?[-./월]\s?\d{1,2}\s?일?\.?(?:\s?[월화수목금토일]요일|\s?\([월화수목금토일]\))?"
    r"|오늘|어제|\d{1,2}월 \d{1,2}일(?:\s?[월화수목금토일]요일)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Today|Yesterday)"
)

# Who said the text behind it, and when: ``[김도윤] [오후 2:13] ``, ``2024년 6월 18일 오후 2:13, 김도윤 : ``, ``[14:13] 도윤: ``,
# ``14:13 <doyun> 404``; not ``[404] ``, ``[참고] [링크] ``, ``오후 2:13 ``.
_SAID = re.compile(
    rf"\s*(?:\[[^\]\n]{{1,30}}\]\s*\[{_TIME}\]\s?"
    rf"|{_DAY},?\s{_TIME},\s?[^:：\n]{{1,30}}?\s?[:：]\s?"
    rf"|\[(?:{_DAY},?\s)?{_TIME}\]\s?[^:：\n\[\]]{{1,30}}[:：]\s?"
    rf"|(?:\[?{_TIME}\]?\s)?<[@+]?[\w가-힣.-]{{1,30}}>\s(?=\S))"
)

# A line of its own that says who writes below: ``조은비  오후 5:02``, ``한지우 — 오늘 오후 5:03``, ``Doyun  [5:02 PM]``; not
# ``404 오후 5:02``, ``오후 5:02``, ``점검은 오후 5:02에``.
_SPEAKER = re.compile(
    rf"\s*(?!\d)[^\s:：|,.](?:[^\n:：|,.]{{0,28}}[^\s:：|,.])?(?:\s{{2,}}\[?|\s?[—–]\s?|\s?\[|\sAPP\s+|\t)(?:{_DAY}(?:\s?에)?,?\s)?{_TIME}\]?"
    r"(?:\s?\(편집됨\)|\s?\(edited\))?\s*\Z"
)

# Who and when on two lines, of which this is the second: ``  오후 2:14``, ``[5:02 PM]``; not ``오후 2:14에``, ``2:1``.
_TIME_ALONE = re.compile(rf"\s*\[?(?:{_DAY},?\s)?{_TIME}\]?(?:\s?\(편집됨\)|\s?\(edited\))?\s*\Z")

# … and this the first: ``김민지``, ``Doyun Kim``, ``오태식 (서버)``; not ``감사합니다!``, ``404``, ``- 김민지``.
_NAME_ALONE = re.compile(r"\s*[A-Za-z가-힣][\w가-힣 .()/_-]{0,28}(?<![.!?])\s*\Z")

# A line that the program wrote: ``--- 2024년 6월 18일 화요일 ---``, ``김도윤님이 들어왔습니다.``, ``:eyes: 3``, ``답글 4개``,
# ``저장한 날짜 : 2024-06-20``, ``(수정됨)``, ``👍 2``; not ``사용자가 나갔다``, ``404: 3``.
_BY_PROGRAM = re.compile(
    rf"\s*(?:[-–—=]*\s*{_DAY}\s*[-–—=]*"
    r"|.{1,40}님이\s.{0,40}(?:들어왔|나갔|초대했|내보냈|참여했|고정했)습니다\.?"
    r"|.{1,40}님과 (?:카카오톡 )?대화|.{1,60} 님과 카카오톡 대화|저장한 날짜\s*[:：].*|대화 상대\s*[:：].*"
    r"|(?::[\w+-]+:\s*\d*\s*)+|(?:답글|댓글) \d+개.*|\d+개의 답글.*|\d+ repl(?:y|ies).*|마지막 답글.*"
    r"|스레드에서 답글 달기|\d{1,3}|사진(?: \d+장)?|동영상|이모티콘|삭제된 메시지입니다\.?|파일\s*[:：].*|보이스톡.*|새 메시지|New"
    r"|\((?:편집됨|수정됨|edited)\)|[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?\s?\d{1,3})\s*\Z",
    re.IGNORECASE,
)

# What the program wrote behind a message: `` (편집됨)``, `` (edited)``; not ``(편집)``.
_EDITED = re.compile(r"\s*\((?:편집됨|수정됨|edited)\)\s*\Z", re.IGNORECASE)


# Words that were struck, as Slack marks them: ``~501은 배포 중~``; not ``~~501~~``, ``1~3초``, ``좋아요~``
_STRUCK = re.compile(r"(?<![\w~])~([^\s~][^~\n]{0,300}[^\s~])~(?![\w~])")


def is_chat(suffix: str, text: str) -> bool:
    """Returns whether the note is a pasted conversation: several of its lines say who speaks."""
    lines = text[:_SAMPLE].split("\n")
    said = sum(_SAID.match(line) is not None or _SPEAKER.match(line) is not None for line in lines)
    return said + len(_names_above_times(lines)) >= _FEWEST_MESSAGES


def _names_above_times(lines: Sequence[str]) -> set[int]:
    """Returns where (from 0) a line is a name and the next one a time, as Slack writes who speaks."""
    return {
        at
        for at, (name, time) in enumerate(pairwise(lines))
        if _TIME_ALONE.match(time) is not None and _NAME_ALONE.match(name) is not None
    }


@dataclass(slots=True)
class _Message:
    """What one person said at once: its lines without who and when, by their numbers (from 1)."""

    first: int
    lead: str = ""
    lines: list[str] = field(default_factory=list)


def read_chat(text: str) -> list[Block]:
    """Returns the blocks of each message by itself; what the program wrote is set aside."""
    blocks: list[Block] = []
    parts = MarkdownParts(text)
    message = _Message(first=1)
    source = text.split("\n")
    names = _names_above_times(source)
    speakers = names | {at + 1 for at in names}
    for number, line in enumerate(source, start=1):
        said = _SAID.match(line)
        is_by_program = _BY_PROGRAM.match(line) is not None or number - 1 in speakers
        if said is None and not is_by_program and not _SPEAKER.match(line):
            message.lines.append(line)
            continue
        blocks.extend(_blocks_of(message, parts))
        blocks.append(Block(shape=Shape.ASIDE, first=number, last=number, aside=Aside.ABOUT_NOTE))
        if said is None:
            message = _Message(first=number + 1)
        else:
            message = _Message(first=number, lead=said.group().strip(), lines=[line[said.end() :]])
    blocks.extend(_blocks_of(message, parts))
    return blocks


def _blocks_of(message: _Message, parts: MarkdownParts) -> Iterator[Block]:
    """Returns the blocks of one message in a box of their own, in which nothing lasts longer than the message; what stood
    before and behind its text is said to be left out.
    """
    edited = {
        index: found.group().strip() for index, line in enumerate(message.lines) if (found := _EDITED.search(line))
    }
    lines = [_STRUCK.sub(r"~~\1~~", _EDITED.sub("", line)) for line in message.lines]
    if not any(line.strip() for line in lines):
        return
    removed = {message.first + index: text for index, text in edited.items()}
    if message.lead:
        removed[message.first] = f"{message.lead} {removed.get(message.first, '')}".strip()
    last = message.first + len(lines) - 1
    yield Block(shape=Shape.BOX, first=message.first, last=message.first, aside=Aside.ABOUT_NOTE)
    for block in parts.read(lines, lines_before=message.first - 1):
        yield replace(block, lines=tuple(_with_removed(line, removed) for line in block.lines))
    yield Block(shape=Shape.BOX_END, first=last, last=last)


def _with_removed(line: Line, removed: dict[int, str]) -> Line:
    text = removed.pop(line.first, None)
    return line if text is None else replace(line, removed=(*line.removed, Removed(text=text, reason=Aside.ABOUT_NOTE)))
