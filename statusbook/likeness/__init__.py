"""When do two sentences say the same? Knows language, nothing of the house; ``linguist()`` is the only door.

The road of a text, a module a step:

    text -> morphemes -> lemmas -> gist -> side -> alignment -> near_twins, scoring -> clusters

``morphemes``   kiwipiepy cuts the text: 찾을 수 없다 is 찾/VV 을/ETM 수/NNB 없/VA 다/EF (``kiwi_process`` loads it early)
``lemmas``      gathers them to words in dictionary form (찾다); ``denials``, ``english``: what denies or obliges them
``gist``        the concepts of the words (``lexicon.yml``: 찾다 and find are one) and their ``values``, as mentions in order
``side``        a gist made ready for comparing: each concept with its weight, signs and roles
``alignment``   which concept of one side answers which of the other, and what is left over
``near_twins``  rules that keep two texts apart however alike they look (``swapping``: who did what to whom)
``scoring``     the likelihood that the two say the same, from features of the alignment (``scoring.yml``)
``clusters``    groups of texts that say the same, each led by its first; ``shortlist`` looks up which could be
``grouping``    the groups of many subjects at once; it remembers them, and ``analyser`` the morphemes
"""

from statusbook.likeness.answers import Groups, KeyedText, KeyPairs, LikelyPair, Likeness, TextsOfOne
from statusbook.likeness.language import Language
from statusbook.likeness.linguist import Linguist, linguist

__all__ = [
    "Groups",
    "KeyPairs",
    "KeyedText",
    "Language",
    "LikelyPair",
    "Likeness",
    "Linguist",
    "TextsOfOne",
    "linguist",
]
