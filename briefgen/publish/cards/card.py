"""A card: 1200 by 630 pixels, the size that the networks agree on, as a small PNG."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageColor, ImageDraw

from briefgen.publish.cards.faces import Face
from briefgen.publish.cards.look import Look
from briefgen.publish.pages import SiteOptions

SIZE = (1200, 630)
_EDGE, _WIDTH = 72, 1200 - 2 * 72
# The sizes of a title with the most lines it may have in each; the last is cut where it does not fit.
_TITLE_SIZES, _LEADING = ((96, 1), (76, 2), (64, 3), (56, 4), (48, 4)), 1.14
_STEPS = 9  # from paper to ink, for smooth letters in each colour


@dataclass(frozen=True, slots=True)
class Count:
    """A number on a card, with its word, in the colour of a kind of finding."""

    number: int
    word: str
    kind: str


@dataclass(frozen=True, slots=True)
class BriefCard:
    """A brief's card: what it is about, who published it when, and how much was found in it."""

    title: str
    source: str
    day: str
    counts: tuple[Count, ...]

    def compose(self, options: SiteOptions) -> bytes:
        """The PNG's bytes."""
        return _Canvas(options.look).brief(self, options.site_name)


@dataclass(frozen=True, slots=True)
class DeskCard:
    """The card of every page that has none of its own: the desk's name and what it says of itself."""

    def compose(self, options: SiteOptions) -> bytes:
        """The PNG's bytes."""
        return _Canvas(options.look).desk(options.site_name, options.description)


class _Canvas:
    """A card while it is drawn."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._image = Image.new("RGB", SIZE, look.paper)
        self._draw = ImageDraw.Draw(self._image)
        self._label = _face(look.label, 30, True)
        self._small = _face(look.label, 30, False)

    def brief(self, card: BriefCard, desk: str) -> bytes:
        look = self._look
        self._head(desk)
        told = [word for word in (card.title, card.source, card.day) if self._small.readable(word)]
        bottom = self._title(told[0] if told else "", 150)
        if line := self._small.readable(" · ".join(told[1:])):
            self._small.draw(self._draw, (_EDGE, max(bottom, 340)), self._small.lines(line, _WIDTH)[0], look.soft)
        self._draw.line((_EDGE, 526, SIZE[0] - _EDGE, 526), fill=look.rule, width=2)
        x: float = _EDGE
        for count in card.counts:
            colour = getattr(look, count.kind)
            self._draw.rectangle((x, 556, x + 8, 586), fill=colour)
            x = self._label.draw(self._draw, (x + 22, 583), str(count.number), colour)
            x = self._small.draw(self._draw, (x + 10, 583), count.word, look.soft) + 44
        return self._png()

    def desk(self, name: str, description: str) -> bytes:
        self._head("")
        bottom = self._title(name, 230)
        small = _face(self._look.label, 36, False)
        for number, line in enumerate(small.lines(small.readable(description), _WIDTH)[:3]):
            small.draw(self._draw, (_EDGE, bottom + 44 + number * 50), line, self._look.soft)
        return self._png()

    def _head(self, desk: str) -> None:
        """The bar at the top, as over the site's pages, and the desk's name below it."""
        self._draw.rectangle((0, 0, SIZE[0], 14), fill=self._look.ink)
        if name := self._label.readable(desk):
            self._label.draw(self._draw, (_EDGE, 96), self._label.lines(name, _WIDTH)[0], self._look.ink)

    def _title(self, title: str, top: int) -> float:
        """A title in the largest size in which it fits, its capitals from `top` on; gives the base line below it."""
        for size, most in _TITLE_SIZES:
            face = _face(self._look.display, size, False)
            lines = face.lines(face.readable(title), _WIDTH)
            if len(lines) <= most:
                break
        if len(lines) > most:
            lines = [*lines[: most - 1], _shortened(lines[most - 1], face)]
        y = top + size * 0.7
        for line in lines:
            face.draw(self._draw, (_EDGE, y), line, self._look.ink)
            y += size * _LEADING
        return y

    def _png(self) -> bytes:
        out = io.BytesIO()
        picture = self._image.quantize(palette=_palette(self._look), dither=Image.Dither.NONE)
        picture.save(out, "PNG", compress_level=5)
        return out.getvalue()


@cache
def _palette(look: Look) -> Image.Image:
    """The paper, and each colour that stands on it in steps, so that the edges of letters stay smooth."""
    paper = ImageColor.getrgb(look.paper)
    colours = [paper, ImageColor.getrgb(look.rule)]
    for ink in (look.ink, look.soft, look.claim, look.event, look.question, look.actor):
        end = ImageColor.getrgb(ink)
        for step in range(1, _STEPS + 1):
            red, green, blue = (paper[part] + (end[part] - paper[part]) * step // _STEPS for part in range(3))
            colours.append((red, green, blue))
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in colours for part in colour[:3]])
    return palette


def _shortened(line: str, face: Face) -> str:
    """A line that ends in an ellipsis and still fits."""
    words = line.split()
    while len(words) > 1 and face.width(" ".join(words) + " …") > _WIDTH:
        words.pop()
    return " ".join(words) + " …"


@cache
def _face(paths: tuple[str, ...], size: int, bold: bool) -> Face:
    return Face(paths, size, bold=bold)
