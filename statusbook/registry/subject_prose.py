"""The prose of each subject: house sentences with who says the same, what notes add, what was corrected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from statusbook.house.sources import HOUSE
from statusbook.likeness import Linguist
from statusbook.registry.merged_statements import merge_prose, statement_key
from statusbook.registry.record import Addition, CitedSentence, MergedProse
from statusbook.registry.rulings import Finding, Verdict
from statusbook.registry.settle import Settled
from statusbook.registry.unreviewed import group_unread, of_the_same_words
from statusbook.statements.house_statements import HouseSentence
from statusbook.statements.statement import Lines, Statement, Subject

Rank = Callable[[Statement], int]


def merge_subjects(
    prose: Mapping[Subject, Sequence[Statement]],
    house: Mapping[Subject, Sequence[HouseSentence]],
    settled: Settled,
    rank: Rank,
    linguist: Linguist,
) -> dict[Subject, MergedProse]:
    """Gives the merged prose of every subject that the house or a note speaks of.

    A statement that the audit corrected merges only with its like: it never counts as saying what a
    right one says. A statement that nobody has judged is cited only with one of the same words.
    """
    notes = [statement for group in prose.values() for statement in group]
    judged = [statement for statement in notes if settled.is_judged(statement)]
    unread = [statement for statement in notes if not settled.is_judged(statement)]
    known = [one for subject, group in house.items() if subject in prose for one in group]
    said = [one.statement for one in known]
    mistakes = frozenset(one.statement for one in known if one.mistake)
    wrong = [statement for statement in judged if _is_wrong(statement, settled)]
    sound = [statement for statement in judged if not _is_wrong(statement, settled)]
    rulings = {"same": settled.same, "distinct": settled.distinct}
    claims = [
        one.members
        for together in ([*sound, *said], wrong)
        for one in merge_prose(together, rank=rank, **rulings, by_ruling=mistakes, linguist=linguist)
    ]
    place = {statement: number for number, statement in reversed([*enumerate(settled.statements)])}

    def order(group: tuple[Statement, ...]) -> tuple[int, int]:
        return rank(group[0]), place.get(group[0], -1)

    awaiting: Mapping[Statement, tuple[Statement, ...]] = {}
    others: list[tuple[Statement, ...]] = []
    if unread:
        quotable = (one for one in (*said, *judged) if one not in mistakes)
        partners = of_the_same_words(unread, quotable, linguist, settled.distinct)
        claims = [(*group, *(one for one, partner in partners.items() if partner in group)) for group in claims]
        rest = [statement for statement in unread if statement not in partners]
        shown = [group[0] for group in claims if _shown_as(group, settled) == _SHOWN]
        awaiting, others = group_unread(rest, shown, rank=rank, distinct=settled.distinct, linguist=linguist)
    by_subject: dict[Subject, tuple[list[tuple[Statement, ...]], list[tuple[Statement, ...]]]]
    by_subject = defaultdict(lambda: ([], []))
    for number, groups in enumerate((claims, others)):
        for group in sorted(groups, key=order):
            by_subject[group[0].subject][number].append(group)
    return {
        subject: _prose(*by_subject[subject], house.get(subject, ()), settled, awaiting)
        for subject in sorted({*by_subject, *house}, key=_order)
    }


def prose_of_code(code: int, merged: Mapping[Subject, MergedProse], settled: Settled) -> MergedProse:
    """Gives a code's own prose with what notes say of a group of codes it is in.

    What a note says of a group becomes a citation on the code's page if a ruling says that a sentence of
    the house says the same there.
    """
    own = merged.get(Subject(codes=(code,)), MergedProse())
    groups = [prose for subject, prose in merged.items() if len(subject.codes) > 1 and code in subject.codes]
    sentences = list(own.sentences)
    shared = []
    for addition in (addition for group in groups for addition in group.additions):
        home = _home(addition, sentences, settled)
        if home is None:
            shared.append(addition)
        else:
            cited = sentences[home]
            sentences[home] = replace(cited, citing=(*cited.citing, *addition.members))
    return MergedProse(
        sentences=tuple(sentences),
        additions=(*own.additions, *shared),
        asides=(*own.asides, *(aside for group in groups for aside in group.asides)),
        corrections=(*own.corrections, *(wrong for group in groups for wrong in group.corrections)),
        unreviewed=(*own.unreviewed, *(unread for group in groups for unread in group.unreviewed)),
    )


def _home(addition: Addition, sentences: Sequence[CitedSentence], settled: Settled) -> int | None:
    """The place of the house sentence that a ruling pairs with the addition."""
    keys = {statement_key(member) for member in addition.members}
    partners = {key for pair in settled.same if pair & keys for key in pair - keys}
    if not partners:
        return None
    return next((n for n, one in enumerate(sentences) if statement_key(one.sentence.statement) in partners), None)


def _is_wrong(statement: Statement, settled: Settled) -> bool:
    finding = settled.findings.get(statement_key(statement))
    return finding is not None and finding.verdict is Verdict.CORRECTED


def _order(subject: Subject) -> tuple[tuple[int, ...], int, str]:
    return subject.codes, subject.status_class or 0, subject.topic or ""


def _prose(
    groups: Sequence[tuple[Statement, ...]],
    unread: Sequence[tuple[Statement, ...]],
    sentences: Sequence[HouseSentence],
    settled: Settled,
    awaiting: Mapping[Statement, tuple[Statement, ...]],
) -> MergedProse:
    citing: dict[tuple[Lines, str], tuple[Statement, ...]] = {}
    additions: dict[str, list[Addition]] = {_SHOWN: [], Verdict.CORRECTED: [], Verdict.ASIDE: []}
    for members in groups:
        kind = _shown_as(members, settled)
        if kind is None:
            citing[members[0].lines, members[0].text] = members[1:]
            continue
        finding = _finding(members, settled)
        additions[kind].append(Addition(members=members, finding=finding, awaiting=awaiting.get(members[0], ())))
    return MergedProse(
        sentences=tuple(_cited(sentences, citing)),
        additions=tuple(additions[_SHOWN]),
        asides=tuple(additions[Verdict.ASIDE]),
        corrections=tuple(additions[Verdict.CORRECTED]),
        unreviewed=tuple(Addition(members=members) for members in unread),
    )


_SHOWN = "shown"


def _shown_as(members: tuple[Statement, ...], settled: Settled) -> str | None:
    """Gives as what a claim of notes is shown: corrected, as an aside, or plainly; None for one of the house."""
    if members[0].source == HOUSE:
        return None
    finding = _finding(members, settled)
    return finding.verdict if finding and finding.verdict in (Verdict.CORRECTED, Verdict.ASIDE) else _SHOWN


def _finding(members: tuple[Statement, ...], settled: Settled) -> Finding | None:
    return next((found for m in members if (found := settled.findings.get(statement_key(m)))), None)


def _cited(
    sentences: Sequence[HouseSentence], citing: Mapping[tuple[Lines, str], tuple[Statement, ...]]
) -> Iterator[CitedSentence]:
    for sentence in sentences:
        said = sentence.statement
        yield CitedSentence(sentence=sentence, citing=citing.get((said.lines, said.text), ()))
