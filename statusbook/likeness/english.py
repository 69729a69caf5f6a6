"""English words among the words of a statement: base forms, and what denies or obliges the next word."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from statusbook.likeness.word import Force, Word

_NEGATORS = {
    "not", "cannot", "cant", "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "wont", "hasnt",
    "havent", "couldnt", "shouldnt", "mustnt", "never", "unable", "nor", "failed", "fails", "fail",
}  # fmt: skip
_FORCES = {
    "must": Force.MUST, "shall": Force.MUST, "always": Force.MUST, "may": Force.MAY, "might": Force.MAY,
    "can": Force.MAY, "could": Force.MAY,
}  # fmt: skip
_DOERS = {
    "unable", "able", "failed", "fails", "fail", "has", "have", "had", "need", "needs", "ought", "want", "wants", "required", "try", "tries",
    "tried", "start", "starts", "continue", "allowed", "refuses", "refused", "going", "likely", "known", "used", "asked", "asks",
}  # fmt: skip
"""Words before ``to`` that claim, ask or deny what follows."""
_BARRIERS = {"prevents", "prevented", "prevent"}


def mark_english(words: Sequence[Word], silent: Collection[str]) -> list[Word]:
    """Gives the words without English negators and modal verbs, each put on the next word that claims."""
    kept: list[Word] = []
    denied, force = False, Force.FACT
    for place, word in enumerate(words):
        key = word.key.lower()
        if word.tag == "SL" and _negates(words, place, key):
            denied, force = not denied, _FORCES.get(key, force)
            continue
        if word.tag == "SL" and key in _FORCES:
            force = _FORCES[key]
            continue
        if word.tag == "SL" and (denied or force is not Force.FACT) and key not in silent:
            word.positive, word.force = word.positive != denied, force
            denied, force = False, Force.FACT
        if place > 1 and words[place - 1].key.lower() == "to" and words[place - 2].key.lower() not in _DOERS:
            word.purpose = True  # enough space to complete the request
        kept.append(word)
    return kept


def _negates(words: Sequence[Word], place: int, key: str) -> bool:
    if key in _BARRIERS:
        return any(word.key.lower() == "from" for word in words[place + 1 : place + 4])
    if key in {"failed", "fails", "fail"}:
        return place + 1 < len(words) and words[place + 1].key.lower() == "to"
    return key in _NEGATORS


def base_forms(word: str) -> Iterator[str]:
    """Gives the forms an inflected English word may have in a dictionary, likeliest first."""
    yield word
    if word.endswith(("ies", "ied")):
        yield word[:-3] + "y"
    for ending in ("s", "es", "d", "ed", "ing", "ly", "er"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            yield stem
            yield stem + "e"
            if len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]
