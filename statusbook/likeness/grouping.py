"""Which of many texts about one subject say the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Sequence

from statusbook.caches import remembered
from statusbook.likeness.answers import Groups, KeyedText, LikelyPair, Likeness
from statusbook.likeness.language import Language
from statusbook.parallel import processors, spread
from statusbook.progress import counted_together

# What compares takes a while to load, and most builds remember what it gave.

SortedPairs = tuple[tuple[str, ...], ...]


Asked = tuple[tuple[KeyedText, ...], tuple[int, ...], SortedPairs, SortedPairs]
"""What ``group_texts`` is asked of one subject."""

MANY = 2000
"""From so many new texts on it is worth the 20 ms that another process costs."""


def group_each(language: Language, asked: Sequence[Asked]) -> list[Groups]:
    """Gives the groups of every subject's texts; the new ones are analysed all at once."""
    new = [one for one in asked if not group_texts.knows(language, *one)]
    if new:
        from statusbook.likeness.analyser import analyser_of

        analyser_of(language).read_ahead(text.text for texts, *_ in new for text in texts)
    size = sum(len(texts) for texts, *_ in new)
    if size >= MANY:
        with counted_together("merging", size // processors()):
            spread(lambda one: group_texts(language, *one), sorted(new, key=lambda one: -len(one[0])))
    return [group_texts(language, *one) for one in asked]


@remembered
def group_texts(
    language: Language,
    texts: tuple[KeyedText, ...],
    about: tuple[int, ...],
    same: SortedPairs,
    distinct: SortedPairs,
) -> Groups:
    """Gives the groups of texts about the codes that say the same; the first of a group leads it."""
    from statusbook.likeness.analyser import analyser_of
    from statusbook.likeness.clusters import Clusterable, PairRulings, cluster_claims
    from statusbook.likeness.side import side_of

    rulings = PairRulings(same=frozenset(map(frozenset, same)), distinct=frozenset(map(frozenset, distinct)))
    bundles = _bundles(texts, {key for pair in distinct for key in pair})
    gists = analyser_of(language).gists(texts[places[0]].text for places in bundles)
    own = own_concepts(about)
    claims = [
        Clusterable(
            place=number,
            side=side_of(gists[texts[places[0]].text], own),
            form=plain_form(texts[places[0]].text),
            house=texts[places[0]].leads,
            joined_by_ruling=texts[places[0]].joined_by_ruling,
            claims=gists[texts[places[0]].text].claims,
            keys=frozenset(texts[place].key for place in places),
        )
        for number, places in enumerate(bundles)
    ]
    clusters = cluster_claims(claims, rulings, language)
    return tuple(
        tuple(sorted(place for claim in cluster.claims for place in bundles[claim.place])) for cluster in clusters
    )


def likeness_of(language: Language, one: str, other: str, about: Collection[int]) -> Likeness:
    """Gives the likeness of two texts about the codes."""
    from statusbook.likeness.analyser import analyser_of
    from statusbook.likeness.scoring import compare
    from statusbook.likeness.side import side_of

    if plain_form(one) == plain_form(other):
        return Likeness(score=1.0)
    gists, own = analyser_of(language).gists((one, other)), own_concepts(about)
    return compare(side_of(gists[one], own), side_of(gists[other], own), language)


def likely_pairs(language: Language, texts: Sequence[str], about: Collection[int]) -> Iterator[LikelyPair]:
    """Gives the pairs of texts about the codes that likely say the same but are not sure enough to be grouped."""
    from statusbook.likeness.analyser import analyser_of
    from statusbook.likeness.scoring import compare
    from statusbook.likeness.shortlist import Shortlist
    from statusbook.likeness.side import side_of

    gists, own = analyser_of(language).gists(texts), own_concepts(about)
    sides = [side_of(gists[text], own) for text in texts]
    before, scoring = Shortlist(language), language.scoring
    for place, side in enumerate(sides):
        for other in before.of(side):
            found = compare(side, sides[other], language)
            if found.difference is None and scoring.floor <= found.score < scoring.threshold:
                yield LikelyPair(first=other, second=place, score=found.score)
        before.add(side, scoring.floor)


def own_concepts(about: Collection[int]) -> frozenset[str]:
    """Gives the concepts that only name the subject: ``404`` in a text about 404 says nothing."""
    return frozenset(f"code {code}" for code in about) if len(about) == 1 else frozenset()


def plain_form(text: str) -> str:
    """Gives the letters and digits of a text alone: where they are the same, so is what is said."""
    from statusbook.text import clean_text

    folded = unicodedata.normalize("NFKC", clean_text(text)).casefold()
    return "".join(filter(str.isalnum, folded))


def _bundles(texts: Sequence[KeyedText], apart: Collection[str]) -> list[list[int]]:
    """Gives the places of texts of the very same words; one that leads or that a ruling keeps apart is alone."""
    bundles: dict[tuple[str, int | None], list[int]] = {}
    for place, text in enumerate(texts):
        alone = text.leads or text.key in apart
        bundles.setdefault((plain_form(text.text), place if alone else None), []).append(place)
    return list(bundles.values())
