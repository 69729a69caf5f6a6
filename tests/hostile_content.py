"""A project in which every place of content that holds text holds a text that means harm: cases/vectors.yml.

Every vector has a guide, a code and a note of its own, so that none can hide what another does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from statusbook.house.inline import MARKDOWN
from statusbook.problems import Problem

VECTORS: tuple[str, ...] = tuple(yaml.safe_load((Path(__file__).parent / "cases" / "vectors.yml").read_text("utf-8")))
BUILT = 340
"""How many of them one site is built with: as many as there are numbers for codes, near enough."""

_SLOT = re.compile(r"⟦(?P<place>[^⟦⟧|]+)\|(?P<harmless>[^⟦⟧]*)⟧")
"""Where a vector goes in a file, and what stands there instead if it may not: ``⟦guide title|제목⟧``."""


_LEAVES = re.compile(r"""</(?:title|textarea|noscript|template)|^['"]?>?</(?:script|style)|^['"]+[ />]""", re.I)
"""What leaves the very places that templates write values into: ``</title>``, ``"></a>``, ``' onclick=``."""


def chosen() -> tuple[str, ...]:
    """Gives the vectors that a site is built with: those that leave a value's place, and others of all kinds."""
    leaving = [vector for vector in VECTORS if _LEAVES.search(vector)]
    others = [vector for vector in VECTORS if vector not in leaving]
    step = len(others) / (BUILT - len(leaving))
    return (*leaving, *(others[int(index * step)] for index in range(BUILT - len(leaving))))


_NOT_IN_YAML = re.compile(r"[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029]")
"""Characters that YAML takes by their number alone."""


def quoted(text: str) -> str:
    """Gives text as a YAML value on one line."""
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _in_backticks(text: str) -> str:
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{ticks} {_one_line(text)} {ticks}"


def _in_fence(kind: str) -> Callable[[str], str]:
    return lambda text: f"````````````{kind}\n{text}\n````````````"


PROSE: Mapping[str, Callable[[str], str]] = {
    "paragraph": lambda text: text,
    "line of a paragraph": lambda text: f"앞의 말입니다. {text} 뒤의 말입니다.",
    "list item": lambda text: f"- 앞의 말\n- {text}\n- 뒤의 말",
    "quotation": lambda text: f"> {text}",
    "table cell": lambda text: f"| 말 | 뜻 |\n|---|---|\n| {_one_line(text)} | 뜻 |",
    "backticks": lambda text: f"앞의 {_in_backticks(text)} 뒤",
    "fence": _in_fence("text"),
    "coloured fence": _in_fence("html"),
    "http fence": lambda text: _in_fence("http")(f"GET /a HTTP/1.1\nHost: a.example\nX-A: {_one_line(text)}\n\n{text}"),
    "event fence": _in_fence("event server"),
    "log fence": _in_fence("log"),
    "info of a fence": lambda text: f"````````````{_one_line(text)}\n글\n````````````",
    "after a fence": lambda text: f"```text\n글\n```\n{text}",
    "words of a link": lambda text: f"[{_one_line(text)}](/404/)",
    "address of a link": lambda text: f"[글](<{_one_line(text)}>)",
    "title of a link": lambda text: f'[글](https://a.example/ "{_one_line(text)}")',
    "emphasis": lambda text: f"**{_one_line(text)}** *{_one_line(text)}*",
}
"""The places of prose, each with how a text is written there."""


def _line_ends(text: str) -> int:
    return len(re.findall(r"\r\n?|\n", text))


@dataclass(slots=True, kw_only=True)
class HostileFile:
    """A file with slots, and the text that each of them is to hold."""

    path: str
    template: str
    texts: dict[str, str]

    def render(self) -> tuple[str, dict[str, tuple[int, int]]]:
        """Gives the file, and the first and last line of every slot that holds what it is to hold."""
        parts: list[str] = []
        lines: dict[str, tuple[int, int]] = {}
        end, line = 0, 1
        for slot in _SLOT.finditer(self.template):
            before = self.template[end : slot.start()]
            text = self.texts.get(slot["place"], slot["harmless"])
            line += before.count("\n")
            if slot["place"] in self.texts:
                lines[slot["place"]] = (line, line + _line_ends(text))
            line += _line_ends(text)
            parts += [before, text]
            end = slot.end()
        return "".join([*parts, self.template[end:]]), lines

    def with_text(self, place: str, text: str) -> HostileFile:
        """Gives the same file with one slot more that holds something."""
        return HostileFile(path=self.path, template=self.template, texts={**self.texts, place: text})

    def place_of(self, line: int, lines: Mapping[str, tuple[int, int]]) -> str | None:
        """Gives the slot that a line is in, else the nearest; None if none holds a vector."""
        return min(lines, key=lambda place: max(lines[place][0] - line, line - lines[place][1], 0), default=None)


@dataclass(slots=True, kw_only=True)
class HostileContent:
    """The files of the project, what was refused of them and how, what would come through."""

    files: dict[str, HostileFile]
    refused: dict[tuple[str, str], list[Problem]] = field(default_factory=dict)
    holes: list[Problem] = field(default_factory=list)
    unclear: list[Problem] = field(default_factory=list)
    written: set[str] = field(default_factory=set)

    @property
    def accepted(self) -> set[tuple[str, str]]:
        """Every place with its vector, by file and slot."""
        return {(path, place) for path, file in self.files.items() for place in file.texts}

    @property
    def places(self) -> set[str]:
        """The places that took a vector, in whatever file."""
        return {re.sub(r" #\d+$", "", place) for _, place in self.accepted}

    def write(self, root: Path) -> None:
        """Writes the files that have changed under the root of a project."""
        for path, file in self.files.items():
            if path in self.written:
                continue
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(file.render()[0], "utf-8", newline="\n")
            self.written.add(path)

    def give_way(self, problems: Iterable[Problem]) -> None:
        """Puts harmless text in the place of what was refused."""
        drop: set[tuple[str, str]] = set()
        rendered: dict[str, tuple[str, dict[str, tuple[int, int]]]] = {}
        for problem in problems:
            file = self.files.get(problem.path)
            if problem.path == "templates":
                self.holes.append(problem)
                continue
            if file and problem.path not in rendered:
                rendered[problem.path] = file.render()
            text, lines = rendered.get(problem.path, ("", {}))
            place = file.place_of(problem.line, lines) if file else None
            length = _line_ends(text) + 1
            if file is None or place is None or not 1 <= problem.line <= length or not problem.fix.strip():
                self.unclear.append(problem)
                continue
            drop.add((problem.path, place))
            self.refused.setdefault((problem.path, place), []).append(problem)
        for path, place in drop:
            del self.files[path].texts[place]
            self.written.discard(path)


FEW = ("paragraph", "table cell", "coloured fence", "http fence", "event fence")
"""The places of prose that comparisons and codes have; the same parser reads it everywhere."""


def _prose_slots(heading: str, places: Iterable[str]) -> str:
    return "\n\n".join(
        f"{heading} ⟦heading #{number}|절⟧ {{#s-{number}}}\n\n⟦{place}|글입니다.⟧"
        for number, place in enumerate(places, 1)
    )


_CHECKED = """\
checked:
  - product: ⟦checked product|"제품"⟧
    says: ⟦checked says|"말합니다."⟧
    version: ⟦checked version|"1"⟧
    date: 2026-11-20
    by: docs
    source: {title: ⟦checked source title|"문서"⟧, url: ⟦checked url|"https://docs.example/"⟧}
"""
_GUIDE = f"""\
---
title: ⟦guide title|"안내"⟧
question: ⟦guide question|"어디에서 시작합니까?"⟧
answer: ⟦guide answer|"코드를 봅니다. 그다음에 본문을 봅니다."⟧
codes: [404]
references:
  - {{title: ⟦reference title|"글"⟧, url: ⟦reference url|"https://a.example/"⟧}}
{_CHECKED}---

{_prose_slots("##", PROSE)}

⟦end of the page|끝입니다.⟧
"""
_COMPARISON = f"""\
---
codes: [CODES]
question: ⟦comparison question|"어느 쪽입니까?"⟧
rule: ⟦comparison rule|"이쪽입니다."⟧
rows:
  - label: ⟦row label|"항목"⟧
    values: [⟦row value|"값"⟧, "값"]
references:
  - {{title: ⟦reference title|"글"⟧, url: ⟦reference url|"https://a.example/"⟧}}
{_CHECKED}---

## 이유

주소를 먼저 봅니다.

## 상황

### ⟦situation|상황⟧

정답: [404 Not Found](/404/)

그런 주소가 없습니다.

## 흔한 실수

- 둘을 섞습니다.

## 더 알아두기

글입니다.

{_prose_slots("###", FEW)}

⟦end of the page|끝입니다.⟧
"""
_CODE = f"""\
---
code: NUMBER
phrase: ⟦code phrase|"Phrase NUMBER"⟧
name_ko: ⟦code name_ko|"이름 NUMBER"⟧
standing: unofficial
references:
  - {{title: ⟦reference title|"글"⟧, url: ⟦reference url|"https://a.example/"⟧}}
  - {{rfc: 9110, section: ⟦reference section|"15.5.5"⟧}}
since: ⟦code since|"RFC 1945"⟧
older_phrases: [⟦older phrase|"Older NUMBER"⟧]
cacheable: true
body: allowed
headers:
  required: [⟦header|"Allow"⟧]
  related: [X-When]
  when: {{X-When: ⟦header when|"그럴 때"⟧}}
methods: [⟦method|"any"⟧]
caused_by: [client]
retry:
  safe: later
  when: ⟦retry when|"고친 뒤에 보냅니다."⟧
aliases: [⟦alias|"다른 이름 NUMBER"⟧]
symptoms: [⟦symptom|"증상 NUMBER"⟧]
vendors:
  - name: ⟦vendor name|"제품 NUMBER"⟧
    phrase: ⟦vendor phrase|"Vendor NUMBER"⟧
    name_ko: ⟦vendor name_ko|"제품의 이름 NUMBER"⟧
    meaning: ⟦vendor meaning|"뜻입니다."⟧
    reference: {{title: ⟦vendor reference|"글"⟧, url: "https://a.example/"}}
{_CHECKED}---

## 답

⟦answer|성공입니다. 다음을 봅니다.⟧

## 보낼 때

- 그럴 때 보냅니다.

## 보내지 말아야 할 때

- 아닐 때는 보내지 않습니다.

## 받았을 때

### 클라이언트 개발자

⟦client developer|요청을 봅니다.⟧

### 서버 개발자

코드를 봅니다.

### 운영자

로그를 봅니다.

## 예시

```http
GET /orders/19 HTTP/1.1
Host: shop.example

```

```http
HTTP/1.1 404 Not Found
Content-Type: text/plain; charset=utf-8
Content-Length: 10

주문 19
```

## 헷갈리는 코드

- [404 Not Found](/404/): 다릅니다.

## 흔한 실수

- 섞어 씁니다.

## 더 알아두기

글입니다.

{_prose_slots("###", FEW)}

⟦end of the page|끝입니다.⟧
"""
_YAML_PLACES = frozenset(
    "guide title,guide question,guide answer,reference title,reference section,checked product,"
    "checked says,checked version,checked source title,comparison question,comparison rule,row label,row value,"
    "code phrase,code name_ko,code since,older phrase,header,header when,method,retry when,alias,symptom,"
    "vendor name,vendor phrase,vendor name_ko,vendor meaning,vendor reference".split(",")
)


_OPENS = re.compile(r"```|~~~|<[!?/a-zA-Z]")
"""What can begin a block that only its own end closes: a fence, a comment, ``<script>``."""


def _prose_texts(vector: str) -> dict[str, str]:
    """Gives what a vector looks like in every place of prose, but where it would take the next section with it.

    Such a vector would hide the others of its file; at the end of the page it stands in any case.
    """
    texts = {place: write(vector) for place, write in PROSE.items()}
    texts |= {"answer": vector, "client developer": vector}
    title = _one_line(vector)
    texts |= {"situation": title, "heading #1": title}
    return {place: text for place, text in texts.items() if _leaves_the_next(text)} | {"end of the page": vector}


def _leaves_the_next(text: str) -> bool:
    if not _OPENS.search(text):
        return True
    tokens = MARKDOWN.parse(f"{text}\n\n## 둘째\n\n글입니다.\n")
    return any(token.type == "inline" and token.content == "둘째" for token in tokens[-5:])


_ADDRESSES = frozenset({"reference url", "checked url", "origin url"})


def _behind_a_host(vector: str) -> str:
    return quoted(f"https://a.example/{vector}")


_NAMES = frozenset(("code phrase", "code name_ko", "older phrase", "alias", "vendor phrase", "vendor name_ko"))
"""What makes an address of its own, which no two codes may share."""
_LONG_NAME = 200
"""Bytes; a name that is much longer is refused, for it would be that of a folder."""


def _house_file(path: str, template: str, vector: str, prose: Mapping[str, str]) -> HostileFile:
    places = {slot["place"] for slot in _SLOT.finditer(template)}
    texts = {place: text for place, text in prose.items() if place in places}
    value = quoted(vector)
    texts |= {place: value for place in _YAML_PLACES & places}
    for place in _NAMES & places:
        texts[place] = quoted(f"{vector} {Path(path).stem}")
        if len(texts[place].encode()) > _LONG_NAME:
            del texts[place]
    texts |= {place: _behind_a_host(vector) for place in _ADDRESSES & places}
    return HostileFile(path=path, template=template, texts=texts)


NOTE_FORMS: Mapping[str, Callable[[int, str], str]] = {
    "md": lambda code, text: (
        f"# {code} 노트\n\n## 404 Not Found\n\n주소가 없다.\n\n## {code} {text}\n\n주소가 없다. {text} 뒤다.\n\n- 항목 {text}\n\n"
        f"| 말 | 뜻 |\n|---|---|\n| {_one_line(text)} | 뜻 |\n\n```\n{text}\n```\n\n`{text}`를 본다.\n"
    ),
    "html": lambda code, text: (
        f"<html><body><h2>404 Not Found</h2><p>주소가 없다.</p><h2>{code}</h2><p>주소가 없다. {text} 뒤다.</p>\n<ul><li>{text}</li></ul>\n"
        f"<table><tr><td>{code}</td><td>{text}</td></tr></table>\n<pre>{text}</pre>\n"
        f"<p>{_escaped(text)} 뒤다.</p><pre>{_escaped(text)}</pre></body></html>\n"
    ),
    "csv": lambda code, text: (
        f'코드,뜻\n404,주소가 없다.\n{code},"{text.replace(chr(34), chr(34) * 2)}"\n{code},{text}\n'
    ),
    "txt": lambda code, text: f"404 Not Found : 주소가 없다.\n\n{code} : 주소가 없다.\n\n{text}\n\n{code} - {text}\n",
    "wiki": lambda code, text: (
        f"== 404 Not Found ==\n주소가 없다.\n\n== {code} ==\n주소가 없다. {text}\n* {text}\n\n{{| class=x\n|-\n| {code} || {text}\n|}}\n"
    ),
    "rst": lambda code, text: (
        f"404 Not Found\n=============\n\n주소가 없다.\n\n{code}\n======\n\n주소가 없다. {text}\n\n* {text}\n\n.. code-block:: html\n\n   {text}\n\n``{text}``\n"
    ),
    "json": lambda code, text: f'{{"404": "주소가 없다.", "{code}": {quoted(text)}, "b": "{text}"}}\n',
    "adoc": lambda code, text: (
        f"= 노트\n\n== 404 Not Found\n\n주소가 없다.\n\n== {code}\n\n주소가 없다. {text}\n\n* {text}\n\n----\n{text}\n----\n\n++++\n{text}\n++++\n"
    ),
    "org": lambda code, text: (
        f"* 404 Not Found\n주소가 없다.\n* {code}\n주소가 없다. {text}\n- {text}\n#+BEGIN_SRC html\n{text}\n#+END_SRC\n"
    ),
}
"""Notes in the formats there are readers for, each with a text wherever one can stand."""


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def numbers() -> list[int]:
    """Gives the status codes that can carry a vector: those the small project does not speak of."""
    return [number for number in range(100, 600) if number not in (200, 404, 405)]


def hostile_content(vectors: Sequence[str]) -> HostileContent:
    """Gives the files with one vector each, and those of one file for all of them with one vector in every entry."""
    content = HostileContent(files={})
    codes = numbers()
    for index, (vector, code) in enumerate(zip(vectors, codes, strict=False)):
        prose = _prose_texts(vector)
        other = codes[index + 1]
        for path, template in (
            (f"content/guides/g-{index}.md", _GUIDE),
            (f"content/comparisons/{code}-{other}.md", _COMPARISON.replace("CODES", f"{code}, {other}")),
            (f"content/codes/{code}.md", _CODE.replace("NUMBER", str(code))),
        ):
            if index % 2 and path.startswith("content/comparisons/"):
                continue  # one for two vectors: the same parser and the same macros as a guide
            content.files[path] = _house_file(path, template, vector, prose)
    last = codes[len(vectors)]
    content.files[f"content/codes/{last}.md"] = HostileFile(
        path=f"content/codes/{last}.md", template=_CODE.replace("NUMBER", str(last)), texts={}
    )
    for file in _shared_files(vectors, codes):
        content.files[file.path] = file
    return content


def _shared_files(vectors: Sequence[str], codes: Sequence[int]) -> Iterator[HostileFile]:
    yield _choices(vectors, codes)
    yield _rfcs(vectors)
    yield _sayings(vectors, codes)
    yield _redirects(vectors)
    yield _constants(vectors, codes)
    yield from _clients(vectors)
    yield from _classes(vectors)
    yield from _notes(vectors, codes)


def _entries(path: str, head: str, entry: str, vectors: Sequence[str], codes: Sequence[int]) -> HostileFile:
    """A file with an entry for every vector: ``INDEX`` and ``NUMBER`` are filled in, a slot is one of this entry."""
    parts, texts = [head], {}
    for index, vector in enumerate(vectors):
        text = entry.replace("INDEX", str(index)).replace("NUMBER", str(codes[index]))
        text = _SLOT.sub(lambda slot, index=index: f"⟦{slot['place']} #{index}|{slot['harmless']}⟧", text)
        texts |= {slot["place"]: quoted(vector) for slot in _SLOT.finditer(text)}
        parts.append(text)
    return HostileFile(path=path, template="".join(parts), texts=texts)


def _choices(vectors: Sequence[str], codes: Sequence[int]) -> HostileFile:
    root = ["start:\n  question: 어떻게 되었습니까?\n  options:\n"]
    root += ["    - {label: 하나, code: 200, because: 줍니다.}\n    - {label: 둘, code: 405, because: 못 줍니다.}\n"]
    root += [f"    - {{label: 갈래 {index}, goto: n-{index}}}\n" for index in range(len(vectors))]
    entry = (
        'n-INDEX:\n  question: ⟦choose question|"무엇입니까?"⟧\n  hint: ⟦choose hint|"봅니다."⟧\n  options:\n'
        '    - label: ⟦choose label|"답"⟧\n      code: NUMBER\n      because: ⟦choose because|"그렇습니다."⟧\n'
        "    - {label: 다른 답, code: 404, because: 아닙니다.}\n"
    )
    return _entries("content/choose.yml", "".join(root), entry, vectors, codes)


def _rfcs(vectors: Sequence[str]) -> HostileFile:
    head = '9110:\n  title: "HTTP Semantics"\n  sections:\n    "15.3.1": "200 OK"\n    "15.5": "Client Error 4xx"\n'
    head += '    "15.5.5": "404 Not Found"\n    "15.5.6": "405 Method Not Allowed"\n'
    entry = '1INDEX:\n  title: ⟦rfc title|"RFC"⟧\n  sections: {"1": ⟦rfc section|"절"⟧}\n'
    entry = entry.replace("1INDEX", "9NUMBER0")
    return _entries("content/rfcs.yml", head, entry, vectors, numbers())


def _sayings(vectors: Sequence[str], codes: Sequence[int]) -> HostileFile:
    entry = '/NUMBER/:\n  said: [⟦said|"말 NUMBER"⟧]\n/guides/g-INDEX/:\n  logged: [⟦logged|"기록 NUMBER"⟧]\n'
    return _entries("content/sayings.yml", "", entry, vectors, codes)


def _redirects(vectors: Sequence[str]) -> HostileFile:
    entry = '/gone-INDEX/:\n  to: /guides/g-INDEX/\n  because: ⟦redirect because|"옮겼습니다."⟧\n'
    return _entries("content/redirects.yml", "", entry, vectors, numbers())


def _constants(vectors: Sequence[str], codes: Sequence[int]) -> HostileFile:
    library = """\
- id: lib-INDEX
  language: ⟦constant language|"Go"⟧
  library: ⟦constant library|"net/http"⟧
  version: ⟦constant version|"1"⟧
  read_from: source
  url: https://go.example/
  style: pascal
  written: ⟦constant written|"{name}"⟧
  otherwise: ⟦constant otherwise|"{code}"⟧
  note: ⟦constant note|"모두 그렇습니다."⟧
  names: {405: ⟦constant name|"BadMethod"⟧}
"""
    few = _entries("content/constants.yml", "", library, vectors[:: max(len(vectors) // 8, 1)], codes)
    head = (
        "- id: all\n  language: Go\n  library: net/http\n  version: '1'\n  read_from: source\n  url: https://go.example/\n"
        "  style: pascal\n  written: '{name}'\n  otherwise: '{code}'\n"
    )
    names = _entries("", "  names:\n", '    NUMBER: ⟦constant of a code|"Name"⟧\n', vectors, codes)
    remarks = _entries("", "  remarks:\n", '    NUMBER: ⟦constant remark|"그렇습니다."⟧\n', vectors, codes)
    return HostileFile(
        path=few.path,
        template=few.template + head + names.template + remarks.template,
        texts={**few.texts, **names.texts, **remarks.texts},
    )


_CLIENT = """\
written_by: ⟦client written_by|"python -m clientlab"⟧
client: c-INDEX
name: ⟦client name|"curl INDEX"⟧
kind: library
language: ⟦client language|"C"⟧
version: ⟦client version|"1"⟧
runs_on: ⟦client runs_on|"Linux"⟧
installed: ⟦client installed|"package"⟧
current: false
note: ⟦client note|"옛 판입니다."⟧
measured: 2026-11-20
runs: 2
cells: 1
unstable: 0
setups:
- id: s-INDEX
  name: ⟦setup name|"setup INDEX"⟧
  configuration: ⟦setup configuration|"plain"⟧
answers:
- question: status
  setup: s-INDEX
  cells:
  - {code: 404, outcome: returned, got: ⟦cell got|"404"⟧, seen: ⟦cell seen|"GET / > 404"⟧}
  left_out:
  - reason: ⟦left out reason|"할 수 없습니다."⟧
    cases: [⟦left out case|"204"⟧]
"""


def _clients(vectors: Sequence[str]) -> Iterator[HostileFile]:
    for number, index in enumerate(range(0, len(vectors), max(len(vectors) // 30, 1))):
        template = _CLIENT.replace("INDEX", str(number))
        texts = {slot["place"]: quoted(vectors[index]) for slot in _SLOT.finditer(template)}
        yield HostileFile(path=f"content/clients/c-{number}.yml", template=template, texts=texts)


_CLASS = """\
---
status_class: DIGIT
phrase: PHRASE
name_ko: ⟦class name_ko|"클래스 DIGIT"⟧
references:
  - {title: ⟦reference title|"글"⟧, url: "https://a.example/"}
CHECKED---

## 답

⟦answer|요청이 틀렸습니다. 고쳐서 보냅니다.⟧

## 이 클래스의 응답

[404](/404/)와 [405](/405/)가 있습니다.

## 모르는 코드를 받으면

⟦paragraph|그렇게 다룹니다.⟧

## 흔한 실수

⟦list item|- 그대로 다시 보냅니다.⟧
""".replace("CHECKED", _CHECKED)


def _classes(vectors: Sequence[str]) -> Iterator[HostileFile]:
    phrases = ("Informational", "Successful", "Redirection", "Client Error", "Server Error")
    for digit, phrase in enumerate(phrases, 1):
        vector = vectors[digit * len(vectors) // 6]
        template = _CLASS.replace("DIGIT", str(digit)).replace("PHRASE", phrase)
        yield _house_file(f"content/classes/{digit}xx.md", template, vector, _prose_texts(vector)).with_text(
            "class name_ko", quoted(vector)
        )


_SOURCE = """\
file: FILE
title: ⟦source title|"노트 INDEX"⟧
origin:
  title: ⟦origin title|"원문"⟧
  author: ⟦origin author|"누구"⟧
  url: ⟦origin url|"https://a.example/"⟧
  note: ⟦origin note|"글입니다."⟧
written_by: ⟦source written_by|"팀"⟧
licence: ⟦source licence|"CC0"⟧
rank: 9
language: ⟦source language|"ko"⟧
kind: ⟦source kind|"blog"⟧
"""
_QUOTED = "요청한 주소가 서버에 없어서 아무것도 줄 수 없다"


def _notes(vectors: Sequence[str], codes: Sequence[int]) -> Iterator[HostileFile]:
    forms = [*NOTE_FORMS]
    yield HostileFile(
        path="content/sources/team.yml", template="{file: notes/team.md, title: 팀 노트, rank: 9}\n", texts={}
    )
    for index, vector in enumerate(vectors):
        form = forms[index % len(forms)]
        name = _file_name(vector, index, form)
        template = f"⟦note in {form}|{NOTE_FORMS[form](codes[index], '글')}⟧"
        yield HostileFile(
            path=f"content/notes/{name}",
            template=template,
            texts={f"note in {form}": NOTE_FORMS[form](codes[index], vector)},
        )
        entry = _SOURCE.replace("FILE", quoted(f"notes/{name}")).replace("INDEX", str(index))
        entry = _SLOT.sub(lambda slot, index=index: f"⟦{slot['place']} #{index}|{slot['harmless']}⟧", entry)
        texts = {slot["place"]: quoted(vector) for slot in _SLOT.finditer(entry)}
        texts[f"origin url #{index}"] = _behind_a_host(vector)
        yield HostileFile(path=f"content/sources/n-{index}.yml", template=entry, texts=texts)
        if index % 6:
            continue
        said = f"r-{index}"
        yield HostileFile(path=f"content/sources/{said}.yml", template="rank: 9\n", texts={})
        yield HostileFile(
            path=f"content/notes/{said}.md",
            template=f"## {codes[index]}\n\n- {_QUOTED}.\n\n## 405 Not Found\n\n- 리소스를 찾을 수 없다.\n",
            texts={},
        )
        ruled = {
            f"{place} #{index}": quoted(vector)
            for place in ("mismatch because", "ruling reference", "correction", "verdict because")
        }
        yield HostileFile(
            path=f"content/rulings/{said}.yml",
            template="mismatches:\n"
            f'- {{source: {said}, code: 405, phrase: Not Found, belongs_to: 404, because: ⟦mismatch because #{index}|"그렇습니다."⟧, '
            f'references: [{{title: ⟦ruling reference #{index}|"글"⟧}}]}}\n'
            "verdicts:\n"
            f'- {{source: {said}, quote: {_QUOTED}, verdict: corrected, correction: ⟦correction #{index}|"아닙니다."⟧, '
            f'because: ⟦verdict because #{index}|"그렇습니다."⟧, references: [{{title: 글}}]}}\n',
            texts=ruled,
        )


def _file_name(vector: str, index: int, form: str) -> str:
    """Gives a name with the vector in it, where a file may be called so."""
    name = f"{index} {_one_line(vector)}.{form}"
    is_name = "/" not in name and name.isprintable() and len(name.encode()) < 250
    return name if is_name else f"{index}.{form}"
