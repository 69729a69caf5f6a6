"""The preview picture of a page: number and phrase in Latin letters, drawn with the font Pillow brings."""

from __future__ import annotations

import functools
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import PIL
from PIL import Image, ImageDraw, ImageFont

from statusbook.caches import lasting_texts
from statusbook.facts import palette
from statusbook.facts.palette import CLASS_COLOURS, DIM, INK, PAPER
from statusbook.fingerprint import of_texts
from statusbook.parallel import spread

WIDTH, HEIGHT = 1200, 630
"""The size every consumer of Open Graph shows uncropped (a ratio of 1.91 to 1)."""

_MARGIN, _BAND = 96, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a picture says: numbers with their class, the phrases under them, and a line at the foot."""

    numbers: tuple[tuple[str, int], ...]
    phrases: tuple[str, ...]
    foot: str


SITE_PICTURE = Picture(numbers=(), phrases=("HTTP status codes",), foot="1xx · 2xx · 3xx · 4xx · 5xx")
"""The picture of every page that has none of its own."""

_BEYOND_LATIN = 0x180
"""The first character after Latin Extended-A; Pillow's font draws boxes for Hangul."""


def latin(texts: Sequence[str]) -> tuple[str, ...]:
    """Gives the texts that the font has letters for."""
    return tuple(text for text in texts if text and all(ord(sign) < _BEYOND_LATIN for sign in text))


def draw_pictures(pictures: Mapping[str, Picture]) -> dict[str, bytes]:
    """Gives every picture as PNG, by the keys it came with; the same picture gives the same bytes."""
    kept = lasting_texts("pictures", _made_by())
    new = [picture for picture in dict.fromkeys(pictures.values()) if repr(picture) not in kept]
    # A byte is a character of Latin-1: what is kept are texts.
    kept |= {repr(picture): drawn.decode("latin-1") for picture, drawn in zip(new, spread(_draw, new), strict=True)}
    return {key: kept[repr(picture)].encode("latin-1") for key, picture in pictures.items()}


@functools.cache
def _made_by() -> str:
    """What the bytes of a picture depend on besides it: Pillow with its font, this module, the colours."""
    own = of_texts([Path(str(module)).read_text("utf-8") for module in (__file__, palette.__file__)])
    return f"pillow {PIL.__version__} {own}"


def draw_picture(picture: Picture) -> bytes:
    """Gives one picture as PNG."""
    return draw_pictures({"": picture})[""]


def _draw(picture: Picture) -> bytes:
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    canvas = ImageDraw.Draw(image)
    hues = [CLASS_COLOURS[status_class] for _, status_class in picture.numbers] or list(CLASS_COLOURS.values())
    for index, hue in enumerate(hues):
        top, bottom = HEIGHT * index // len(hues), HEIGHT * (index + 1) // len(hues)
        canvas.rectangle((0, top, _BAND, bottom), fill=hue)
    baseline = 330 if len(picture.numbers) < 2 else 270
    if picture.numbers:
        _draw_numbers(canvas, picture.numbers, baseline)
    _draw_phrases(canvas, picture.phrases, baseline + 36 if picture.numbers else 210)
    font, foot = _fit(picture.foot, 36, 24)
    canvas.text((_MARGIN, HEIGHT - 56), foot, font=font, fill=DIM, anchor="ls")
    colours = (INK, DIM, *dict.fromkeys(hues))
    flat = image.quantize(palette=_palette(colours), dither=Image.Dither.NONE)
    out = io.BytesIO()
    # Run-length compression searches for nothing, so there is nothing in which two encoders could differ;
    # on flat colours it is also the fastest and no larger.
    flat.save(out, "PNG", compress_type=3)
    return out.getvalue()


def _draw_numbers(canvas: ImageDraw.ImageDraw, numbers: Sequence[tuple[str, int]], baseline: int) -> None:
    font, _ = _fit("   ".join(number for number, _ in numbers), 290, 60)
    x, weight = float(_MARGIN), font.size / 75
    for number, status_class in numbers:
        canvas.text(
            (x, baseline), number, font=font, fill=CLASS_COLOURS[status_class], anchor="ls", stroke_width=weight
        )
        x += font.getlength(number + "   ")


def _draw_phrases(canvas: ImageDraw.ImageDraw, phrases: Sequence[str], top: int) -> None:
    """One phrase a line if they fit, else as many as fit in a line."""
    size = {0: 84, 1: 84, 2: 62, 3: 48}.get(len(phrases), 44)
    lines = list(phrases) if len(phrases) < 4 else [" · ".join(phrases[:3]), " · ".join(phrases[3:])]
    y = top
    for line in lines:
        font, text = _fit(line, size, 32)
        y += int(font.size * 1.18)
        canvas.text((_MARGIN, y), text, font=font, fill=INK, anchor="ls")


def _fit(text: str, size: int, smallest: int) -> tuple[ImageFont.FreeTypeFont, str]:
    """The font at the largest size at which the text fits between the margins; at the smallest it is cut."""
    room = WIDTH - 2 * _MARGIN
    length = _font(size).getlength(text)
    font = _font(size if length <= room else max(smallest, int(size * room / length)))
    if font.getlength(text) <= room:
        return font, text
    while font.getlength(f"{text}...") > room:
        text = text[:-1]
    return font, f"{text.rstrip()}..."


@functools.lru_cache(maxsize=64)
def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)  # Pillow's wheels bring FreeType
    return font


@functools.cache
def _palette(colours: tuple[str, ...]) -> Image.Image:
    """Paper, and the shades from it to each colour: sixteen in all, so that a pixel takes four bits."""
    steps = 15 // len(colours)
    entries = [255, 255, 255]
    for colour in colours:
        target = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
        for step in range(1, steps + 1):
            entries += [255 + (part - 255) * step // steps for part in target]
    image = Image.new("P", (1, 1))
    image.putpalette(entries)
    return image
