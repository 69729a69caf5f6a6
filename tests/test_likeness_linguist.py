"""The door of the room: what it answers depends on the texts and the language, and on nothing that is remembered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from statusbook.caches import open_caches
from statusbook.likeness import KeyedText, Linguist
from statusbook.likeness.language import Language, our_language

TEXTS = ["서버가 거절했다.", "서버가 거부했다.", "요청한 페이지를 찾을 수 없다.", "요청한 리소스를 찾지 못함"]


def keyed(texts: list[str]) -> list[KeyedText]:
    return [KeyedText(text=text, key=str(place)) for place, text in enumerate(texts)]


def changed(vocabulary: tuple[str, str] = ("", ""), weighing: tuple[str, str] = ("", "")) -> Language:
    """Our language with one thing said otherwise."""
    ours = our_language()
    assert vocabulary[0] in ours.vocabulary and weighing[0] in ours.weighing
    return replace(ours, vocabulary=ours.vocabulary.replace(*vocabulary), weighing=ours.weighing.replace(*weighing))


STRICT = changed(weighing=("threshold: 0.55", "threshold: 0.9999999"))
FOREIGN = changed(vocabulary=("refuse: 거부, 거절,", "refuse: 거부,"))


@pytest.mark.parametrize("other", [STRICT, FOREIGN], ids=["another threshold", "another vocabulary"])
def test_two_languages_never_see_each_others_groups(tmp_path: Path, other: Language) -> None:
    """With one folder of caches, in one process and in the next, each linguist gives what it gives without any."""
    alone = [Linguist(language).groups(keyed(TEXTS)) for language in (our_language(), other)]
    assert alone[0] != alone[1]
    for languages in ((our_language(), other), (other, our_language()), (our_language(), other)):
        with open_caches(tmp_path, lambda who, what: None):
            found = {repr(language): Linguist(language).groups(keyed(TEXTS)) for language in languages}
        assert [found[repr(our_language())], found[repr(other)]] == alone


def test_two_vocabularies_never_see_each_others_morphemes(tmp_path: Path) -> None:
    """kiwipiepy keeps whole the nouns of the vocabulary that asks, whatever another one was taught before."""
    text = "이어받기가 된다."
    fewer = changed(vocabulary=("이어받기, ", ""))
    alone = [Linguist(language).gists([text]) for language in (our_language(), fewer)]
    assert alone[0] != alone[1]
    for language, expected in ((our_language(), alone[0]), (fewer, alone[1]), (our_language(), alone[0])):
        with open_caches(tmp_path, lambda who, what: None):
            assert Linguist(language).gists([text]) == expected


def test_a_language_is_named_by_all_it_holds() -> None:
    """Two languages have one name only if they are one."""
    languages = [our_language(), STRICT, FOREIGN, replace(our_language())]
    assert len({repr(language) for language in languages}) == 3
    assert languages[0] == languages[3]


def test_rulings_name_texts_by_any_key() -> None:
    """What people decided goes before what words say, and a key that nobody has changes nothing."""
    linguist, texts = Linguist(), keyed(TEXTS)
    assert linguist.groups(texts) == ((0, 1), (2, 3))
    stray = frozenset({frozenset({"0", "elsewhere"})})
    assert linguist.groups(texts, distinct=stray) == ((0, 1), (2, 3))
    assert linguist.groups(texts, distinct=frozenset({frozenset({"0", "1"})})) == ((0,), (1,), (2, 3))
    assert linguist.groups(texts, same=frozenset({frozenset({"0", "3"})})) == ((0, 1, 3), (2,))


def test_texts_that_lead_are_joined_but_never_join() -> None:
    """Two that lead stay two, whatever they say; the very same words hang on the first."""
    texts = [replace(text, leads=number < 2) for number, text in enumerate(keyed([TEXTS[0]] * 3))]
    assert Linguist().groups(texts) == ((0, 2), (1,))
