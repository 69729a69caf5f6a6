"""The known codes that reading is tested with: the IANA snapshot, older phrases, a few Korean names."""

from __future__ import annotations

from pathlib import Path

from statusbook.facts.iana import parse_iana
from statusbook.facts.known import KnownCode, KnownCodes

ROOT = Path(__file__).resolve().parent.parent
OLDER = {
    302: ("Moved Temporarily",),
    408: ("Request Time-out",),
    413: ("Payload Too Large", "Request Entity Too Large"),
    414: ("Request-URI Too Long", "Request-URI Too Large"),
    416: ("Requested Range Not Satisfiable",),
    422: ("Unprocessable Entity",),
    504: ("Gateway Time-out",),
}
UNLISTED = {306: "Unused", 418: "I'm a teapot"}
NAMES = {404: ("찾을 수 없음",), 503: ("서비스 이용 불가",), 200: ("성공",), 500: ("내부 서버 오류",)}


def known_codes_for_tests() -> KnownCodes:
    """Gives the codes of content/iana.csv; house notes play no part, so that tests stand still."""
    entries = parse_iana((ROOT / "content" / "iana.csv").read_text(encoding="utf-8")).entries
    return KnownCodes(
        by_code={
            code: KnownCode(
                code=code,
                phrase=entry.phrase or UNLISTED.get(code, ""),
                assigned=True,
                older_phrases=OLDER.get(code, ()),
                names_ko=NAMES.get(code, ()),
            )
            for code, entry in entries.items()
        }
    )
