"""The patterns for phrases and Korean names that heads of entries are made of, used like those of ``grammar``."""

from __future__ import annotations

import re

LONGEST_NAME = 18
"""Characters of a Korean name in brackets behind a head; what is longer is a remark. With 9 two labelled cases lose a
name; the longest of our own notes has 19."""

# Phrases ----------------------------------------------------------------------------------------

# Latin words in a row, where a phrase would stand: ``Not Found``, ``NOT_FOUND``, ``I'm a teapot``; not ``없음``, ``404``.
LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z'’.]*(?:[ _/-]{1,2}[A-Za-z][A-Za-z'’.]*){0,8}")

# Words written like a title: ``Page Expired``, ``Request Header Too Large``; not ``page expired``, ``Bad request was``.
TITLE = re.compile(r"[A-Z][A-Za-z'’.]*(?:[ _/-]{1,2}(?:[A-Z][A-Za-z'’.]*|[a-z]{1,5}|by|for|the|of)){0,7}")

# Words that begin a sentence or name something else: ``The server``, ``GET``, ``Error``; not ``Gone``, ``Error Page``.
NOT_A_PHRASE = re.compile(
    r"(?:The|This|These|That|It|Its|If|When|Where|Used|Use|Request(?:ed)?\s+(?:has|was|is)|Server\s+(?:is|has|can)|A|An"
    r"|Means|Indicates?|Returns?|Sent|You|Your|There|Error\Z|Errors\Z|HTTP\Z|Client|API|GET|POST|PUT|DELETE|PATCH"
    r"|HEAD|URL|URI|RFC|WebDAV|MDN|JSON|HTML|DB|ID|TCP|IP|SSL|TLS|CORS|CDN|Content-Length|Location)\b"
)

# What may follow a phrase that nobody knows: ``: ``, `` (``, `` - ``, ``는 ``; not `` and``, ``-``.
AFTER_TITLE = re.compile(r"\s*(?:\Z|[\])>}`\"'”’:：|,=(\[\t*…·]|->|=>|→|\s[-–—]|[-–—]\s|(?:은|는)\s)")

# The Latin name of a class, in brackets or quotes perhaps: `` (Client Error``, ``Redirection``; not `` 성공``.
LATIN_NAME = re.compile(r"[\s(\[<\"'`]*([A-Za-z][A-Za-z'’]*(?:[ -][A-Za-z]+){0,4})")

# A phrase in brackets inside a line: ``(Not Found)``, ``[OK]``; not ``(RFC 9110)``, ``(없음)``.
LATIN_BRACKET = re.compile(r"[(\[（<](?P<inside>[A-Za-z][A-Za-z' ’_.-]{1,50})[)\]）>]")

# What joins a phrase to the code behind it: `` (``, `` = ``, `` - ``, `` 404``; not `` is``, `` of 404``.
PHRASE_TO_CODE = re.compile(r"\s*(?:[:：=(\[|,]|->|=>|→|[-–—]+|\t|\s(?=[1-5]\d\d))\s*[(\[`\"']?\s*")

# What a program writes before a phrase or code: ``HttpStatus.NOT_FOUND``, ``public static final int SC_OK``,
# ``#define HTTP_404``, ``case 404``; not ``없음``.
CONSTANT_LEAD = re.compile(
    r"(?:public\s+|private\s+|static\s+|final\s+|const(?:expr)?\s+|export\s+|int\s+|let\s+|var\s+|val\s+|#?define\s+"
    r"|enum\s+|case\s+)*"
    r"(?:HTTPStatus\.|HttpStatus(?:Code)?\.|http\.Status|StatusCode\.|Status(?=[A-Z])|HTTP_STATUS_|HTTP_|SC_"
    r"|STATUS_(?:CODE_)?|http_|ERR_|ERROR_)?(?=[A-Z1-5\"'`a-z])"
)

# The phrase as an argument behind the code of a constant: ``, "Not Found"),``; not ``, 요청``.
CONSTANT_TAIL = re.compile(r"\s*,\s*[\"'][A-Za-z '-]+[\"']\s*\)?\s*[,;]?")

# Korean names -------------------------------------------------------------------------------------

# Brackets behind a head: `` (찾을 수 없음)``, ``[RFC 9110]``; not ``()``, ``없음``.
BRACKETED = re.compile(r"\s*[(\[（](?P<inside>[^()\[\]（）]{1,60})[)\]）]")

# The second name in the bracket of a phrase: ``, 찾을 수 없음)``, ``/사라짐)``, `` · 없음]``; not ``)``, ``, 없음``.
SECOND_NAME = re.compile(r"\s*[,/·|:;–—-]\s*(?P<name>[^()\[\]（）]{1,40})[)\]）>]")

# A code with a phrase or name behind it: ``202 Accepted``, ``410(갔음``; not ``410은``, ``410``.
NAMED_CODE = re.compile(r"[\[(*`]{0,3}[1-5]\d\d[*`]{0,2}\s?[A-Z(]")

# What stands between two names: ``, ``, `` / ``, ``·``; not `` ``.
BETWEEN_NAMES = re.compile(r"\s*[,/·|]\s*")

# A text that could be a name: ``찾을 수 없음``, ``HTTP 버전 미지원``; not ``없음.``, ``없다: 404``.
SHORT_NAME = re.compile(r"[가-힣A-Za-z0-9 ,/·'-]{1,30}")

# A remark that is no name: ``WebDAV``, ``RFC 9110``, ``nginx``, ``비표준``; not ``찾을 수 없음``.
REMARK = re.compile(
    r"(?:WebDAV|RFC|HTTP/|HTTP Cache|since|deprecated|unofficial|experimental|obsolete|unused|(?:예약|폐기|실험)(?:됨|적|용|된\s?(?:것|번호|코드)|\s?코드)?\s*\Z|비표준|비공식"
    r"|draft|nginx|Nginx|IIS|Microsoft|Apache|Twitter|Cloudflare|AWS|Shopify|Laravel|Spring|[A-Z][a-z]+,?\s+RFC)",
    re.IGNORECASE,
)

# A name with its codes or class in brackets: ``찾을 수 없음(404)``, ``영구 리다이렉션 (301, 308)``; not ``찾을 수 없음``, ``목록 (7)``.
NAME_FIRST = re.compile(
    r"(?P<name>[가-힣A-Za-z][가-힣A-Za-z0-9 ·/,'-]{0,40}?)\s*"
    r"[(\[（<]\s*(?P<inside>[1-5][^()\[\]（）<>]{1,80})[)\]）>]"
)

# A name, a sign and a code behind it: ``성공 - 200``, ``없음: 404``; not ``성공 200``, ``성공 - 2000``.
NAME_DASH = re.compile(r"(?P<name>[가-힣][가-힣A-Za-z0-9 ]{0,18}?)\s*[-–—|·:]\s+(?=[1-5]\d\d\b)")

# A name and its class, which end the line: ``Client Error 4**``, ``성공 2xx``, ``서버 오류: 500번대``; not ``성공 2xx 응답``.
NAME_CLASS = re.compile(
    r"(?P<name>[가-힣A-Za-z][가-힣A-Za-z ]{0,40}?)\s*[-:–—]?\s+"
    r"(?P<digit>[1-5])(?:[xX]{2}|\\?\*\\?\*|00\s*번\s*대)\s*[\W_]*\Z"
)

# Words before a code in brackets that name no code: ``응답``, ``상태 코드:``; not ``성공``, ``응답 없음``.
NO_NAME = re.compile(
    r"(?:응답|요청|결과|예시|예|코드|상태\s*코드|성공\s*응답|실패\s*응답|에러\s*응답|response|request)\s*:?",
    re.IGNORECASE,
)
