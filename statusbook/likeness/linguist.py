"""The door of the room: whoever is outside asks the linguist, and nothing behind."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from statusbook.likeness.answers import Groups, KeyedText, KeyPairs, LikelyPair, Likeness, TextsOfOne
from statusbook.likeness.deeds import is_left_out, is_sent
from statusbook.likeness.grouping import SortedPairs, group_each, likely_pairs, likeness_of
from statusbook.likeness.kiwi_process import running_kiwi, start_kiwi, stop_kiwi
from statusbook.likeness.language import Language, our_language

if TYPE_CHECKING:
    from statusbook.likeness.gist import Gist
    from statusbook.likeness.plain_words import PlainWords


class Linguist:
    """Tells which texts say the same, in one language; knows texts and keys, and nothing of what they are for.

    ``about`` are the status codes that the texts are about: a text says nothing by naming the only one.
    """

    def __init__(self, language: Language | None = None) -> None:
        self._language = language or our_language()

    def groups(
        self,
        texts: Sequence[KeyedText],
        *,
        about: Sequence[int] = (),
        same: KeyPairs = frozenset(),
        distinct: KeyPairs = frozenset(),
    ) -> Groups:
        """Gives the places of texts that say the same, the first of each group leading it.

        The order of the texts is their precedence. ``same`` and ``distinct`` are what people decided, by key.
        """
        return self.groups_of_each([TextsOfOne(texts=tuple(texts), about=tuple(about))], same=same, distinct=distinct)[
            0
        ]

    def groups_of_each(
        self,
        subjects: Sequence[TextsOfOne],
        *,
        same: KeyPairs = frozenset(),
        distinct: KeyPairs = frozenset(),
    ) -> list[Groups]:
        """Gives the same for the texts about every subject: texts about two of them are never one."""
        asked = []
        for subject in subjects:
            keys = {text.key for text in subject.texts}
            asked.append((subject.texts, subject.about, _touching(same, keys), _touching(distinct, keys)))
        return group_each(self._language, asked)

    def likeness(self, one: str, other: str, *, about: Collection[int] = ()) -> Likeness:
        """Gives how likely two texts say the same, and what parts them."""
        return likeness_of(self._language, one, other, about)

    def likenesses(self, text: str, others: Sequence[str], *, about: Collection[int] = ()) -> list[Likeness]:
        """Gives how likely a text says the same as each of the others, and what parts them."""
        from statusbook.likeness.analyser import analyser_of

        analyser_of(self._language).gists((text, *others))  # all at once
        return [self.likeness(text, other, about=about) for other in others]

    def likely_pairs(self, texts: Sequence[str], *, about: Collection[int] = ()) -> list[LikelyPair]:
        """Gives the pairs that likely say the same but are not sure enough to be grouped."""
        return list(likely_pairs(self._language, texts, about))

    def gists(self, texts: Iterable[str]) -> Mapping[str, Gist]:
        """Gives what every text says, as it is compared."""
        from statusbook.likeness.analyser import analyser_of

        return analyser_of(self._language).gists(texts)

    def plain_words(self, texts: Iterable[str]) -> Mapping[str, PlainWords]:
        """Gives the words of every text after normalising: where they are the same, so is what is said."""
        from statusbook.likeness.analyser import analyser_of

        return analyser_of(self._language).plain_words(texts)

    def makes_claim(self, text: str) -> bool:
        """Tells whether a text says something of something, or only names it."""
        return self.gists([text])[text].claims

    def leaves_out_header(self, text: str, name: str) -> bool:
        """Tells whether a text says of a header that it is not sent, or need not be."""
        return is_left_out(self.gists([text])[text].mentions, f"header {name.replace('-', '').lower()}")

    def sends_body(self, text: str) -> bool:
        """Tells whether a text says that a body is sent."""
        return is_sent(self.gists([text])[text].mentions, "body")

    @property
    def threshold(self) -> float:
        """The score from which two texts say the same."""
        return self._language.scoring.threshold

    def start_early(self) -> None:
        """Lets the analyser load in a process of its own: texts that nobody has analysed yet are likely to come."""
        start_kiwi()

    def get_ready(self) -> None:
        """Has the analyser, if it was started early, prepare itself while others still read; does not wait."""
        if running_kiwi() is not None:
            from statusbook.likeness.analyser import analyser_of

            analyser_of(self._language).get_ready()

    def rest(self) -> None:
        """Lets the analyser go after a large work, when no more texts are at hand; a small one keeps it for the next."""
        if running_kiwi() is not None:
            from statusbook.likeness.analyser import analyser_of

            analyser_of(self._language).rest()

    def close(self) -> None:
        """Ends the analyser's process, if there is one."""
        stop_kiwi()


@functools.cache
def linguist() -> Linguist:
    """Gives the linguist of the package's own language."""
    return Linguist()


def _touching(pairs: KeyPairs, keys: Collection[str]) -> SortedPairs:
    """Gives the pairs that speak of one of the keys, in an order that is always the same."""
    return tuple(sorted(tuple(sorted(pair)) for pair in pairs if not pair.isdisjoint(keys)))
