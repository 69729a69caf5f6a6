"""The small patterns that heads of entries are made of."""

from __future__ import annotations

import re

LONGEST_NAME = 18
LONGEST_HEAD = 600
"""A head stands at the beginning of a line; no more of it is looked at."""

DIGIT = re.compile(r"[1-5]")
DECORATION = " \t*_#`'\"“”‘’|>~=.,;:!…)]}」』】》-–—"

_OUTLINE = (
    r"(?:\d️?⃣|\(?\d{1,2}(?:[.-]\d{1,3}){1,4}\.?\)?(?=\s)|\(?\d{1,2}[.)\]](?!\d)\)?|\[\d{1,2}\]|[①-⑳➀-➓❶-❿]"
    r"|[IVXivx]{1,4}[.)](?=\s)|[가-하][.)](?=\s)|[a-zA-Z][.)](?=\s)|[Qq]\d{0,2}[.)])"
)
LEAD = re.compile(rf"(?:[^\w\[(<{{`\"'“‘「『【《]|{_OUTLINE}|__+)*")
"""What may stand before a head: bullets, emoji, outline numbers."""

LABEL = re.compile(
    r"(?:(?:HTTP|http)\s*(?:/\s*\d(?:\.\d)?)?[\s_-]*(?=\D|[1-5]\d\d))?"
    r"(?:(?:(?:응답|상태|에러|오류|결과)\s*(?:코드|번호)|(?:response\s*)?status(?:\s*code)?|error(?:\s*code)?"
    r"|response\s*code|code|코드|에러|오류)(?![A-Za-z])\s*(?:no\.?|#|번호)?\s*[:：=\-–]?\s*)"
    r"|(?:HTTP|http)\s*(?:/\s*\d(?:\.\d)?)?[\s:_-]+(?=[1-5]\d\d|[\[(<`]|[1-5][xX*])",
    re.IGNORECASE,
)
OPENING = re.compile(r"(?:\s*(?:<(?![\s=])|[\[({`\"'“‘「『【《*])+\s*)+")
CLOSING = re.compile(r"(?:\s*[\])>}`\"'”’」』】》]+|\s*\*+)+")

_NOT_IN_NUMBER = r"(?![0-9]|[.,]\d|:\d|\s*[x×]\s*\d|/(?!\s*[1-5]\d\d(?!\d))[\w])"
CODE = re.compile(rf"(?<![0-9A-Za-z.$/\\])(?P<code>[1-5]\d\d){_NOT_IN_NUMBER}")
NEXT_CODE = re.compile(rf"[\[(`\"']?(?P<code>[1-5]\d\d){_NOT_IN_NUMBER}")
MORE_CODES = re.compile(
    r"[\])`\"']?\s*(?:,|/|·|&|\+|、|\||와|과|및|또는|혹은|\band\b|\bor\b|\bvs\.?|↔|<->|⇔)\s*(?:과|와)?\s*",
    re.IGNORECASE,
)
VERSUS = re.compile(r"vs|↔|<->|⇔", re.IGNORECASE)
RANGE = re.compile(r"(?<![0-9A-Za-z.])([1-5]\d\d)\s*(?:번대?|번)?\s*(?:[~〜∼～–—-]|to|에서|부터)\s*([1-5]\d\d)(?!\d)")
CLASS = re.compile(
    r"(?<![0-9A-Za-z.])([1-5])(?:[xX]{2}|[nN]{2}|\\?\*\\?\*|XX|__|[oO○●◯]{2}|--|00\s*번\s*(?:대|때)|00대(?=\s*(?:오류|에러|응답|코드|상태|는|은|:|\Z))|00\s*(?:시리즈|번때)"
    r"|00s\b|(?:으?로)\s*시작(?:(?:하|되)는(?:\s*(?:경우|것|(?:상태\s*)?코드))?)?)(?![0-9A-Za-z*])"
)
MORE_CLASSES = re.compile(r"\s*(?:,|/|·|&|와|과|및|~)\s*[1-5](?:xx|XX|\*\*)")

UNIT = re.compile(
    r"(?:\s?(?:ms|px|bytes?|[kKMGT]i?B|[kKMGT]b|%|cm|mm|kg|km|hz|dpi|rpm|fps|dp|pt|em|rem|vh|vw|sec|req/s)(?![A-Za-z])"
    r"|(?:초|이상|이하|미만|분|시간|일|년|월|개|명|번째|원|회|건|바이트|킬로|메가|기가|배|줄|자리|글자|점|만|천|억|여|위|등급|층|호|달러|편|화|탄|강|쪽|기|주년|절|항|매|자(?=\s|이|만)|동(?=\s)|줄|번(?=\s*(?:반복|째|이나|까지|씩|정도|넘|이상)))"
    r"|\s(?:개|명|초|원|바이트|밀리초)(?=[\s의를이가은는만씩,.)]|\Z)|\s*[%‰℃°]|\s*[*×]\s*\d|\s줄)"
)
CODE_NOUN = re.compile(
    r"\s*(?:번\s*)?(?:상태\s*코드|응답\s*코드|에러\s*코드|오류\s*코드|상태코드|에러코드|오류코드|코드|에러|오류|응답|상태"
    r"|번대|번(?!째|호)|status\s+codes?|errors?(?!\s+[A-Z])|codes?|responses?)(?![A-Za-z])",
    re.IGNORECASE,
)
_ARROW = r"[→⇒➡➜➔➤▶▷►»☞⟶]\ufe0f?"
_DASH = r"[-–—―─−]"
SPACE_OR_MARK = re.compile(rf"\s*(?:[:：,;]?\s*(?://+|#)|[:：﹕=|,.;·•~\t/_]|[-=]+>|{_ARROW}|{_DASH}+)?\s*")
MARK = re.compile(
    rf"\s*(?:\.(?=\s)|:\s*:?|：|﹕|=>|[-=]+>|{_ARROW}|=|\||>|{_DASH}+(?!\d)|,|\t|·|•|~|∼|〜|;|//+|/(?!\w))\s*"
)
QUESTION_MARKS = re.compile(r"\s*\?{2,}")

LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z'’.]*(?:[ _/-]{1,2}[A-Za-z][A-Za-z'’.]*){0,8}")
TITLE = re.compile(r"[A-Z][A-Za-z'’.]*(?:[ _/-]{1,2}(?:[A-Z][A-Za-z'’.]*|[a-z]{1,5}|by|for|the|of)){0,7}")
NOT_A_PHRASE = re.compile(
    r"(?:The|This|These|That|It|Its|If|When|Where|Used|Use|Request(?:ed)?\s+(?:has|was|is)|Server\s+(?:is|has|can)|A|An"
    r"|Means|Indicates?|Returns?|Sent|You|Your|Your|There|Error\Z|Errors\Z|HTTP\Z|Client|API|GET|POST|PUT|DELETE|PATCH"
    r"|HEAD|URL|URI|RFC|WebDAV|MDN|JSON|HTML|DB|ID|TCP|IP|SSL|TLS|CORS|CDN|Content-Length|Location)\b"
)
AFTER_TITLE = re.compile(r"\s*(?:\Z|[\])>}`\"'”’:：|,=(\[\t*…·]|->|=>|→|\s[-–—]|[-–—]\s|(?:은|는)\s)")
LATIN_NAME = re.compile(r"[\s(\[<\"'`]*([A-Za-z][A-Za-z'’]*(?:[ -][A-Za-z]+){0,4})")
BRACKETED = re.compile(r"\s*[(\[（](?P<inside>[^()\[\]（）]{1,60})[)\]）]")
SHORT_NAME = re.compile(r"[가-힣A-Za-z0-9 ,/·'-]{1,30}")
REMARK = re.compile(
    r"(?:WebDAV|RFC|HTTP/|HTTP Cache|since|deprecated|unofficial|experimental|obsolete|unused|예약"
    r"|비표준|비공식|실험|폐기|draft|nginx|Nginx|IIS|Microsoft|Apache|Twitter|Cloudflare|AWS|Shopify|Laravel|Spring|[A-Z][a-z]+,?\s+RFC)",
    re.IGNORECASE,
)
LATIN_BRACKET = re.compile(r"[(\[（<](?P<inside>[A-Za-z][A-Za-z' ’_.-]{1,50})[)\]）>]")

TOPIC = re.compile(
    r"\s?(?:은|는|이란|란|이라는\s*것은|라는\s*것은)(?=[\s,:?]|\Z)|\s+(?:is|means|indicates|stands|tells|signals|occurs)\b"
)
RELATION = re.compile(
    r"(?:과|와|랑|이랑|을|를|의|에|에서|에는|에도|로|으로|로는|으로는|이나|나|보다|처럼|까지|부터|도|만|라는|이라는|이라고|라고|이며"
    r"|이고|이지만|인|일|입니다|이다|가|이|와는|과는|와의|과의|하고|대신|랑은|로도|임|이면|면|일때|이었|였|라면|이라면|든|이든|뿐)"
    r"(?=[\s,.)]|\Z)"
    r"|\s(?:과|와|을|를|의|에|에서|에는|에도|로|으로|가|보다|와는|과는|대신|처럼|및|또는|혹은|이나|vs|versus|or|and|instead|rather)(?=[\s,.]|\Z)"
    r"|\s*(?:↔|<->|⇔|<=>|≠|vs\b)|\s*(?:응답|에러|오류|코드|상태\s*코드)(?:과|와|을|를|의|로|으로|가|이|에|보다|처럼|라는|면|도|에서)(?=[\s,.])"
)
PHRASE_TO_CODE = re.compile(r"\s*(?:[:：=(\[|,]|->|=>|→|[-–—]+|\t|\s(?=[1-5]\d\d))\s*[(\[`\"']?\s*")
CONSTANT_LEAD = re.compile(
    r"(?:public\s+|private\s+|static\s+|final\s+|const(?:expr)?\s+|export\s+|int\s+|let\s+|var\s+|val\s+|#?define\s+|enum\s+"
    r"|case\s+)*(?:HTTPStatus\.|HttpStatus(?:Code)?\.|http\.Status|StatusCode\.|Status(?=[A-Z])|HTTP_STATUS_|HTTP_|SC_"
    r"|STATUS_(?:CODE_)?|http_|ERR_|ERROR_)?(?=[A-Z1-5\"'`a-z])"
)
CONSTANT_TAIL = re.compile(r"\s*,\s*[\"'][A-Za-z '-]+[\"']\s*\)?\s*[,;]?")
NAME_FIRST = re.compile(
    r"(?P<name>[가-힣A-Za-z][가-힣A-Za-z0-9 ·/,'-]{0,40}?)\s*"
    r"[(\[（<]\s*(?P<inside>[1-5][^()\[\]（）<>]{1,80})[)\]）>]"
)
NAME_DASH = re.compile(r"(?P<name>[가-힣][가-힣A-Za-z0-9 ]{0,18}?)\s*[-–—|·:]\s+(?=[1-5]\d\d\b)")
NAME_CLASS = re.compile(
    r"(?P<name>[가-힣A-Za-z][가-힣A-Za-z ]{0,40}?)\s*[-:–—]?\s+"
    r"(?P<digit>[1-5])(?:[xX]{2}|\\?\*\\?\*|00\s*번\s*대)\s*[\W_]*\Z"
)
OPEN_RANGE = re.compile(r"(?<![0-9A-Za-z.])([1-5])00\s*[~〜∼～](?!\s*\d)")
LIMIT = re.compile(r"(?:[<>]=|<\s+|[≤≥])\s*(?=[1-5]\d\d)")
CLASS_NAMES = (
    re.compile(r"\binformational\b", re.IGNORECASE),
    re.compile(r"\bsuccess(?:ful)?\b", re.IGNORECASE),
    re.compile(r"\bredirection\b", re.IGNORECASE),
    re.compile(r"\bclient\s*errors?\b", re.IGNORECASE),
    re.compile(r"\bserver\s*errors?\b(?<!Internal Server Error)(?<!internal server error)", re.IGNORECASE),
)
"""Words that the first class, the second … is called by."""
NO_NAME = re.compile(
    r"(?:응답|요청|결과|예시|예|코드|상태\s*코드|성공\s*응답|실패\s*응답|에러\s*응답|response|request)\s*:?",
    re.IGNORECASE,
)
CLASS_NOUN = re.compile(
    r"\s*(?:번대|대)?\s*(?:상태\s*코드|응답\s*코드|코드|응답|status\s+codes?|codes?|responses?)(?![A-Za-z가-힣])",
    re.IGNORECASE,
)
CLASS_ERRORS = re.compile(r"\s*[:\-–—]?\s*(오류|에러)(?=\s*(?:[(:：\-–—]|\Z))")
ISSUE = re.compile(r"(?<!#)#\Z")
"""The sign of an issue number (#404); a heading without its space has a phrase behind the code, or more signs."""
