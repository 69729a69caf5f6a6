"""Lines about the note itself, not about what it describes: who wrote it, what follows it, what readers said of it."""

from __future__ import annotations

import re

from statusbook.notes.block import Line

_LONGEST_LINE = 120
"""Characters of a line about the note; a longer one says something."""

# A line that only draws: ``---``, ``* * *``, ``═════``; not ``|---|---|``, ``- 404``, ``--- 2024 ---``.
_RULE = re.compile(r"\s*(?:[-–—_*=~─━═]\s?){3,}\s*")

# What stands behind the text of a post: ``이전 글: 쿠키``, ``확인 부탁드립니다.``, ``댓글 12개``, ``글쓴이 | 정하람``, ``© 2024``; not ``다음 글자``,
# ``이 글을 읽기 전에``, ``공감한다``, ``목록``, ``토큰 확인 부탁드립니다.``.
_CLOSING = re.compile(
    r"\W*(?:"
    r"(?:이전|다음|관련|인기|추천|최신)\s?(?:글|포스트|게시글|게시물|페이지|문서)(?:들|\s*보기)?\s*(?:[:|：·>»«<(—–-]|\Z)"
    r"|(?:previous|next|prev|related|older|newer)(?:\s+(?:posts?|articles?|pages?|entr(?:y|ies)))?\s*(?:[:|»«>→←—–]|\Z)"
    r"|(?:글쓴이|지은이|작성자|저자|필자|글\s?/\s?사진|author|written\s+by|posted\s+(?:by|on|in)|by)\s*(?:[:|：·—–-]|\s[A-Z가-힣@])"
    r"|(?:댓글|공감|좋아요|조회\s?수?|추천|스크랩|답글|likes?|comments?|views?|shares?)\s*[:(]?\s*\d"
    r"|\d+\s*(?:개의\s*)?(?:댓글|공감|comments?|likes?|views?|claps?)"
    r"|(?:공유하기|구독하기|목록(?:으로|\s?보기)|맨\s?위로|위로\s?가기|신고하기|더\s?보기|댓글\s?(?:쓰기|달기|남기기)|share|subscribe|back\s+to\s+top"
    r"|leave\s+a\s+(?:comment|reply)|follow\s+me)\s*(?:[:|·\])]|\Z)"
    r"|(?:©|ⓒ|\(c\)\s*\d{4}|copyright|all\s+rights\s+reserved|무단\s?(?:전재|복제|배포))"
    r"|(?:이|본)\s?(?:글|문서|페이지|포스팅|포스트)(?:이|가|은|는)?\s*(?:도움이|유익|유용|마음에)"
    r"|(?:이\s?페이지|이\s?문서)\s?(?:편집|수정|고치기|신고)|edit\s+this\s+page|was\s+this\s+(?:page|article)\s+helpful"
    r"|(?:태그|카테고리|분류|tags?|categor(?:y|ies)|filed\s+under)\s*[:：|]"
    r"|(?:읽어\s?주셔서|봐\s?주셔서|긴\s?글)\s*(?:감사|고맙)"
    r"|(?:끝|이상|이상입니다|end|fin|eof)\.?\s*\Z"
    r"|(?:확인|회신|참고|검토|공유|양해|협조)(?:해|을|를)?\s?(?:부탁드립니다|부탁드려요|바랍니다|주세요)[.!]?\s*\Z"
    r")",
    re.IGNORECASE,
)

_DATE = r"(?:\d{4}\s*[-./년]\s*\d{1,2}\s*[-./월]\s*\d{1,2}\s*일?\.?|\d{1,2}\s+[A-Z][a-z]{2,8}\s+\d{4}|[A-Z][a-z]{2,8}\s+\d{1,2},\s+\d{4})"

# Who keeps the note and since when: ``작성: 연동셀``, ``마지막 수정: 2024-09-12``, ``문서 책임: 인증셀``, ``2023. 8. 14. 21:07``;
# not ``작성한 글이 없다``, ``수정: 다시 보낸다``.
_KEEPER = re.compile(
    rf"\W*(?:"
    rf"(?:(?:최종|마지막|최근|최초)\s*)?(?:작성|수정|갱신|개정|업데이트|등록|배포|검토|created|updated|modified|edited|published|revised"
    rf"|last\s+(?:updated|modified|edited))\s*(?:일시?|일자|날짜|on|at|by)?\s*[:：|]?\s*{_DATE}"
    rf"|(?:작성(?:자|일|일자|일시)?|정리한\s?사람|만든\s?사람|쓴\s?사람|문서\s?(?:책임|담당|관리)자?|글|작성\s?팀|관리\s?팀|작성\s?부서|문의처"
    rf"|(?:최종|마지막|최근)\s?(?:수정|갱신|개정)(?:일|자)?|created\s+by|maintained\s+by|maintainer|owner|reviewer|editor)\s*[:：|]"
    rf"|[^.!?:：]{{1,40}}[·|/,]\s*(?:{_DATE}|\d{{4}}년 \d{{1,2}}월)\s*(?:고침|수정|작성|갱신|개정|씀|업데이트|게시)\Z"
    rf"|{_DATE}(?:[\s,·|]*\d{{1,2}}:\d\d)?(?:\s*[·|/—–-].*)?\Z"
    rf")",
    re.IGNORECASE,
)


def is_rule(text: str) -> bool:
    """Returns whether a source line is a rule, which ends what an entry says: ``---``."""
    return _RULE.fullmatch(text) is not None


def closes_note(text: str) -> bool:
    """Returns whether a line begins what follows the text of a note: ``이전 글: …``, ``댓글 12개``, ``글쓴이 …``."""
    return len(text) <= _LONGEST_LINE and _CLOSING.match(text) is not None


def keeps_note(text: str) -> bool:
    """Returns whether a line says who keeps the note and since when: ``마지막 수정: 2024-09-12``."""
    return len(text) <= _LONGEST_LINE and _KEEPER.match(text) is not None


def leads_elsewhere(line: Line) -> bool:
    """Returns whether a line is nothing but a link to another page of the same site: ``[배포 절차](./DEPLOY.md)``."""
    if len(line.links) != 1 or line.links[0].url.startswith(("http://", "https://", "#")) or not line.links[0].url:
        return False
    link = line.links[0]
    return not (line.text[: link.start] + line.text[link.end :]).strip(" -–—·|>→←*")
