"""What a sentence says is done with a header or a body: sent, or left out."""

from __future__ import annotations

from collections.abc import Sequence

from statusbook.likeness.mention import Mention

_SENT = frozenset({"send", "inform", "exist", "provide", "more", "use", "need"})
"""What is done with a thing that an answer has: 보낸다, 넣는다, 붙인다."""

_LEFT_OUT = frozenset({"missing", "delete"})
"""… and with one that it has not: 생략한다, 뺀다."""


def is_left_out(mentions: Sequence[Mention], thing: str) -> bool:
    """Tells whether a thing is not sent, or need not be: 보내지 않는다, 없이, 생략한다, 생략해도 된다."""
    deed = _deed(mentions, thing)
    return deed is not None and deed.positive != (deed.concept in _SENT)


def is_sent(mentions: Sequence[Mention], thing: str) -> bool:
    """Tells whether a thing is sent: 보낸다, 넣는다, 있다."""
    deed = _deed(mentions, thing)
    return deed is not None and deed.positive and deed.concept in _SENT


def _deed(mentions: Sequence[Mention], thing: str) -> Mention | None:
    """Gives what is done with a thing: the first such word behind it."""
    places = [at for at, mention in enumerate(mentions) if mention.concept == thing]
    if not places or not mentions[places[0]].positive:
        return None
    return next((one for one in mentions[places[0] + 1 :] if one.concept in _SENT | _LEFT_OUT), None)
