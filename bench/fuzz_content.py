"""Fuzzes what reads content/ and mkdocs.yml with damaged copies of the real files: ``python bench/fuzz_content.py``.

Each input is one file with a few mutations, read by its own reader; now and then it is part of a small book, which is
checked and rendered too. An input fails that raises anything but a problem a person can act on, whose report cannot
be printed, or that takes over five seconds. Failing inputs stay in ``.build/fuzz-content/``, one for each place that
fails; ``python bench/fuzz_content.py FILE...`` runs them again. The same ``--seed`` gives the same inputs.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tests"))

from known_codes import known_codes_for_tests  # noqa: E402
from small_book import HERE, book_of  # noqa: E402

from statusbook.content import Content, decode_utf8, read_content  # noqa: E402
from statusbook.facts.address import parse_address  # noqa: E402
from statusbook.facts.constants import parse_constants  # noqa: E402
from statusbook.facts.iana import parse_iana  # noqa: E402
from statusbook.facts.preferences import parse_preferences  # noqa: E402
from statusbook.facts.rfcs import parse_rfcs  # noqa: E402
from statusbook.house.choose import parse_choices  # noqa: E402
from statusbook.house.class_note import parse_class_note  # noqa: E402
from statusbook.house.client_tables import parse_measurements  # noqa: E402
from statusbook.house.code_note import parse_code_note  # noqa: E402
from statusbook.house.comparison import parse_comparison  # noqa: E402
from statusbook.house.guide import parse_guide  # noqa: E402
from statusbook.house.permalinks import parse_permalinks  # noqa: E402
from statusbook.house.redirect_rulings import parse_redirects  # noqa: E402
from statusbook.house.sayings import parse_sayings  # noqa: E402
from statusbook.house.source_folder import parse_sources  # noqa: E402
from statusbook.house.terms import parse_terms  # noqa: E402
from statusbook.pages.kinds import footer  # noqa: E402
from statusbook.pages.templates import TemplateFailure  # noqa: E402
from statusbook.pipeline.renderer import make_links  # noqa: E402
from statusbook.places import SETTINGS, Places  # noqa: E402
from statusbook.problems import ContentError  # noqa: E402
from statusbook.registry.accepted import parse_accepted  # noqa: E402
from statusbook.registry.rulings import parse_rulings  # noqa: E402
from statusbook.site.engine import EngineError  # noqa: E402
from statusbook.stage.gathered import render_config  # noqa: E402
from statusbook.statements.note_reader import read_note  # noqa: E402

FOUND = ROOT / ".build" / "fuzz-content"
HANG = 5
WHOLE_BOOK = 60
"""Every so many inputs one is part of a small book: that costs as much as some thirty others."""
LONGEST = 80_000
"""Bytes of a seed: of the measured clients the small files are enough."""
SMALL = read_content(HERE).files
KNOWN = known_codes_for_tests()
NOTES = read_content(ROOT).under("notes")

TOKENS = [
    *"--- ... : - ? | > & * ! % @ ` ' \" # { } [ ] , \t \n \r \r\n \\ = ~ << <<: *a &a {} [] '' \"\" ## ### ``` ~~~ <!-- -->".split(
        " "
    ),
    *"!!bool !!int !!float !!timestamp !!binary !!null !!set !!omap !!pairs !!python/name:os.system !ENV !!str !".split(),
    *"null true yes no on off y 0 -1 1.5 .inf .nan 1e999 0x1F 0o17 190:20:30 2026-13-45 2026-07-01 99999 404 600 99 4xx".split(),
    *"codes: code: phrase: name_ko: references: to: because: id: file: cells: runs: title: sections: options: goto:".split(),
    *"/404/ /404/#a //x /../ /%00/ /compare/401-403/ https:// https://[ javascript:x mailto: RFC 9110 15.5.5절 {name} {code}".split(
        " "
    ),
    *"{0} {code.real} {code:9} {name!x} {name.a.b} {{ }} {% %} <script> </script> <!DOCTYPE <a href= &lt; &#0; &#x110000;".split(
        " "
    ),
    *[
        "0x" + "f" * 5000,
        "9" * 5000,
        "[" * 60,
        "[" * 3000,
        "{a: " * 40,
        "- " * 40,
        "> " * 60,
        "a" * 3000,
        "![](" * 30,
        "`" * 40,
        "*" * 40,
    ],
    *[
        "\0",
        "\x07",
        "\x1b[31m",
        "\x85",
        "\u2028",
        "\ufeff",
        "\u202e",
        "\u3000",
        "\uffff",
        "\U0010ffff",
        "🙂",
        "한글",
        "e\u0301",
    ],
    *[
        '"\\x00"',
        '"\\ud800"',
        '"\\u2028"',
        '"\\U0010ffff"',
        "|\n  a\n",
        ">-\n  b\n",
        "? [a]\n: b\n",
        "a: &x [*x]\n",
        "[a]: /404/ 'b\n",
    ],
    *[
        "\n\n| a | b |\n|---|---|\n| c |\n",
        "\n- a\n  - b\n\n      c\n",
        "\n```http\nHTTP/1.1 404\n\n```\n",
        "\n## 답\n",
        "\n---\n",
        "<details>\n",
    ],
]
RAW = [token.encode("utf-8", "surrogatepass") for token in TOKENS] + [
    *[b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xfe\xff", b"\xff\xfe\x00\x00", b"\xef\xbb\xbf", b"\xb0\xa1"],
]
_VALUE = re.compile(rb"(?m)^([ \t]*(?:- )?[\w-]+:[ \t]*)(.*)$")
"""``phrase: Not Found`` in front matter or YAML: the name, and the value to be replaced."""


def text_reader(parse: Callable[[str], object]) -> Callable[[str, bytes], object]:
    return lambda path, raw: parse(decode_utf8(raw, path=path))


def page_reader(parse: Callable[..., object]) -> Callable[[str, bytes], object]:
    return lambda path, raw: parse(decode_utf8(raw, path=path), path=path)


def read_settings(path: str, raw: bytes) -> None:
    """What the build itself does with mkdocs.yml, before an engine sees it."""
    text = decode_utf8(raw, path=path)
    parse_preferences({path: text})
    base = (ROOT / SETTINGS).read_text("utf-8")
    address = parse_address(text, {"SITE_URL": "https://wiki.example/"}, base)
    address.absolute("/404/")
    json.dumps([address.path, address.site_name]).encode()
    render_config((), footer(), {path: text, "/base/mkdocs.yml": base}, "theme")


READERS: Mapping[str, Callable[[str, bytes], object]] = {
    "content/codes/": page_reader(parse_code_note),
    "content/classes/": page_reader(parse_class_note),
    "content/comparisons/": page_reader(parse_comparison),
    "content/guides/": page_reader(parse_guide),
    "content/clients/": lambda path, raw: parse_measurements({path: decode_utf8(raw, path=path)}),
    "content/notes/": lambda path, raw: read_note(raw, path=path, source="note", known=KNOWN),
    "content/iana.csv": text_reader(parse_iana),
    "content/rfcs.yml": text_reader(parse_rfcs),
    "content/choose.yml": text_reader(parse_choices),
    "content/constants.yml": text_reader(parse_constants),
    "content/terms.yml": text_reader(parse_terms),
    "content/sayings.yml": text_reader(parse_sayings),
    "content/redirects.yml": text_reader(parse_redirects),
    "content/permalinks.txt": text_reader(parse_permalinks),
    "content/rulings/": page_reader(parse_rulings),
    "content/accepted/": page_reader(parse_accepted),
    "content/sources/": lambda path, raw: parse_sources({path: decode_utf8(raw, path=path)}, notes=NOTES),
    SETTINGS: read_settings,
}


def read_alone(path: str, raw: bytes) -> None:
    """Reads one file by its own reader."""
    next(read for start, read in READERS.items() if path.startswith(start))(path, raw)


def read_in_book(path: str, raw: bytes) -> None:
    """Reads, checks and renders a small book with that file in it."""
    book = book_of(Content(files={**SMALL, path: raw}))
    make_links(Places(root=ROOT), book)


def seeds() -> dict[str, bytes]:
    """The real files by path; what is left of the long ones is without a fault, as they are."""
    files = read_content(ROOT).files
    small = {path: raw for path, raw in files.items() if len(raw) <= (LONGEST // 2 if "/clients/" in path else LONGEST)}
    return small | {SETTINGS: (ROOT / SETTINGS).read_bytes()}


def mutate(raw: bytes, choose: random.Random) -> bytes:
    """Gives a file with a few mutations."""
    for _ in range(choose.choice((1, 1, 1, 2, 2, 3, 5))):
        raw = choose.choice(MUTATIONS)(raw, choose)
    return raw


def _place(raw: bytes, choose: random.Random) -> int:
    """A place anywhere, or in the beginning, where front matter stands."""
    return choose.randrange(min(len(raw), choose.choice((len(raw), 400))) + 1)


def _flip(raw: bytes, choose: random.Random) -> bytes:
    place = _place(raw, choose)
    return raw[:place] + bytes([(raw[place : place + 1] or b"\0")[0] ^ 1 << choose.randrange(8)]) + raw[place + 1 :]


def _delete(raw: bytes, choose: random.Random) -> bytes:
    place = _place(raw, choose)
    return raw[:place] + raw[place + choose.choice((1, 3, 20, 200)) :]


def _repeat(raw: bytes, choose: random.Random) -> bytes:
    place = _place(raw, choose)
    return raw[:place] + raw[place : place + choose.choice((3, 30, 300))] * choose.choice((2, 2, 20)) + raw[place:]


def _splice(raw: bytes, choose: random.Random) -> bytes:
    place = _place(raw, choose)
    return raw[:place] + choose.choice(RAW) + raw[place + choose.choice((0, 0, 1, 8)) :]


def _value(raw: bytes, choose: random.Random) -> bytes:
    fields = list(_VALUE.finditer(raw))
    if not fields:
        return _splice(raw, choose)
    field = choose.choice(fields[: choose.choice((30, len(fields)))])
    new = choose.choice((choose.choice(RAW), choose.choice(RAW) + b" " + field[2], choose.choice(fields)[2]))
    return raw[: field.start(2)] + new + raw[field.end(2) :]


def _lines(raw: bytes, choose: random.Random) -> bytes:
    lines = raw.split(b"\n")
    one, other = choose.randrange(len(lines)), choose.randrange(len(lines))
    way = choose.randrange(4)
    if way == 0:
        lines[one], lines[other] = lines[other], lines[one]
    elif way == 1:
        lines.insert(one, lines[other])
    elif way == 2:
        lines[one] = choose.choice((b"  ", b"\t", b"    ")) + lines[one]
    else:
        lines[one] = lines[one].lstrip()
    return b"\n".join(lines)


def _cut(raw: bytes, choose: random.Random) -> bytes:
    return raw[: _place(raw, choose)]


def _encode(raw: bytes, choose: random.Random) -> bytes:
    return raw.decode("utf-8", "replace").encode(
        choose.choice(("utf-16", "utf-16-le", "cp949", "utf-8-sig")), "replace"
    )


MUTATIONS = (_flip, _delete, _repeat, _splice, _splice, _splice, _value, _value, _value, _lines, _lines, _cut, _encode)


def attempt(read: Callable[[str, bytes], None], path: str, raw: bytes) -> str | None:
    """Runs a reader on an input; gives the place that fails, or None."""
    signal.setitimer(signal.ITIMER_VIRTUAL, HANG)
    try:
        read(path, raw)
    except TemplateFailure as failure:  # the templates are sound
        return _place_of(failure.__cause__ or failure)
    except (ContentError, EngineError) as told:
        return _unprintable(str(told))
    except Exception as error:
        return _place_of(error)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return None


def _unprintable(report: str) -> str | None:
    try:
        report.encode()
    except UnicodeError:
        return "a report that cannot be printed"
    return None


def _place_of(error: BaseException) -> str:
    """What was raised, and the line of this program that it came through last."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "/statusbook/" in frame.filename] or frames
    last = own[-1]
    return f"{type(error).__name__} {Path(last.filename).stem}.{last.name}:{last.lineno}"


def _hang(number: int, frame: FrameType | None) -> None:
    raise TimeoutError(f"no answer within {HANG} seconds")


def fuzz(inputs: int, seed: int) -> Counter[str]:
    """Runs so many inputs; gives how many failed at which place, one input of each kept."""
    choose = random.Random(seed)
    real = seeds()
    kinds = [[path for path in sorted(real) if path.startswith(start)] for start in READERS]
    failures: Counter[str] = Counter()
    began = time.monotonic()
    for number in range(1, inputs + 1):
        whole = number % WHOLE_BOOK == 0
        path = choose.choice(sorted(SMALL)) if whole else choose.choice(choose.choice([one for one in kinds if one]))
        raw = mutate(SMALL[path] if whole else real[path], choose)
        failed = attempt(read_in_book if whole else read_alone, path, raw)
        if failed is not None:
            failures[failed] += 1
            if failures[failed] == 1:
                keep(path, raw, whole=whole, number=len(failures))
                print(f"input {number}: {path}: {failed}", flush=True)
        if number % 1000 == 0:
            print(f"{number} inputs in {time.monotonic() - began:.0f} s, {failures.total()} failed", flush=True)
    return failures


def keep(path: str, raw: bytes, *, whole: bool, number: int) -> None:
    """Keeps an input under a name that tells how to run it again."""
    FOUND.mkdir(parents=True, exist_ok=True)
    (FOUND / f"{number:03}+{'book' if whole else 'file'}+{path.replace('/', '+')}").write_bytes(raw)


def run_again(file: Path) -> None:
    """Runs a kept input, and lets it raise what it raises."""
    _, how, *parts = file.name.split("+")
    try:
        (read_in_book if how == "book" else read_alone)("/".join(parts), file.read_bytes())
    except TemplateFailure as failure:
        raise failure.__cause__ or failure from None
    except (ContentError, EngineError) as told:
        print(f"{file.name}: {str(told).splitlines()[0]}")
    else:
        print(f"{file.name}: fine")


def main() -> None:
    """Runs the fuzzer, or the inputs given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kept", nargs="*", type=Path, help="inputs to run again, instead of fuzzing")
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for file in arguments.kept:
        run_again(file)
    if arguments.kept:
        return
    signal.signal(signal.SIGVTALRM, _hang)
    began = time.monotonic()
    failures = fuzz(arguments.inputs, arguments.seed)
    for place, count in failures.most_common():
        print(f"{count:6} {place}")
    hung = sum(count for place, count in failures.items() if place.startswith("TimeoutError"))
    print(
        f"{arguments.inputs} inputs in {time.monotonic() - began:.0f} s: {failures.total() - hung} tracebacks"
        f" and {hung} hangs in {len(failures)} places"
    )
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
