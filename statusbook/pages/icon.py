"""The site's icon as the file browsers ask every host for where no page names one: ``/favicon.ico``."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from statusbook.facts.palette import BAR, PAPER

PATH = "favicon.ico"
"""Where it stands in the stage. The same picture as ``assets/favicon.svg``, which pages name."""

SIZE = 32
"""Pixels in width and height, as many as the SVG has units."""

_FINE = 8


def draw_icon() -> bytes:
    """Gives the icon as ICO, uncompressed, so that every version of every library gives the same bytes."""
    image = Image.new("RGBA", (SIZE * _FINE, SIZE * _FINE))
    canvas = ImageDraw.Draw(image)
    canvas.rounded_rectangle((0, 0, SIZE * _FINE - 1, SIZE * _FINE - 1), radius=7 * _FINE, fill=BAR)
    for middle, end in ((9, 26), (16, 19), (23, 14)):
        box = (6 - 1.7, middle - 1.7, end + 1.7, middle + 1.7)
        canvas.rounded_rectangle([round(edge * _FINE) for edge in box], radius=round(1.7 * _FINE), fill=PAPER)
    out = io.BytesIO()
    image.reduce(_FINE).save(out, "ICO", sizes=[(SIZE, SIZE)], bitmap_format="bmp")
    return out.getvalue()
