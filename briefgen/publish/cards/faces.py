"""Text in the theme's faces: which file has a character, how wide words are, where lines break.

A text in a script that no file has is not drawn at all, since boxes or half a title would be worse.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from PIL import ImageDraw, ImageFont

_Font = ImageFont.FreeTypeFont | ImageFont.ImageFont
_NOBODY = "\U0010fffe"  # no font has it: drawn, it is the box that stands for what is missing


class Face:
    """The files of one face at one size, in pixels."""

    def __init__(self, paths: tuple[str, ...], size: int, *, bold: bool = False) -> None:
        self._chosen: dict[str, _Font | None] = {}
        self._fonts: list[_Font] = [_font(path, size, bold) for path in paths]
        self._fonts = self._fonts or [ImageFont.load_default(size)]
        self.size = size

    def readable(self, text: str) -> str:
        """The text without signs that cannot be drawn; "" where a letter or digit of it cannot."""
        plain = unicodedata.normalize("NFC", " ".join(text.split()))
        missing = {c for c in set(plain) if c != " " and not self._font_of(c)}
        if any(c.isalnum() or unicodedata.combining(c) for c in missing):
            return ""
        return " ".join("".join(c for c in plain if c not in missing).split())

    def width(self, text: str) -> float:
        return sum(font.getlength(part) for font, part in self._runs(text))

    def draw(self, draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, colour: str) -> float:
        """Draws a line of text with its base line at `at`; gives where it ends."""
        x, y = at
        for font, part in self._runs(text):
            draw.text((x, y), part, fill=colour, font=font, anchor="ls")
            x += font.getlength(part)
        return x

    def lines(self, text: str, width: float) -> list[str]:
        """The text broken into lines of at most `width`; a word that is too long for a line is cut."""
        found = [""]
        for word in text.split():
            while self.width(word) > width:
                fits = next(n for n in range(len(word), 0, -1) if n == 1 or self.width(word[:n]) <= width)
                found += [word[:fits], ""] if found[-1] else [""]
                if not found[-2]:
                    found[-2] = word[:fits]
                word = word[fits:]  # noqa: PLW2901 - what is left of the word goes on
            joined = f"{found[-1]} {word}".strip()
            if self.width(joined) <= width:
                found[-1] = joined
            else:
                found.append(word)
        return [line for line in found if line]

    def _runs(self, text: str) -> list[tuple[_Font, str]]:
        """The text in stretches that one file draws."""
        if all(c == " " or self._font_of(c) is self._fonts[0] for c in set(text)):
            return [(self._fonts[0], text)] if text else []
        runs: list[tuple[_Font, str]] = []
        for character in text:
            font = (runs[-1][0] if character == " " and runs else self._font_of(character)) or self._fonts[0]
            if runs and runs[-1][0] is font:
                runs[-1] = (font, runs[-1][1] + character)
            else:
                runs.append((font, character))
        return runs

    def _font_of(self, character: str) -> _Font | None:
        if character not in self._chosen:
            self._chosen[character] = next((font for font in self._fonts if _has(font, character)), None)
        return self._chosen[character]


@cache
def _font(path: str, size: int, bold: bool) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(path, size)
    if bold:
        try:
            font.set_variation_by_axes([650])
        except OSError:  # it has one weight
            return font
    return font


def _has(font: _Font, character: str) -> bool:
    if unicodedata.category(character) in ("Cc", "Cf", "Co", "Cn", "Cs"):
        return False
    return _picture(font, character) != _picture(font, _NOBODY)


@cache
def _picture(font: _Font, character: str) -> tuple[object, bytes]:
    mask = font.getmask(character)
    return mask.size, bytes(mask)
