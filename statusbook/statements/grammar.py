"""The patterns for numbers and signs that heads of entries are made of; ``name_grammar`` has those for names.

Each is matched where a ``Cursor`` stands, so an example shows only what the pattern itself takes: ``개`` of
``500개``. A comment names texts that match and, behind ``not``, texts that must not; a test reads the comments.
"""

from __future__ import annotations

import re

LONGEST_HEAD = 600
"""Only so many characters of a line are searched for a head, so that no hostile line costs more. The longest head of a
labelled note has 37, the longest phrase 40; from 60 on every labelled note reads the same."""

# Whether a line can have a head at all: ``404``, ``4xx``, ``4로 시작``; not ``없음``, ``4번``, ``1.2``, ``4040``.
DIGIT = re.compile(r"(?<!\d)[1-5](?:\d\d(?!\d)|[xXnNoO○●◯*\\_-]|\s?으?로)")

DECORATION = " \t*_#`'\"“”‘’|>~=.,;:!…)]}」』】》-–—"
"""Signs that end a head without saying anything: ``404 Not Found**:`` ends with its phrase."""

# What stands before a head ------------------------------------------------------------------------

_OUTLINE_NUMBER = (
    r"(?:\d️?⃣"  # 4️⃣
    r"|\(?\d{1,2}(?:[.-]\d{1,3}){1,4}\.?\)?(?=\s)"  # 4.2.1, (4-2)
    r"|\(?\d{1,2}[.)\]](?!\d)\)?|\[\d{1,2}\]"  # 4., 4), (4), [4]; not 4.5
    r"|[①-⓿㈀-㈞㉠-㉾㊀-㊉➀-➓❶-❿][.)]?"  # ①, ⑴, ㈀, ㉠
    r"|[Ⅰ-ⅿ]{1,3}(?:[.)](?=\s)|(?=\s))"  # Ⅰ., ⅱ)
    r"|\((?:[IVXivx]{1,4}|[Ⅰ-ⅿ]{1,3}|[가-힣ㄱ-ㅎ]|[a-zA-Z])\)(?=\s)"  # (iv), (ⅲ), (다), (a)
    r"|[IVXivx]{1,4}[.)](?=\s)|[가-하ㄱ-ㅎ][.)](?=\s)|[a-zA-Z][.)](?=\s)"  # iv., 가), ㄱ., A.
    r"|\[(?:[ xXvVoO✓✔√]|[^\w\s\]\[])?\](?=\s)"  # [ ], [x], [>]
    r"|[ㅇoO](?=\s+[1-5]\d\d(?!\d))"  # ㅇ 404, as offices write
    r"|[Qq]\d{0,2}[.)])"  # Q1.
)
# Bullets, emoji and outline numbers: ``- ``, ``⚠️ ``, ``4.2.1 ``, ``① ``, ``(다) ``, ``Ⅰ. ``, ``[x] ``, ``Q1. ``; not ``404``, ``[404]``, ``Not``.
LEAD = re.compile(rf"(?:[^\w\[(<{{`\"'“‘「『【《]|{_OUTLINE_NUMBER}|__+)*")

_HTTP = r"(?:HTTP|http)\s*(?:/\s*\d(?:\.\d)?)?"  # HTTP, HTTP/1.1
_CODE_WORD = (
    r"(?:(?:응답|상태|에러|오류|결과)\s*(?:코드|번호)|(?:response\s*)?status(?:\s*code)?|error(?:\s*code)?"
    r"|response\s*code|code|코드|에러|오류)(?![A-Za-z])"
)
# Words that announce a code: ``상태 코드: ``, ``HTTP 상태 코드 ``, ``Error ``, ``HTTP/1.1 404``; not ``errors``, ``HTTPS``.
LABEL = re.compile(
    rf"(?:{_HTTP}[\s_-]*(?=\D|[1-5]\d\d))?(?:{_CODE_WORD}\s*(?:no\.?|#|번호)?\s*[:：=\-–]?\s*)"
    rf"|{_HTTP}[\s:_-]+(?=[1-5]\d\d|[\[(<`]|[1-5][xX*])",
    re.IGNORECASE,
)

# Brackets, quotes and emphasis that open: ``[``, ``**``, ``<``, `` (`` ; not ``< 500`` and ``<=``, which compare.
OPENING = re.compile(r"(?:\s*(?:<(?![\s=])|[\[({`\"'“‘「『【《*])+\s*)+")

# … and that close: ``]``, ``**``, ``)`` ; not ``:``.
CLOSING = re.compile(r"(?:\s*[\])>}`\"'”’」』】》]+|\s*\*+)+")

# A limit, whose number is no code: ``>= 500``, ``< 400``, ``≤ 299``; not ``-> 500``, ``<200 OK>``.
LIMIT = re.compile(r"(?:[<>]=|<\s+|[≤≥])\s*(?=[1-5]\d\d)")

# The sign of an issue number before a code: ``#``; not ``##``, a heading without its space.
ISSUE = re.compile(r"(?<!#)#\Z")

# Codes ------------------------------------------------------------------------------------------

_NOT_IN_NUMBER = (
    r"(?![0-9]|[.,]\d|:\d"  # 4040; 404.14, 404,000; 404:8080
    r"|\s*[x×]\s*\d"  # 300 x 200
    r"|/(?!\s*[1-5]\d\d(?!\d))[\w])"  # 200/users, but 301/308
)
_SUBSTATUS = r"\.0(?!\d)|(?:(?<=40[013456])|(?<=41[23])|(?<=50[0-3]))\.(?P<substatus>\d{1,2})"  # of IIS: 404.13; of a spreadsheet: 404.0
# A code that begins a head: ``404``, ``404:``, ``301/308``, ``404.13``; not ``4040``, ``410.14``, ``300 x 200``, ``404:8080``.
CODE = re.compile(rf"(?<![0-9A-Za-z.$/\\])(?P<code>[1-5]\d\d)(?:{_SUBSTATUS})?{_NOT_IN_NUMBER}")

# A code behind another one, in brackets or quotes perhaps: ``308``, ``[308``; not ``3080``.
NEXT_CODE = re.compile(rf"[\[(`\"']?(?P<code>[1-5]\d\d){_NOT_IN_NUMBER}")

# What joins the codes of one head: ``/``, ``, ``, `` vs ``, ``와 ``, `` ↔ ``; not ``:``, `` - ``.
MORE_CODES = re.compile(
    r"[\])`\"']?\s*(?:,|/|·|&|\+|、|\||와|과|및|또는|혹은|\band\b|\bor\b|\bvs\.?|↔|<->|⇔)\s*(?:과|와)?\s*",
    re.IGNORECASE,
)

# … and compares them: ``401 vs 403``, ``401 ↔ 403``; not ``301/308``.
VERSUS = re.compile(r"vs|↔|<->|⇔", re.IGNORECASE)

_LATIN_UNIT = (
    r"\s?(?:ms|px|bytes?|[kKMGT]i?B|[kKMGT]b|%|cm|mm|kg|km|hz|dpi|rpm|fps|dp|pt|em|rem|vh|vw|sec|req/s)(?![A-Za-z])"
)
_GLUED_COUNTER = (  # right behind the number
    r"(?:초|이상|이하|미만|분|시간|일|년|월|개|명|번째|원|회|건|바이트|킬로|메가|기가|배|줄|자리|글자|점|만|천|억|여|위|등급"
    r"|층|호|달러|편|화|탄|강|쪽|기|주년|절|항|매|자(?=\s|이|만)|동(?=\s)"
    r"|번(?=\s*(?:반복|째|이나|까지|씩|정도|넘|이상)))"
)
_SPACED_COUNTER = (
    r"\s(?:개|명|초|원|바이트|밀리초)(?=[\s의를이가은는만씩,.)]|\Z)|\s줄(?!이\s)"
    r"|\s(?:개|명|건|회|초|분|시간|일|원|글자|바이트)(?:까지|마다|씩|이상|이하|미만|이내|동안|정도|당\b)"
)
# A unit, which makes the number a quantity: `` ms``, ``개``, ``번째``, `` 초가``, ``%``, ``×3``; not `` 개요``, ``번``,
# `` MSG``.
UNIT = re.compile(rf"(?:{_LATIN_UNIT}|{_GLUED_COUNTER}|{_SPACED_COUNTER}|\s*[%‰℃°]|\s*[*×]\s*\d)")

# A noun that says again that this is a code: `` 에러``, ``번 상태 코드``, ``번``, `` error``; not ``번째``, `` error page``.
CODE_NOUN = re.compile(
    r"\s*(?:번\s*)?(?:상태\s*코드|응답\s*코드|에러\s*코드|오류\s*코드|상태코드|에러코드|오류코드|코드|에러|오류|응답|상태"
    r"|번대|번(?!째|호)|status\s+codes?|errors?(?!\s+[A-Z])|codes?|responses?)(?![A-Za-z])",
    re.IGNORECASE,
)

# Question marks behind a number that nobody assigned: `` ???``; not ``?``.
QUESTION_MARKS = re.compile(r"\s*\?{2,}")

# Classes and ranges -----------------------------------------------------------------------------

# Two numbers that bound a range: ``502~504``, ``100 - 199``, ``100번대 ~ 199``; not ``200-1234``.
RANGE = re.compile(r"(?<![0-9A-Za-z.])([1-5]\d\d)\s*(?:번대?|번)?\s*(?:[~〜∼～–—-]|to|에서|부터)\s*([1-5]\d\d)(?!\d)")

# A range without an end, which is a class: ``200 ~``, ``400~ :``; not ``200 ~ 299``, ``404 ~``.
OPEN_RANGE = re.compile(r"(?<![0-9A-Za-z.])([1-5])00\s*[~〜∼～](?!\s*\d)")

_CLASS_SIGN = (
    r"(?:[xX]{2}|[nN]{2}|\\?\*\\?\*|__|[oO○●◯]{2}|--"  # 4xx, 4nn, 4**, 4\*\*, 4__, 4oo, 4--
    r"|00\s*번\s*(?:대|때)|00대(?=\s*(?:오류|에러|응답|코드|상태|는|은|:|\Z))|00\s*(?:시리즈|번때)|00s\b"
    r"|(?:으?로)\s*시작(?:(?:하|되)는(?:\s*(?:경우|것|(?:상태\s*)?코드))?)?)"
)
# A class by its first digit: ``2xx``, ``4**``, ``400번대``, ``500대 오류``, ``1로 시작하는 경우``; not ``4xxx``, ``200대의 서버``.
CLASS = re.compile(rf"(?<![0-9A-Za-z.])([1-5]){_CLASS_SIGN}(?![0-9A-Za-z*])")

# A second class right behind the first, which makes the line no head of one: ``, 5xx``, `` 및 5**``; not ``: 5xx``.
MORE_CLASSES = re.compile(r"\s*(?:,|/|·|&|와|과|및|~)\s*[1-5](?:xx|XX|\*\*)")

# A noun behind a class: `` 상태 코드``, ``번대 응답``, `` responses``; not `` 코드북``.
CLASS_NOUN = re.compile(
    r"\s*(?:번대|대)?\s*(?:상태\s*코드|응답\s*코드|코드|응답|status\s+codes?|codes?|responses?)(?![A-Za-z가-힣])",
    re.IGNORECASE,
)

# "오류" as the whole name of a class: `` 오류``, `` - 에러 (Client Error)``; not `` 오류가 난다``.
CLASS_ERRORS = re.compile(r"\s*[:\-–—]?\s*(오류|에러)(?=\s*(?:[(:：\-–—]|\Z))")

# What comes behind a head -------------------------------------------------------------------------

_ARROW = r"[→⇒➡➜➔➤▶▷►»☞⟶]\ufe0f?"
_DASH = r"[-–—―─−]"
# A sign between code and phrase, or a space, or nothing: `` : ``, `` - ``, ``; // ``, `` → ``, ``_``; not ``Not``.
SPACE_OR_MARK = re.compile(rf"\s*(?:[:：,;]?\s*(?://+|#)|[:：﹕=|,.;·•~\t/_]|[-=]+>|{_ARROW}|{_DASH}+)?\s*")

# A sign that begins the text behind a head: `` : ``, ``. ``, `` -> ``, ``, ``, `` | ``; not ``-5``, ``.html``,
# ``/users``.
MARK = re.compile(
    rf"\s*(?:\.(?=\s)|:\s*:?|：|﹕|=>|[-=]+>|{_ARROW}|=|\||>|{_DASH}+(?!\d)|,|\t|·|•|~|∼|〜|;|//+|/(?!\w))\s*"
)

# A particle or verb that makes the code the topic: ``는 ``, ``이란 ``, `` means ``; not ``는데``, ``와 ``.
TOPIC = re.compile(
    r"\s?(?:은|는|이란|란|이라는\s*것은|라는\s*것은)(?=[\s,:?]|\Z)|\s+(?:is|means|indicates|stands|tells|signals|occurs)\b"
)

# The end of an answer that only names a code: ``입니다. ``, ``이에요.``; not ``입니다만``, ``인데``
ANSWER = re.compile(r"\s?(?:입니다|이에요|예요|이다|임)(?:[.!]\s*|\s*\Z)")

# What adds a code to those before it, behind its phrase: ``도 있어요. ``, ``도 있고요, ``; not ``도 ``, ``도 있었다``.
ALSO = re.compile(r"도\s(?:있(?:어요|습니다|다|음|고요|는데요?)|추가요|추가합니다)\s*[.!,~:]*\s*")

_GLUED_PARTICLE = (
    r"(?:과|와|랑|이랑|을|를|의|에|에서|에는|에도|로|으로|로는|으로는|이나|나|보다|처럼|까지|부터|도|만|라는|이라는|이라고|라고|이며"
    r"|이고|이지만|인|일|입니다|이다|가|이|와는|과는|와의|과의|하고|대신|랑은|로도|임|이면|면|일때|이었|였|라면|이라면|든|이든|뿐)"
    r"(?=[\s,.)]|\Z)"
)
_SPACED_PARTICLE = (
    r"\s(?:과|와|을|를|의|에|에서|에는|에도|로|으로|가|보다|와는|과는|대신|처럼|및|또는|혹은|이나|vs|versus|or|and|instead|rather)"
    r"(?=[\s,.]|\Z)"
)
_NOUN_WITH_PARTICLE = (
    r"\s*(?:응답|에러|오류|코드|상태\s*코드)(?:과|와|을|를|의|로|으로|가|이|에|보다|처럼|라는|면|도|에서)(?=[\s,.])"
)
# A particle or sign that only refers to the code: ``와 ``, `` 에서 ``, `` 코드를 ``, `` ↔ ``, `` vs ``; not ``는 ``, `` : ``.
RELATION = re.compile(rf"{_GLUED_PARTICLE}|{_SPACED_PARTICLE}|\s*(?:↔|<->|⇔|<=>|≠|vs\b)|{_NOUN_WITH_PARTICLE}")
