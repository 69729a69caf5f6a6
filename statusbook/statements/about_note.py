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


# What may end a note behind its last entry: ``적은 사람 총무``, ``출처: 사내 위키``, ``이 문서의 저작권은 …``, ``궁금한 점은 물어보세요``,
# ``다음 모임: 3월 4일``, ``※ 숙제: 코드 찾기``, ``감사합니다.``, ``Last reviewed by Kim``; not ``다음 쪽으로 넘긴다``, ``출처가 다르다``, ``작성한 글``.
_ENDING = re.compile(
    r"\W*(?:"
    r"(?:적은|쓴|만든|정리한|옮긴|엮은|고친|작성한)\s?(?:사람|이|분)(?=[\s:：|])"
    r"|(?:정리|작성|글|번역|감수|제작|출처|참고\s?(?:자료|문헌)|문의처|연락처|질문|제보|건의|의견|과제|숙제|공지|준비물|참석자?|불참|장소|일시)\s*[:：]"
    r"|(?:그\s?(?:밖|외)|이\s?외|기타)(?:의|에)?\s(?:번호|코드|오류|에러|문의|사항)"
    r"|(?:문의|질문|제보|의견|문의\s?사항)(?:은|는)\s"
    r"|(?:중간|기말)고사|(?:다음|이전|지난)\s?(?:모임|시간|회의|스터디|강의|주차?|수업|편|장|절|회차?|발표)(?:\s*[:：]|(?:에는|은|는|까지)\s)"
    r"|(?:이|본)\s?(?:글|문서|자료|페이지|저작물|노트|위키)(?:의|은|는)\s[^.]{0,30}(?:저작권|라이선스|라이센스|CC\s?BY|전재|배포|나눌\s수)"
    r"|(?:궁금|모르|이상|틀리|틀린|잘못|빠진|고칠|더\s?알고)[가-힣]{0,3}\s?(?:점|것|게|부분|내용|곳|사항)[가-힣]{0,2}\s[^.]{0,40}(?:주세요|바랍니다|주십시오|됩니다|보세요)"
    r"|[-–—\s]*끝[\s.,-]*(?:\Z|열람|회람|배포)|(?:열람|회람|확인)\s?후\s?(?:파기|폐기|삭제|회신)|(?:외부|무단)\s?(?:공유|유출|전재|배포)"
    r"|이상(?:으로)?\s?[^.]{0,30}(?:입니다|마칩니다|마치겠습니다)"
    r"|(?:대단히\s|늘\s)?(?:감사합니다|감사드립니다|고맙습니다|수고하세요|수고하십시오|수고\s?많)|(?:그럼\s)?(?:좋은|즐거운|행복한)\s?(?:하루|저녁|주말)"
    r"|[가-힣 ]{2,20}\s(?:드림|올림|배상)\s*\Z"
    rf"|{_DATE}에?\s(?:마지막으로\s)?(?:고쳤|수정했|수정함|갱신했|작성했|썼|적었|고침)"
    r"|last\s+reviewed|reviewed\s+by|for\s+(?:questions|feedback)|questions\?|(?:please\s+)?(?:contact|ask)\s+(?:us|the|@|#)|licensed\s+under|sources?:"
    r"|thanks?(?:\s+you)?(?:\s+for\b|[.!,]|\s*\Z)|best\s+regards|regards,|cheers"
    r")",
    re.IGNORECASE,
)


# What asks readers to correct a note, wherever it stands: ``틀린 곳이 있으면 알려 주세요.``, ``오타 제보는 댓글로 부탁드립니다``; not ``틀린 값을 고친다``
_CORRECT_ME = re.compile(
    r"\W*(?:틀린|잘못된|빠진|이상한|고칠|궁금한|모르는)\s?(?:점|것|게|부분|내용|곳|사항)[가-힣]{0,2}\s[^.]{0,40}(?:알려|말씀해|댓글|남겨|문의|제보|물어)[^.]{0,20}[.!~]?\s*\Z"
    r"|\W*(?:오타|오류|오역)\s?(?:제보|신고|지적)[가-힣]{0,2}\s[^.]{0,40}[.!~]?\s*\Z"
)


def asks_for_corrections(text: str) -> bool:
    """Returns whether a line asks readers to tell what is wrong in the note: ``틀린 곳이 있으면 알려 주세요.``."""
    return len(text) <= _LONGEST_LINE and _CORRECT_ME.match(text) is not None


def ends_note(text: str) -> bool:
    """Returns whether a line behind the last entry of a note is about the note: ``적은 사람 총무``, ``감사합니다.``."""
    return len(text) <= _LONGEST_LINE and _ENDING.match(text) is not None


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
