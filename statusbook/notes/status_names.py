"""What programs and data call a status code: ``NOT_FOUND``, ``StatusNotFound``, ``HTTP_404_NOT_FOUND``, ``Not Found``."""

from __future__ import annotations

import re

from statusbook.facts.phrases import OTHER_PHRASES

_PHRASES = {
    100: "Continue",
    101: "Switching Protocols",
    102: "Processing",
    103: "Early Hints",
    200: "OK",
    201: "Created",
    202: "Accepted",
    203: "Non-Authoritative Information",
    204: "No Content",
    205: "Reset Content",
    206: "Partial Content",
    207: "Multi-Status",
    208: "Already Reported",
    226: "IM Used",
    300: "Multiple Choices",
    301: "Moved Permanently",
    302: "Found",
    303: "See Other",
    304: "Not Modified",
    305: "Use Proxy",
    307: "Temporary Redirect",
    308: "Permanent Redirect",
    400: "Bad Request",
    401: "Unauthorized",
    402: "Payment Required",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    406: "Not Acceptable",
    407: "Proxy Authentication Required",
    408: "Request Timeout",
    409: "Conflict",
    410: "Gone",
    411: "Length Required",
    412: "Precondition Failed",
    413: "Content Too Large",
    414: "URI Too Long",
    415: "Unsupported Media Type",
    416: "Range Not Satisfiable",
    417: "Expectation Failed",
    421: "Misdirected Request",
    422: "Unprocessable Content",
    423: "Locked",
    424: "Failed Dependency",
    425: "Too Early",
    426: "Upgrade Required",
    428: "Precondition Required",
    429: "Too Many Requests",
    431: "Request Header Fields Too Large",
    451: "Unavailable For Legal Reasons",
    500: "Internal Server Error",
    501: "Not Implemented",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
    505: "HTTP Version Not Supported",
    506: "Variant Also Negotiates",
    507: "Insufficient Storage",
    508: "Loop Detected",
    510: "Not Extended",
    511: "Network Authentication Required",
}
"""The registered codes (IANA, 2026); names in programs follow from the phrases."""

_OTHER_NAMES = {
    203: "NOT_AUTHORITATIVE",
    205: "RESET",
    206: "PARTIAL",
    300: "MULT_CHOICE Ambiguous",
    301: "MOVED_PERM Moved",
    302: "MOVED_TEMP Redirect",
    303: "RedirectMethod",
    306: "RESERVED",
    307: "RedirectKeepVerb",
    308: "PERMANENTLY_REDIRECT",
    405: "BAD_METHOD",
    407: "PROXY_AUTH ProxyAuthRequired",
    408: "CLIENT_TIMEOUT",
    412: "PRECON_FAILED",
    413: "ENTITY_TOO_LARGE",
    414: "REQ_TOO_LONG",
    415: "UNSUPPORTED_TYPE",
    418: "Teapot",
    500: "SERVER_ERROR",
    503: "UNAVAILABLE",
    505: "VERSION VERSION_NOT_SUPPORTED",
}
"""Constants that are named otherwise: of Java's HttpURLConnection, .NET, Go, Symfony, Starlette."""

# What spellings of a name differ in: ``_``, ``-``; not ``a``, ``없``
_NOT_A_LETTER = re.compile(r"[^a-z0-9가-힣]")

# What stands before the phrase in a constant: ``HTTP_``, ``SC_``, ``StatusNotFound``, ``HTTP_404_``; not ``NOT_``
_PREFIX = re.compile(
    r"(?:(?:HTTP_?STATUS|HTTP|SC|STATUS|HttpStatus|Status)(?:_(?:CODE_?)?|(?=[A-Z]))|Code(?=[A-Z]))?"
    r"(?:HTTP_|_)?(?P<code>[1-5]\d\d)?_?"
)

# What holds such constants: ``HttpStatus``, ``HTTPStatus``, ``StatusCodes``, ``http``, ``Response``; not ``Color``
OWNER = re.compile(r"(?i)\w*status\w*|https?|httpurlconnection|\w*response|statuscodes?|web|fiber|echo")


def _key(name: str) -> str:
    return _NOT_A_LETTER.sub("", name.lower())


def _codes_by_key() -> dict[str, int]:
    found: dict[str, int] = {}
    for code, phrase in _PHRASES.items():
        found.setdefault(_key(phrase), code)
    for code, phrases in OTHER_PHRASES.items():
        for phrase in phrases:
            found.setdefault(_key(phrase), code)
    for code, names in _OTHER_NAMES.items():
        for name in names.split():
            found.setdefault(_key(name), code)
    return found


_CODES = _codes_by_key()

_NAMES_ALONE = frozenset(_key(name) for names in _OTHER_NAMES.values() for name in names.split())


def is_known_status(code: int) -> bool:
    """Returns whether a number is registered or used by a known vendor: 404, 499; not 250."""
    return code in _PHRASES or code in OTHER_PHRASES


def is_registered(code: int) -> bool:
    """Returns whether a number is registered: 404; not 440, which one vendor uses."""
    return code in _PHRASES


def bare_name(name: str) -> str:
    """Returns a constant without what libraries put before it: ``NOT_FOUND`` for ``HTTP_404_NOT_FOUND``."""
    found = _PREFIX.match(name)
    rest = name[found.end() :] if found else name
    return rest if rest and rest[0].isalpha() and rest != name and _key(rest) in _CODES else name


def code_of_name(name: str) -> int | None:
    """Returns the code that a constant names: 404 for ``NotFound``, ``StatusNotFound``, ``HTTP_404_NOT_FOUND``."""
    code = _CODES.get(_key(name))
    if code is not None:
        return code
    found = _PREFIX.match(name)
    if found is None or not found.end():
        return None
    if found["code"] and ("_" in name or found.end() == len(name)):
        return int(found["code"])
    return _CODES.get(_key(name[found.end() :]))


def is_phrase(name: str) -> bool:
    """Returns whether a name is a phrase of some code: ``NotFound``; not ``Teapot``, ``MOVED_PERM``."""
    key = _key(name)
    return key in _CODES and key not in _NAMES_ALONE


def is_registered_phrase(text: str) -> bool:
    """Returns whether a text is the phrase of a registered code, in whatever case: ``NOT_FOUND``, ``Not Found``."""
    return is_phrase(text) and _CODES[_key(text)] in _PHRASES


def is_phrase_of(text: str, code: int) -> bool:
    """Returns whether a text is the phrase of a code, in any spelling: ``not found``, ``Not-Found``."""
    return _CODES.get(_key(text)) == code
