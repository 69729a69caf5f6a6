"""Korean particles that depend on how the word before them ends: 을/를, 이/가, 은/는, 과/와, 으로/로 and their kin."""

from __future__ import annotations

import re

from statusbook.text import with_particle

_PAIRS = (
    # After a consonant, after a vowel, and what may follow the particle: 과는, 으로부터, 이라는.
    ("을", "를", ""),
    ("이", "가", ""),
    ("은", "는", ""),
    ("과", "와", "는|도|의"),
    ("으로", "로", "는|도|만|의|써|서|서는|서의|부터|까지"),
    ("이나", "나", ""),
    ("이란", "란", ""),
    ("이든", "든", "지"),
    ("이라", "라", "는|고|도|면|서"),
)
_ALIKE = re.compile(
    r"(?:에|에서|에게|까지|부터|보다|마다)(?:는|도|만|의)?|의|도|만|만의|처럼|뿐|대로|마저|조차"
    r"|들(?:은|이|을|의|과|로|에|도|만|에서|에게)?|인|일|인지|인데|입니다|입니까|이고|이며|이지만|이므로"
)
"""What follows a word whatever its last sound: 자원에서는 and 리소스에서는, 자원들을 and 리소스들을, 자원입니다 and 리소스입니다."""
_KNOWN_SOUND = re.compile(r".*[가-힣0-9]", re.S)


def agreeing(tail: str, *, old: str, new: str) -> str | None:
    """Gives what stands behind ``new`` where ``tail`` stood behind ``old``: ``를`` for ``을`` (자원을, 리소스를).

    None where the tail is no particle that is known, does not agree with ``old``, or the last sound of a word is not
    known (WebSocket).
    """
    if not tail or _ALIKE.fullmatch(tail):
        return tail
    if not (_KNOWN_SOUND.fullmatch(old) and _KNOWN_SOUND.fullmatch(new)):
        return None
    for consonant, vowel, more in _PAIRS:
        expected = with_particle(old, consonant, vowel).removeprefix(old)
        if re.fullmatch(rf"{expected}(?:{more})?", tail):
            return with_particle(new, consonant, vowel).removeprefix(new) + tail[len(expected) :]
    return None
