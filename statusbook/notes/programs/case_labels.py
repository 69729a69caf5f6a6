"""Labels of codes: ``case 404:``, ``when 404``, and what stands under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from statusbook.notes.programs.code_literals import FoundCode, find_code
from statusbook.notes.programs.members import Group, Member
from statusbook.notes.programs.tokens import Token, TokenKind


@dataclass(slots=True)
class CaseLabel:
    """The codes of a label, and what stands behind it on its line."""

    codes: list[FoundCode]
    rest: list[Token | Group]


def label_of(member: Member) -> CaseLabel | None:
    """Returns the codes of ``case 404:`` and what stands behind it on its line; None for what is no label."""
    first = member.items[0]
    if not isinstance(first, Token) or first.text not in ("case", "when", "default"):
        return None
    items = member.items
    if first.text != "default" and len(items) > 2 and isinstance(sign := items[2], Token) and sign.text == "=":
        return None
    codes: list[FoundCode] = []
    at = 1
    while (found := find_code(items, at)) is not None:
        codes.append(found)
        at = found.end
        if at < len(items) and isinstance(sign := items[at], Token) and sign.text in (",", "|", "or"):
            at += 1
        else:
            break
    if not codes and first.text != "default":
        if first.text == "case" and not any(
            isinstance(item, Token) and item.text in (":", "->", "=>") for item in items
        ):
            return None
        return CaseLabel([], [])
    if at < len(items) and isinstance(sign := items[at], Token) and sign.text in (":", "->", "=>", "then"):
        at += 1
    return CaseLabel(codes, list(items[at:]))


def ends_label(member: Member) -> bool:
    """Returns whether a member ends what stands under a label: another label, or Ruby's ``else`` and ``end``."""
    first = member.items[0]
    return label_of(member) is not None or (
        isinstance(first, Token) and first.text in ("else", "end") and len(member.items) == 1
    )


def own_comments(run: Sequence[tuple[CaseLabel, Member]]) -> Iterator[tuple[CaseLabel, Member]]:
    """Takes the comments beside labels of one body where several have their own; a single one is about all of them.

    ``case 408: // 신호가 약하다`` above ``case 503: // 정기 점검``.
    """
    if sum(bool(label.codes and member.beside) for label, member in run) < _FEWEST_COMMENTED:
        return
    for label, member in run:
        if label.codes and member.beside:
            yield label, Member(items=member.items, beside=member.beside)
            member.beside = []


_FEWEST_COMMENTED = 2


def joined_codes(codes: Sequence[FoundCode]) -> Iterator[Token]:
    """Returns codes as one key: ``502 | 504`` for ``502, 504 => …``."""
    for found in codes:
        yield found.token
        yield replace(found.token, kind=TokenKind.SIGN, text="|", start=-1, end=-1)
