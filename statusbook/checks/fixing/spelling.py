"""The fixer of spellings that content/terms.yml refuses."""

from __future__ import annotations

import re

from statusbook.checks.fixing.knowledge import FixerKnowledge
from statusbook.checks.fixing.particles import agreeing
from statusbook.house.terms import RefusedSpelling, Terms

_FREE = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”|'[^'\n]*'|‘[^’\n]*’|https?://\S+")
"""Where any spelling may stand: ``"quoted"``, ``‘인용’``, an address."""
_HANGUL = re.compile(r"[가-힣]*")
_VERB = ("니다", "돼요")
"""How a wanted spelling ends that is the end of a verb (``됩니다`` for ``되어집니다``): it stands behind other syllables."""


def without_quotations(text: str) -> str:
    """Gives a text of the same length with spaces for quotations and addresses, in which any spelling may stand."""
    return _FREE.sub(lambda match: " " * len(match[0]), text)


def spellings_of_the_house(path: str, text: str, known: FixerKnowledge) -> str:
    """A refused spelling becomes the wanted one, the particle behind it included, where a whole word is spelled so."""
    lines = text.split("\n")
    for number, spoken, words in known.spoken.get(path, ()):
        line = lines[number - 1] if number <= len(lines) else ""
        if line.count(spoken) == 1:  # else a value that YAML writes otherwise than it says
            lines[number - 1] = line.replace(spoken, respelled(spoken, words, known.terms))
    return "\n".join(lines)


def respelled(text: str, words: str, terms: Terms) -> str:
    """Gives a text in the house's spellings, but for words that a person has to look at.

    ``words`` is the same text with spaces where any spelling may stand.
    """
    found = sorted(terms.refused_in(words), key=lambda hit: (hit[0], -len(hit[1].refused)), reverse=True)
    begun = len(text)
    for start, term in found:
        end = start + len(term.refused)
        if end > begun:  # two refused spellings share a syllable, and the one behind is written already
            continue
        behind = _HANGUL.match(text, end)
        tail = behind[0] if behind else ""
        agreed = _tail(text[:start], tail, term)
        if agreed is not None:
            text = text[:start] + term.wanted + agreed + text[end + len(tail) :]
            begun = start
    return text


def _tail(before: str, tail: str, term: RefusedSpelling) -> str | None:
    """Gives what stands behind the wanted spelling; None if the refused one is a part of a longer word."""
    only_spaces = term.refused.replace(" ", "") == term.wanted.replace(" ", "")
    if only_spaces or term.wanted.endswith(_VERB):
        return tail
    if "가" <= before[-1:] <= "힣":
        return None
    return agreeing(tail, old=term.refused, new=term.wanted)
