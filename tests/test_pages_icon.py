"""The icon as a file: the picture of the SVG, in the same colours."""

from __future__ import annotations

import io
import re

from conftest import PROJECT
from PIL import Image, ImageColor

from statusbook.pages.icon import SIZE, draw_icon


def test_the_file_shows_what_the_svg_shows() -> None:
    """Its corners are clear, its ground and its three lines have the SVG's colours where the SVG has them."""
    svg = (PROJECT / "templates" / "theme" / "assets" / "favicon.svg").read_text("utf-8")
    ground, lines = (ImageColor.getrgb(found) for found in re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', svg))
    drawn = Image.open(io.BytesIO(draw_icon()))
    assert drawn.size == (SIZE, SIZE)
    assert drawn.getpixel((0, 0))[3] == 0
    for line, end in re.findall(r"M6 (\d+)h(\d+)", svg):
        height, last = int(line), 6 + int(end) - 1
        assert drawn.getpixel((6, height)) == drawn.getpixel((last, height)) == (*lines, 255)
        assert drawn.getpixel((last + 4, height)) == drawn.getpixel((6, height + 3)) == (*ground, 255)


def test_the_same_bytes_every_time() -> None:
    """Nothing in it is compressed, so that the library has no choice."""
    icon = draw_icon()
    assert icon == draw_icon()
    assert len(icon) > SIZE * SIZE * 4
