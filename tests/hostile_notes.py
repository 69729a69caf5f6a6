"""Notes that mean harm: each a name and a function that makes about so many bytes of it."""

from __future__ import annotations

from collections.abc import Callable

_ENTRY = "### 404 Not Found\n\n- 주소가 없습니다. `GET /a`를 봅니다.\n\n"


def _fill(piece: str, size: int) -> str:
    """Gives the piece again and again, as many bytes as asked for."""
    return piece * max(size // max(len(piece.encode()), 1), 1)


HOSTILE: dict[str, Callable[[int], str]] = {
    "plain entries": lambda size: _fill(_ENTRY, size),
    "plain lines": lambda size: _fill("404 Not Found : 주소가 없습니다.\n", size),
    "one long line": lambda size: _fill("404 Not Found는 없다는 뜻이다. ", size),
    "one word": lambda size: "a" * size,
    "line ends": lambda size: "\n" * size,
    "open comments": lambda size: _fill("<!--", size),
    "open tags": lambda size: _fill("<a ", size),
    "open attributes": lambda size: _fill('<a href="', size),
    "open cdata": lambda size: _fill("<![CDATA[", size),
    "open instructions": lambda size: _fill("<?x ", size),
    "containers": lambda size: _fill("<div>\nx\n", size),
    "tables and text": lambda size: _fill("<table></table>\nx\n", size),
    "deep div": lambda size: _fill("<div>", size),
    "deep tables": lambda size: _fill("<table><tr><td>", size),
    "wide table": lambda size: "<table><tr>" + _fill("<td>404</td>", size) + "</tr></table>",
    "row spans": lambda size: "<table>" + _fill("<tr><td rowspan=99999 colspan=99999>404</td></tr>", size),
    "markdown table": lambda size: "|a|b|\n|---|---|\n" + _fill("|404|Not Found|\n", size),
    "wide pipes": lambda size: "|" + _fill("404|", size) + "\n|---|\n",
    "deep quotes": lambda size: _fill("> ", size) + "404",
    "quote lines": lambda size: _fill("> 404\n", size),
    "deep lists": lambda size: "".join("  " * (depth % 500) + "- 404\n" for depth in range(size // 500)),
    "stars": lambda size: _fill("*", size),
    "spaced stars": lambda size: _fill("*a **b ", size),
    "backticks": lambda size: _fill("`", size),
    "odd backticks": lambda size: _fill("`a``b```c", size),
    "open brackets": lambda size: _fill("[", size),
    "open links": lambda size: _fill("[a](", size),
    "nested links": lambda size: _fill("[", size // 2) + "a" + _fill("](b)", size // 2),
    "images": lambda size: _fill("![](", size),
    "references": lambda size: _fill("[a]: /b\n", size),
    "entities": lambda size: _fill("&amp;lt;&#x26;&nbsp", size),
    "macros": lambda size: _fill("{{", size),
    "liquid": lambda size: _fill("{% a ", size),
    "fences": lambda size: _fill("```\n404\n", size),
    "open front matter": lambda size: "---\n" + _fill("a: &a [*a, *a]\n", size),
    "front matter bomb": lambda size: "---\na: &a [x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n---\n" + _fill("404\n", size),
    "codes": lambda size: _fill("404 ", size),
    "code list": lambda size: _fill("404, 500/", size),
    "glued codes": lambda size: _fill("404 Not Found 없음500 Internal Server Error 탈", size),
    "groups": lambda size: _fill("### 301, 302, 303\n", size),
    "class numbers": lambda size: _fill("200\n\n", size),
    "brackets of phrases": lambda size: "404 " + _fill("(Not Found) ", size),
    "colons": lambda size: _fill("404::::", size),
    "setext": lambda size: _fill("404\n---\n", size),
    "asciidoc table": lambda size: "|===\n" + _fill("| 404 | Not Found\n", size) + "|===\n",
    "asciidoc open": lambda size: "|===\n\n|===\n" + _fill("----\n", size),
    "rst grid": lambda size: ".. note::\n\n" + _fill("==== ====\n404  Not Found\n", size),
    "rst directives": lambda size: _fill(".. list-table::\n\n   * - 404\n", size),
    "wiki table": lambda size: "{|\n" + _fill("|-\n| 404 || Not Found\n", size),
    "csv quotes": lambda size: "code,phrase\n" + _fill('"404,""', size),
    "numbers": lambda size: _fill("1. 2. 3. 가. ", size),
    "comment code": lambda size: _fill("// 404\n// Not Found\n", size),
    "combining marks": lambda size: "404 " + _fill("e\u0301\u0327", size),
    "zero width": lambda size: _fill("4\u200b0\u200d4 ", size),
    "lone surrogate escapes": lambda size: _fill("&#xD800;&#0;&#x110000;", size),
}
