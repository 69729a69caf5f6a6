"""The version of the API and what changed in each; within v1 fields are only added."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One version: its number, its day (ISO 8601) and what changed, a sentence each."""

    version: str
    date: str
    changes: tuple[str, ...]


RELEASES = (
    Release(
        version="1.3.0",
        date="2026-12-01",
        changes=("`standing`에 `internal`이 늘었습니다. 이 책을 쓰는 팀이 스스로 정한 번호라는 뜻입니다.",),
    ),
    Release(
        version="1.2.0",
        date="2026-12-01",
        changes=(
            "코드마다 `unreviewed`가 있어, 노트의 말 가운데 아직 아무도 확인하지 않은 것을 따로 알려 줍니다.",
            "`additions`의 `verdict`에 `convention`이 늘었습니다. 노트를 쓴 팀의 약속이라는 뜻입니다.",
        ),
    ),
    Release(
        version="1.1.0",
        date="2026-11-30",
        changes=(
            "전체 문서에 든 코드, 클래스, 비교에도 `api_version`과 `schema`가 있어 저마다의 스키마로 검증됩니다.",
        ),
    ),
    Release(
        version="1.0.0",
        date="2026-11-20",
        changes=("코드, 클래스, 비교마다 문서 하나, 전체 문서, CSV, JSON Schema를 처음 공개했습니다.",),
    ),
)
"""Every version, newest first."""

API_VERSION = RELEASES[0].version
