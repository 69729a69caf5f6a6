"""The status codes that are known beforehand, with every phrase each has ever had."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCode:
    """One number: its phrase, its older or vendor phrases, its Korean names, and whether IANA assigned it."""

    code: int
    phrase: str
    assigned: bool
    older_phrases: tuple[str, ...] = ()
    other_phrases: tuple[str, ...] = ()
    names_ko: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCodes:
    """Every known status code by number (from the IANA snapshot and the house notes)."""

    by_code: Mapping[int, KnownCode] = field(default_factory=dict)
