"""Tells from the head and the cells of a column whether people stand in it, who are about its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SURNAMES = "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용"
_GIVEN = (
    "가강건겸경고광규균근금기길나남다단담대덕도동두라람래련령로루린림마명모무묵문미민바배백범별병보복봉비빈"
    "산상새서석선섭성세소솔송수숙순슬승시신아안애언여연열영예오옥온완요용우욱운웅원월유윤율은이익인일"
    "재정제조종주준중지진찬창채천철초춘충치태하학한해향헌혁현형혜호홍화환황회효후훈휘흥희"
)
_TITLE = r"(?:님|씨|사원|주임|대리|과장|차장|부장|팀장|실장|파트장|이사|상무|대표|매니저|프로|연구원|선임|책임|수석|전임|개발자|디자이너|(?:M|PM|PO|PL|TL)\b)"

# ``홍길동``, ``허준``, ``남궁민수``; not ``가능함``, ``결제팀``
_NAME = rf"(?:[{_SURNAMES}][{_GIVEN}]{{1,2}}|(?:남궁|황보|제갈|선우|독고|사공)[{_GIVEN}]{{1,2}})"
_FULL_NAME = rf"[{_SURNAMES}][{_GIVEN}]{{2}}"

# Where a person works, before the name or in brackets behind it: ``주문셀 ``, ``(플랫폼실)``; not ``서버 ``
_UNIT = r"[가-힣A-Za-z]{1,8}(?:팀|셀|실|파트|본부|센터|스쿼드|랩|반|조|그룹|과)"

# … alone: ``지원1팀``, ``플랫폼 2셀``; not ``서버``
_GROUP = re.compile(r"[가-힣A-Za-z]{1,8}\s?\d{0,2}(?:팀|셀|실|파트|본부|센터|스쿼드|랩|그룹|과)")

# An address of a person: ``@kim``, ``kim@a.example``; not ``kim``
_ADDRESS = re.compile(r"@[\w.-]+|[\w.+-]+@[\w.-]+")

# A name under a head that says it is one: ``홍길동``, ``허준 과장``, ``하람님``, ``주문셀 허준``, ``허준(주문셀)``; not ``결제팀``
_PERSON = re.compile(rf"(?:{_UNIT}\s)?(?:{_NAME}(?:\s*{_TITLE})?|[가-힣]{{2,4}}\s*{_TITLE})(?:\s?\({_UNIT}\))?")

# What may be a name beside others: ``곽이든``, ``민재원``; not ``결제``, ``다섯째``
_LIKELY = re.compile(rf"[{_SURNAMES}][가-힣]{{2}}(?:\s*{_TITLE})?")

# A name that needs no head: ``홍길동``, ``홍길동 책임``, ``홍길동M``, ``주문셀 홍길동``; not ``허준``, ``하람님``, ``주의함``
_CERTAIN = re.compile(rf"(?:{_UNIT}\s)?{_FULL_NAME}(?:\s*{_TITLE})?(?:\s?\({_UNIT}\))?")

# What a writer is called among friends: ``새암``, ``라온``, ``jay.k``; not ``a b``, ``결제 모듈``
_NICKNAME = re.compile(r"[가-힣]{2,4}|[A-Za-z][\w.-]{1,19}")

# The end of what is no person: ``구매팀``, ``고객 센터``; not ``홍길동``
_TEAM = re.compile(
    r"(?:팀|부서|부|실|셀|파트|본부|센터|조직|그룹|담당|서버|서비스|고객|회원|손님|직원|기사|점주|관리자|사용자|운영자"
    r"|개발자|이용자|모두|전체|없음|있음|누구나)$"
)

# Heads of columns that name a person or a team: ``담당``, ``owner``; not ``설명``
_OWNER = re.compile(
    r"담당|관리|소유|책임|당번|당직|검수|검토|확인|컨펌|리뷰|owner|contact|pic|maintainer", re.IGNORECASE
)

_WITH_N = "".join(chr(0xAC00 + 28 * at + 4) for at in range(399))
"""Syllables that end in ``ㄴ``, as verbs do before who did it: ``쓴``, ``본``, ``확인한``."""

# Who did something to the row: ``본 사람``, ``엮은이``, ``확인자``; not ``보는 사람``, ``호출자``
_WRITER = re.compile(
    rf"(?:[가-힣]{{0,6}}\s?)?(?!는)[{_WITH_N}]\s?(?:이|사람|분)"
    r"|(?:[가-힣]{1,4}\s?)?(?:확인|점검|승인|결재|검수|감수|배포|발견|정리|공유|번역|조사|분석|기안|집필|취합|조치|교정|답변|기록|등록|제보|접수|보고|신고)자"
)

# Heads of what may look like names: ``화면`` of ``주문서``; not ``당번``
_OF_THINGS = re.compile(
    r"화면|어디|위치|곳|대상|종류|파일|모듈|기능|제목|메뉴|문서|서류|단계|상태|결과|where|page|screen|file"
)

_FEWEST_NAMES = 3
_FEWEST_PEOPLE = 2
"""Names and different ones under a head that says nothing of people."""

# What stands between people: ``, ``, `` / ``; not `` ``
_BETWEEN = re.compile(r"\s*[,/·、&]\s*")


def holds_people(texts: Sequence[str], head: str) -> bool:
    """Returns whether all cells are names of people: ``홍길동`` under ``담당``, ``라온`` under ``엮은이``; not ``결제팀``.

    Under a head that says nothing of people, only full names of several people, or their addresses, are taken for some.
    """
    people = [part for text in texts for part in _BETWEEN.split(text.strip())]
    if people and head and _WRITER.fullmatch(head):
        return all(_is(part, _PERSON) or _NICKNAME.fullmatch(part) or _GROUP.fullmatch(part) for part in people)
    if not people or any(_TEAM.search(part) for part in people):
        return False
    if not head or _OWNER.search(head):
        if all(_is(part, _PERSON if head else _CERTAIN) for part in people):
            return True
        return bool(head) and any(map(_CERTAIN.fullmatch, people)) and all(_is(part, _LIKELY) for part in people)
    if all(_ADDRESS.fullmatch(text) for text in people):
        return True
    is_certain = _OF_THINGS.search(head) is None and all(_CERTAIN.fullmatch(part) for part in people)
    return is_certain and len(people) >= _FEWEST_NAMES and len(set(people)) >= _FEWEST_PEOPLE


def _is(text: str, name: re.Pattern[str]) -> bool:
    return name.fullmatch(text) is not None or _ADDRESS.fullmatch(text) is not None
