"""Draws an exchange of messages as inline SVG: who says what to whom, in order, from the example itself.

Two or three participants fit a phone's column at a readable size; more than that scroll sideways. On a wide
screen the picture grows, but never so far that it shouts: the style sheet has a line for every width there
may be, because a content security policy refuses style attributes. Sizes are CSS pixels at the smallest scale.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from statusbook.house.exchange import PARTICIPANTS, Step, read_steps
from statusbook.house.section import Fence

PHONE = 328
"""The width that a 360 pixel wide phone leaves for a picture."""

_MARGIN = 46
"""Half the widest name of a participant (오리진 서버) with its box, so that the outermost boxes are whole."""

_NARROWEST = 118
"""The least width between two participants: 'HTTP/1.1' and a code still share a line."""

_HEAD, _LINE, _GAP = 32, 15, 21
"""The height of the boxes at the top, of a line of text, and the room under an arrow."""

_WIRE, _WORDS = 11.5, 12.0  # font sizes, those of the style sheet
_MOST_LINES = 4
"""Longer labels are cut: the whole message is written under the picture."""

_BREAK = re.compile(r"\s+|(?<=[/?&=;,])(?=\S)")  # GET /orders?page=2&sort=asc breaks after / ? & =
_STATUS = re.compile(r"\A[1-5]\d\d [A-Z].*")
"""A status code with its reason phrase, which is English: 404 Not Found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """The layout: the x of every participant, and the width of the whole."""

    places: dict[str, int]
    width: int


def draw_exchange(fences: Sequence[Fence]) -> Markup:
    """Gives the picture of an exchange as one line of markup; empty if it has fewer than two steps."""
    steps = read_steps(fences)
    if len(steps) < 2:
        return Markup("")
    sheet = _lay_out(steps)
    top = _HEAD + 8
    parts: list[str] = []
    for step in steps:
        drawn, height = _draw(step, sheet, top)
        parts.append(drawn)
        top += height
    bottom = top + 2
    heads = [_draw_head(name, x, bottom) for name, x in sheet.places.items()]
    scrolls = ' tabindex="0"' if sheet.width > PHONE else ""
    size = f'viewBox="0 0 {sheet.width} {bottom}" width="{sheet.width}" height="{bottom}"'
    told = "".join(f"<li>{_in_words(step)}</li>" for step in steps)
    return Markup(
        f'<figure class="sb-sequence" role="group" aria-label="메시지가 오가는 차례"{scrolls}>'
        f'<svg {size} aria-hidden="true">'
        f'{"".join(heads)}{"".join(parts)}</svg><ol class="sb-told">{told}</ol></figure>'
    )


def _lay_out(steps: Sequence[Step]) -> _Sheet:
    present = {name for step in steps for name in (step.sender, step.receiver) if name}
    names = [name for name in PARTICIPANTS if name in present] + sorted(present - set(PARTICIPANTS))
    columns = max(len(names) - 1, 1)
    column = max((PHONE - 2 * _MARGIN) // columns, _NARROWEST)
    places = {name: _MARGIN + index * column for index, name in enumerate(names)}
    return _Sheet(places=places, width=2 * _MARGIN + columns * column)


def _draw_head(name: str, x: int, bottom: int) -> str:
    title = PARTICIPANTS.get(name, name)
    half = round(text_width(title, _WORDS)) // 2 + 9
    return (
        f'<line class="sb-life" x1="{x}" y1="28" x2="{x}" y2="{bottom}"/>'
        f'<rect class="sb-who" x="{x - half}" y="2" width="{2 * half}" height="26" rx="6"/>'
        f'<text class="sb-who-name" x="{x}" y="19">{escape(title)}</text>'
    )


def _draw(step: Step, sheet: _Sheet, top: int) -> tuple[str, int]:
    """Gives a step's markup and the height it takes."""
    if step.receiver is None:
        return _draw_event(step, sheet, top)
    if step.receiver == step.sender:
        return _draw_loop(step, sheet, top)
    return _draw_message(step, sheet, top)


def _draw_message(step: Step, sheet: _Sheet, top: int) -> tuple[str, int]:
    start, end = sheet.places[step.sender], sheet.places[step.receiver or ""]
    lines = wrap(step.label, abs(end - start) - 14, _WIRE)
    y = top + len(lines) * _LINE + 2
    toward = 1 if end > start else -1
    tip = end - 2 * toward
    back = tip - 8 * toward
    arrow = (
        f'<line class="sb-arrow" x1="{start}" y1="{y}" x2="{back}" y2="{y}"/>'
        f'<path class="sb-tip" d="M{tip} {y}L{back} {y - 4.5}V{y + 4.5}Z"/>'
    )
    text = _text(lines, (start + end) // 2, top + _LINE - 5, "sb-wire")
    return f'<g class="{_style(step)}">{arrow}{text}</g>', len(lines) * _LINE + _GAP


def _draw_loop(step: Step, sheet: _Sheet, top: int) -> tuple[str, int]:
    """A message to oneself leaves on the side where there is room and comes back a little lower."""
    x = sheet.places[step.sender]
    side = 1 if x < sheet.width / 2 else -1
    room = (sheet.width - x if side > 0 else x) - 36
    lines = wrap(step.label, room, _WIRE)
    height = max(len(lines) * _LINE, 20)
    out, tip = x + 22 * side, x + 2 * side
    back = tip + 8 * side
    arrow = (
        f'<path class="sb-arrow" d="M{x} {top}H{out}V{top + height}H{back}"/>'
        f'<path class="sb-tip" d="M{tip} {top + height}l{8 * side} -4.5v9Z"/>'
    )
    anchor = "" if side > 0 else " sb-end"
    text = _text(lines, out + 6 * side, top + _LINE - 3, f"sb-wire sb-start{anchor}")
    return f'<g class="{_style(step)}">{arrow}{text}</g>', height + _GAP


def _draw_event(step: Step, sheet: _Sheet, top: int) -> tuple[str, int]:
    x = sheet.places[step.sender]
    lines = wrap(step.label, min(sheet.width - 24, 210), _WORDS)
    half = round(max(text_width(line, _WORDS) for line in lines)) // 2 + 9
    middle = min(max(x, half + 1), sheet.width - half - 1)
    height = len(lines) * _LINE + 9
    size = f'x="{middle - half}" y="{top}" width="{2 * half}" height="{height}"'
    box = f'<rect class="sb-happens" {size} rx="4"/>'
    return f"<g>{box}{_text(lines, middle, top + _LINE, 'sb-label')}</g>", height + 12


def _style(step: Step) -> str:
    """A response has the colour of its class and a broken line, so that neither rests on the other."""
    digit = step.label[:1]
    return f"sb-answer sb-class-{digit}" if step.is_response and digit in "12345" else "sb-ask"


def _text(lines: Sequence[str], x: int, y: int, style: str) -> str:
    spans = "".join(
        f'<tspan x="{x}" y="{y + index * _LINE}">{escape(line)}</tspan>' for index, line in enumerate(lines)
    )
    return f'<text class="{style}">{spans}</text>'


def text_width(text: str, size: float) -> float:
    """Gives about how wide a text is at a font size: Hangul a full square, all else as in a code font."""
    return sum(size if ord(sign) > 0x1100 else size * 0.61 for sign in text)


def wrap(text: str, room: float, size: float) -> list[str]:
    """Gives the lines of a text that are no wider than ``room``, broken at spaces and in URLs; at least one.

    What does not fit into the last line allowed is cut, with an ellipsis.
    """
    lines = [""]
    for word in _pieces(text, room, size):
        joined = lines[-1] + word
        if lines[-1] and text_width(joined.rstrip(), size) > room:
            lines.append(word.lstrip())
        else:
            lines[-1] = joined
    lines = [line.strip() for line in lines if line.strip()] or [""]
    if len(lines) > _MOST_LINES:
        last = lines[_MOST_LINES - 1]
        while last and text_width(f"{last}…", size) > room:
            last = last[:-1]
        lines = [*lines[: _MOST_LINES - 1], f"{last}…"]
    return lines


def _pieces(text: str, room: float, size: float) -> list[str]:
    """Gives the stretches between which a line may break, each narrow enough for one line."""
    pieces: list[str] = []
    place = 0
    for match in [*_BREAK.finditer(text), None]:
        end = match.end() if match else len(text)
        piece = text[place:end]
        while text_width(piece.rstrip(), size) > room:
            cut = max(int(room / size), 1)
            while cut < len(piece) and text_width(piece[: cut + 1], size) <= room:
                cut += 1
            pieces.append(piece[:cut])
            piece = piece[cut:]
        if piece:
            pieces.append(piece)
        place = end
    return pieces


def _in_words(step: Step) -> Markup:
    sender = PARTICIPANTS.get(step.sender, step.sender)
    label = _STATUS.sub(r'<span lang="en">\g<0></span>', str(escape(step.label)))
    if step.receiver is None:
        way = sender
    elif step.receiver == step.sender:
        way = f"{sender} 안에서"
    else:
        way = f"{sender}에서 {PARTICIPANTS.get(step.receiver, step.receiver)}로"
    return Markup("{}: {}").format(way, Markup(label))
