"""The theme's colours as numbers: contrast, and the classes as colour-blind readers see them."""

from __future__ import annotations

import itertools
import math
import re

import pytest
from conftest import PROJECT

from statusbook.facts import palette

STYLE = (PROJECT / "templates/theme/assets/statusbook.css").read_text("utf-8")
BLOCKS = {
    "light": r'\[data-md-color-scheme="default"\] \{(.*?)\n\}',
    "dark": r'\n  \[data-md-color-scheme="slate"\] \{(.*?)\n  \}',
    "dark without scripts": r'\.no-js \[data-md-color-scheme="default"\] \{(.*?)\n  \}',
}
SEEN_BY = {  # linear RGB as each kind of eye sees it (Machado, Oliveira and Fernandes 2009, severity 1)
    "everyone": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


def colours(scheme: str) -> dict[str, str]:
    block = re.search(BLOCKS[scheme], STYLE, re.S)
    assert block
    return dict(re.findall(r"--(sb-[a-z0-9]+|md-[a-z0-9-]+): (#[0-9a-f]{6});", block[1]))


def linear(colour: str) -> list[float]:
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    light, dark = sorted(
        (0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in map(linear, (one, other))), reverse=True
    )
    return (light + 0.05) / (dark + 0.05)


def lab(rgb: list[float]) -> tuple[float, float, float]:
    red, green, blue = (min(1.0, max(0.0, share)) for share in rgb)
    x, y, z = (
        math.cbrt(share) if share > 0.008856 else 7.787 * share + 16 / 116
        for share in (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
            0.2126 * red + 0.7152 * green + 0.0722 * blue,
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.0888,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("scheme", BLOCKS)
def test_text_can_be_read(scheme: str) -> None:
    """At least 4.5:1 on paper and on the soft ground, for ink, dim text, links, code and every class."""
    found = colours(scheme)
    texts = {
        name: colour for name, colour in found.items() if re.match(r"sb-([1-5]|ink|dim)|md-(typeset-a|code-hl)", name)
    }
    assert len(texts) >= 14
    for name, colour in texts.items():
        for ground in ("sb-paper", "sb-soft"):
            assert contrast(colour, found[ground]) >= 4.5, f"{name} {colour} on {ground} {found[ground]}"


@pytest.mark.parametrize("eye", SEEN_BY)
@pytest.mark.parametrize("scheme", BLOCKS)
def test_the_classes_are_told_apart(scheme: str, eye: str) -> None:
    """Any two classes lie at least 25 apart in Lab, whoever looks at them."""
    found = colours(scheme)
    seen = {
        number: lab([sum(map(math.prod, zip(row, linear(found[f"sb-{number}"]), strict=True))) for row in SEEN_BY[eye]])
        for number in range(1, 6)
    }
    for one, other in itertools.combinations(seen, 2):
        assert math.dist(seen[one], seen[other]) >= 25, f"{one}xx and {other}xx"


def test_both_dark_schemes_are_one() -> None:
    """Who reads without JavaScript sees the same dark scheme as who chooses it."""
    assert colours("dark without scripts") == colours("dark")


def test_previews_and_the_icon_are_drawn_in_the_theme_s_colours() -> None:
    """What the build draws has the colours of the style sheet, and the two icons are one."""
    light = colours("light")
    drawn = {**{f"sb-{number}": colour for number, colour in palette.CLASS_COLOURS.items()}}
    drawn |= {"sb-paper": palette.PAPER, "sb-ink": palette.INK, "sb-dim": palette.DIM, "sb-bar": palette.BAR}
    assert drawn == {name: light[name] for name in drawn}
    icon = (PROJECT / "templates/theme/assets/favicon.svg").read_text("utf-8")
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", icon)) <= {palette.BAR, palette.PAPER, "#fff"}
