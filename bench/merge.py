"""How the time and the memory of merging grow: 1,000, 10,000 and 100,000 statements over 500 codes.

    python bench/merge.py             statements that repeat what other notes say, as notes do
    python bench/merge.py --distinct  statements of which no two say the same

The statements are generated from phrases (the same on every run). Their morphemes come from a cache filled
beforehand, as in a build of unchanged notes: kiwipiepy is started once to analyse the phrases, and is no part of
the figures. Each size runs in a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import random
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from statusbook.likeness.analyser import cache_key  # noqa: E402
from statusbook.likeness.morphemes import prepare, split_morphemes, write_morphemes  # noqa: E402
from statusbook.registry.merged_statements import Analyser, merge_prose  # noqa: E402
from statusbook.statements.statement import Kind, Lines, Statement, Subject  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
CODES = 500
NOTES = 40
CLAIMS = 24
"""How many different things notes say of one code."""
GOAL = 1.15

SUBJECTS = (
    "서버가", "게이트웨이가", "클라이언트는", "프록시 서버는", "브라우저가", "오리진 서버는", "캐시는", "검색 엔진은",
)  # fmt: skip
OBJECTS = (
    "요청 본문을", "응답 헤더를", "조건부 요청을", "인증 토큰을", "저장된 사본을", "업로드한 파일을", "쿼리 문자열을",
    "연결을", "리다이렉트 주소를", "세션 쿠키를", "콘텐츠 형식을", "잠금을", "범위 요청을", "로그를", "예약된 작업을",
    "오류 페이지를",
)  # fmt: skip
PREDICATES = (
    "확인", "거부", "저장", "삭제", "전송", "갱신", "기록", "요구", "무시", "변경", "공유", "압축", "암호화", "복구",
    "검증", "생성",
)  # fmt: skip
CIRCUMSTANCES = (
    "매번", "점검 중에", "과부하일 때", "새벽에", "첫 접속에서", "로그인한 뒤", "재시작한 다음", "캐시가 비었을 때",
    "배포 직후에", "제한 시간 안에",
)  # fmt: skip
ENDINGS = ("합니다.", "한다.", "함", "할 수 있습니다.")


def statements(size: int, distinct: bool) -> Iterator[Statement]:
    """Gives statements over CODES codes, NOTES notes, in the order of a seeded draw."""
    draw = random.Random(9110)
    for number in range(size):
        code = 100 + number % CODES
        claim = number // CODES if distinct else draw.randrange(CLAIMS)
        source = f"note-{draw.randrange(1, NOTES)}"
        yield Statement(
            source=source,
            path=f"content/notes/{source}.md",
            lines=Lines(first=number + 1, last=number + 1),
            subject=Subject(codes=(code,)),
            kind=Kind.DEFINITION,
            text=wording(code, claim, draw),
        )


def wording(code: int, claim: int, draw: random.Random) -> str:
    """Gives one of the wordings of a claim about a code."""
    place = random.Random(code * 1_000_003 + claim)
    subject, object_ = place.choice(SUBJECTS), place.choice(OBJECTS)
    circumstance, predicate = place.choice(CIRCUMSTANCES), place.choice(PREDICATES)
    words = [subject, circumstance, object_] if draw.random() < 0.7 else [circumstance, subject, object_]
    return " ".join([*words, f"{predicate}{draw.choice(ENDINGS)}"])


def phrase_morphemes() -> dict[str, str]:
    """Gives the morphemes of every phrase that sentences are made of, each as a line."""
    phrases = [
        *SUBJECTS,
        *OBJECTS,
        *CIRCUMSTANCES,
        *(f"{p}{ending}" for p in PREDICATES for ending in ENDINGS),
    ]
    parts = split_morphemes(map(prepare, phrases))
    return {phrase: write_morphemes(parts[prepare(phrase)]) for phrase in phrases}


def filled_cache(given: Iterable[Statement], lines: dict[str, str]) -> dict[str, str]:
    """Gives the cache a build of these statements would leave, put together from the phrases."""
    endings = sorted((phrase for phrase in lines), key=len, reverse=True)
    cache = {}
    for text in {statement.text for statement in given}:
        rest, found = text, []
        while rest:
            phrase = next(phrase for phrase in endings if rest.startswith(phrase))
            found.append(lines[phrase])
            rest = rest[len(phrase) :].lstrip()
        cache[cache_key(prepare(text))] = " ".join(found)
    return cache


def measure(size: int, distinct: bool, lines: dict[str, str]) -> tuple[float, float, int]:
    """Gives the processor seconds of merging, the peak memory in MiB, and the number of merged statements."""
    given = list(statements(size, distinct))
    analyse = Analyser(filled_cache(given, lines))
    begun = time.process_time()
    merged = merge_prose(given, rank=lambda statement: 1, analyse=analyse)
    seconds = time.process_time() - begun
    assert "kiwipiepy" not in sys.modules
    return seconds, peak_memory(), len(merged)


def peak_memory() -> float:
    """Gives the peak memory of this process in MiB (Linux knows it without what stood there before)."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(distinct: bool, lines: dict[str, str], sizes: tuple[int, ...]) -> float:
    """Prints a line for each size and gives the growth exponent, the slope of log time over log size."""
    figures = []
    for size in sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            seconds, mebibytes, merged = pool.apply(partial(measure, size, distinct, lines))
        figures.append((math.log(size), math.log(seconds)))
        print(f"{size:>8,} statements: {seconds:7.2f} s  peak {mebibytes:5.0f} MiB  {merged:,} after merging")
    mean_x = sum(x for x, _ in figures) / len(figures)
    mean_y = sum(y for _, y in figures) / len(figures)
    spread = sum((x - mean_x) ** 2 for x, _ in figures)
    return sum((x - mean_x) * (y - mean_y) for x, y in figures) / spread


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--distinct", action="store_true", help="no two statements say the same")
    parser.add_argument("--small", action="store_true", help="leave out 100,000")
    options = parser.parse_args()
    exponent = run(options.distinct, phrase_morphemes(), SIZES[:2] if options.small else SIZES)
    kind = "distinct" if options.distinct else "repeating"
    print(f"growth exponent {exponent:.2f} (goal {GOAL} or less), {kind} statements, morphemes from a filled cache")


if __name__ == "__main__":
    main()
