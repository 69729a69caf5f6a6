"""Statements that nobody has judged: what they may be cited with all the same, and as what they are shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from statusbook.likeness import Linguist
from statusbook.registry.merged_statements import HOUSE_RANK, merge_prose, statement_key
from statusbook.statements.statement import Statement, Subject

Rank = Callable[[Statement], int]


def of_the_same_words(
    unread: Sequence[Statement], known: Iterable[Statement], linguist: Linguist, distinct: Collection[frozenset[str]]
) -> dict[Statement, Statement]:
    """Gives the known statement about the same subject that has the same words, for every unread one that has such.

    Of several the first known one is given. ``distinct`` are pairs of statement keys that are two claims.
    """
    subjects = {statement.subject for statement in unread}
    known = [statement for statement in known if statement.subject in subjects]
    words = linguist.plain_words(statement.text for statement in (*unread, *known))
    places: dict[tuple[Subject, str], list[Statement]] = defaultdict(list)
    for statement in known:
        places[statement.subject, words[statement.text]].append(statement)
    found = {}
    for statement in unread:
        said = words[statement.text]
        for other in places[statement.subject, said] if said else ():
            if frozenset({statement_key(statement), statement_key(other)}) not in distinct:
                found[statement] = other
                break
    return found


def group_unread(
    unread: Sequence[Statement],
    shown: Iterable[Statement],
    *,
    rank: Rank,
    distinct: Collection[frozenset[str]],
    linguist: Linguist,
) -> tuple[Mapping[Statement, tuple[Statement, ...]], list[tuple[Statement, ...]]]:
    """Gives the unread statements that likely say what a judged one says which is ``shown``, by that one; and all others,
    those that likely say the same together.

    A judged statement may draw unread ones to it, but never another judged one.
    """
    subjects = {statement.subject for statement in unread}
    leading = {statement for statement in shown if statement.subject in subjects}

    def order(statement: Statement) -> int:
        return HOUSE_RANK if statement in leading else max(rank(statement), HOUSE_RANK + 1)

    awaiting: dict[Statement, tuple[Statement, ...]] = {}
    others: list[tuple[Statement, ...]] = []
    for one in merge_prose([*leading, *unread], rank=order, distinct=distinct, linguist=linguist):
        if one.statement not in leading:
            others.append(one.members)
        elif len(one.members) > 1:
            awaiting[one.statement] = one.members[1:]
    return awaiting, others
