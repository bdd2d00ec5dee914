"""The theme's colours, measured from its tokens: WCAG 2.2 AA for all that is read, AAA for what is read at length."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[1] / "themes/brief/css/tokens.css").read_text(encoding="utf-8")
KINDS = ("claim", "event", "question", "actor", "place", "keypoint", "notice")


def _palette(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6});", block))


LIGHT_BLOCK, DARK_BLOCK = TOKENS.split("@media screen and (prefers-color-scheme: dark)")
LIGHT = _palette(LIGHT_BLOCK)
DARK = {**LIGHT, **_palette(DARK_BLOCK)}


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_dark_palette_names_the_colours_of_the_light_one() -> None:
    assert set(_palette(DARK_BLOCK)) == set(LIGHT)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_body_text_is_aaa_on_all_it_stands_on(palette: dict[str, str]) -> None:
    grounds = ["paper", "sheet", *(f"{kind}-tint" for kind in KINDS)]
    for ground in grounds:
        assert contrast(palette["ink"], palette[ground]) >= 7, ground
    for ground in ("paper", "sheet"):
        assert contrast(palette["ink-soft"], palette[ground]) >= 7, ground
        assert contrast(palette["link"], palette[ground]) >= 7, ground


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_that_carries_words_is_aa(palette: dict[str, str]) -> None:
    for kind in KINDS:
        for ground in ("paper", "sheet", f"{kind}-tint"):
            assert contrast(palette[kind], palette[ground]) >= 4.5, (kind, ground)
    for ground in ("paper", "sheet", "keypoint-tint"):
        assert contrast(palette["ink-faint"], palette[ground]) >= 4.5, ground
        assert contrast(palette["ink-soft"], palette[ground]) >= 4.5, ground
    for other in KINDS:  # numbers stand on the marks of other kinds
        for ground in ("claim-tint", "question-tint"):
            assert contrast(palette[other], palette[ground]) >= 4.5, (other, ground)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_lines_that_carry_meaning_and_the_focus_are_seen(palette: dict[str, str]) -> None:
    for line in ("focus", "accent", "link-line", *KINDS):
        for ground in ("paper", "sheet"):
            assert contrast(palette[line], palette[ground]) >= 3, (line, ground)
