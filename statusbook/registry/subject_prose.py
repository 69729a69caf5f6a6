"""The prose of each subject: house sentences with who says the same, what notes add, what was corrected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from statusbook.house.sources import HOUSE
from statusbook.likeness.analyser import Analyser
from statusbook.memory import Memory
from statusbook.registry.merged_statements import merge_prose, statement_key
from statusbook.registry.record import Addition, CitedSentence, MergedProse
from statusbook.registry.rulings import Verdict
from statusbook.registry.settle import Settled
from statusbook.statements.house import HouseSentence
from statusbook.statements.statement import Lines, Statement, Subject

Rank = Callable[[Statement], int]


def merge_subjects(
    prose: Mapping[Subject, Sequence[Statement]],
    house: Mapping[Subject, Sequence[HouseSentence]],
    settled: Settled,
    rank: Rank,
    analyse: Analyser,
    memory: Memory,
) -> dict[Subject, MergedProse]:
    """Gives the merged prose of every subject that the house or a note speaks of.

    A statement that the audit corrected merges only with its like: it never counts as saying what a
    right one says.
    """
    notes = [statement for group in prose.values() for statement in group]
    said = [s.statement for subject, group in house.items() if subject in prose for s in group]
    wrong = [statement for statement in notes if _is_wrong(statement, settled)]
    sound = [statement for statement in notes if not _is_wrong(statement, settled)]
    members: dict[Subject, list[tuple[Statement, ...]]] = defaultdict(list)
    for together in ([*sound, *said], wrong):
        for one in merge_prose(
            together, rank=rank, same=settled.same, distinct=settled.distinct, analyse=analyse, memory=memory
        ):
            members[one.statement.subject].append(one.members)
    place = {statement: number for number, statement in reversed([*enumerate(settled.statements)])}
    for groups in members.values():
        groups.sort(key=lambda group: (rank(group[0]), place.get(group[0], -1)))
    return {
        subject: _prose(members[subject], house.get(subject, ()), settled)
        for subject in sorted({*members, *house}, key=_order)
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
    groups: Sequence[tuple[Statement, ...]], sentences: Sequence[HouseSentence], settled: Settled
) -> MergedProse:
    citing: dict[tuple[Lines, str], tuple[Statement, ...]] = {}
    additions: dict[str, list[Addition]] = {"shown": [], Verdict.CORRECTED: [], Verdict.ASIDE: []}
    for members in groups:
        if members[0].source == HOUSE:
            citing[members[0].lines, members[0].text] = members[1:]
            continue
        finding = next((found for m in members if (found := settled.findings.get(statement_key(m)))), None)
        kind = finding.verdict if finding and finding.verdict in additions else "shown"
        additions[kind].append(Addition(members=members, finding=finding))
    return MergedProse(
        sentences=tuple(_cited(sentences, citing)),
        additions=tuple(additions["shown"]),
        asides=tuple(additions[Verdict.ASIDE]),
        corrections=tuple(additions[Verdict.CORRECTED]),
    )


def _cited(
    sentences: Sequence[HouseSentence], citing: Mapping[tuple[Lines, str], tuple[Statement, ...]]
) -> Iterator[CitedSentence]:
    for sentence in sentences:
        said = sentence.statement
        yield CitedSentence(sentence=sentence, citing=citing.get((said.lines, said.text), ()))
