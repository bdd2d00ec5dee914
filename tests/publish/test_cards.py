"""Cards: pictures of the right size, readable in whatever script, the same twice, drawn again only when they change."""

from __future__ import annotations

import datetime
import io
import re
from pathlib import Path

import pytest
from PIL import Image
from sample_desk import Draft

from briefgen.publish.cards.card import SIZE, BriefCard, Count, DeskCard
from briefgen.publish.cards.faces import Face
from briefgen.publish.cards.look import Look, read_look
from briefgen.publish.pages import Page, SiteOptions
from briefgen.publish.site import plan
from briefgen.publish.templates import Renderer
from briefgen.synthesis.index import index_of
from briefgen.synthesis.library import build_library

THEME = str(Path(__file__).parents[2] / "themes" / "brief")
OPTIONS = SiteOptions(site_name="Harbour Desk", site_url="https://desk.example/x", look=read_look([THEME]))
TITLES = {
    "plain": "Talks in Skagen", "empty": "", "long": "The ferry and its harbour master " * 9,
    "one long word": "Donaudampfschifffahrtsgesellschaft" * 4, "accents": "Zoë Çelik, Ağrı, Łódź, Þór",
    "arabic": "محادثات في جنيف", "chinese": "日内瓦会谈", "cyrillic": "Переговоры", "emoji": "Ferry 🚢 stops",
    "combining": "e\u0301 a\u0323\u0302", "control": "a\x00b\u202e", "private": "\ue000", "surrogate pair": "𝄞 𠀀",
}  # fmt: skip


def card(title: str, **more: str) -> BriefCard:
    counts = (Count(3, "said", "claim"), Count(1, "event", "event"))
    return BriefCard(title, more.get("source", "Harbour Post"), more.get("day", "5 January 2020"), counts)


def ink(picture: bytes) -> int:
    """How many pixels of a picture are not paper."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    paper = image.getpixel((5, 600))
    return sum(count for count, colour in image.getcolors(1 << 20) or [] if colour != paper)


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
@pytest.mark.parametrize("options", [OPTIONS, SiteOptions(site_name="日内瓦")], ids=["theme", "no theme"])
def test_any_title_gives_a_small_picture_of_the_right_size(title: str, options: SiteOptions) -> None:
    picture = card(title).compose(options)
    image = Image.open(io.BytesIO(picture))
    assert (image.format, image.size) == ("PNG", SIZE)
    assert len(picture) < 60_000
    assert card(title).compose(options) == picture


def test_a_title_in_a_script_without_letters_gives_way_to_the_source() -> None:
    face = Face(OPTIONS.look.display, 48)
    assert face.readable("محادثات") == face.readable("会谈 in Geneva") == ""
    assert face.readable("Ferry 🚢 stops") == "Ferry stops"
    assert face.readable("Zoë in Łódź") == "Zoë in Łódź"
    assert ink(card("محادثات").compose(OPTIONS)) > ink(card("", source="", day="").compose(OPTIONS))


def test_lines_keep_every_word_and_their_width() -> None:
    face = Face(OPTIONS.look.display, 60)
    text = "The ferry question, Łódź and " + "Donaudampfschifffahrtsgesellschaft" * 3
    lines = face.lines(text, 700)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(0 < face.width(line) <= 700 for line in lines)


def test_the_look_is_the_themes_and_a_desk_can_replace_it(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "tokens.css").write_text(":root { --paper: #102030; --claim: #abcdef; --ink: red; }")
    ours, theirs = read_look([str(tmp_path), THEME]), read_look([THEME])
    assert (ours.paper, ours.claim, ours.ink) == ("#102030", "#abcdef", Look().ink)
    assert ours.display == theirs.display
    assert len(theirs.display) == 3
    picture = card("Talks").compose(SiteOptions(site_name="Desk", look=ours))
    assert Image.open(io.BytesIO(picture)).convert("RGB").getpixel((5, 600)) == (0x10, 0x20, 0x30)


def planned(draft: Draft, *, cards: bool) -> dict[str, Page]:
    library = build_library(index_of([draft.contribution]), as_of=datetime.date(2020, 3, 1))
    return {p.address: p for p in plan(library, {draft.article.id: draft.manuscript}, cards=cards)}


def test_every_page_names_a_card_that_is_there_and_a_brief_its_own() -> None:
    draft = Draft("first", "2020-01-05", "Mara Lindqvist waits.\n", title='Waiting & "more"')
    draft.point("Mara Lindqvist waits.")
    pages = planned(draft, cards=True)
    renderer = Renderer((THEME,), OPTIONS)
    named = {}
    for address, page in pages.items():
        if page.template:
            shown = renderer.render(page).decode("utf-8")
            (named[address],) = re.findall(r'property="og:image" content="https://desk\.example/x/([^"]+)"', shown)
            assert len(re.findall(r'property="og:(?:title|type|url|site_name)"', shown)) == 4
    assert named["briefs/first.html"] == "cards/first.png"
    assert set(named.values()) == {"cards/first.png", "cards/index.png"} <= set(pages)
    brief = renderer.render(pages["briefs/first.html"]).decode("utf-8")
    assert 'og:title" content="Waiting &amp; &#34;more&#34; · Harbour Desk"' in brief
    assert 'og:description" content="Mara Lindqvist waits."' in brief
    assert renderer.render(pages["cards/index.png"]) == DeskCard().compose(OPTIONS)


def test_without_an_address_no_card_is_drawn_and_none_is_named() -> None:
    draft = Draft("first", "2020-01-05", "Mara Lindqvist waits.\n")
    pages = planned(draft, cards=False)
    assert not any(address.startswith("cards/") for address in pages)
    shown = Renderer((THEME,), SiteOptions(site_name="Desk")).render(pages["briefs/first.html"]).decode("utf-8")
    assert "og:image" not in shown
    assert 'name="twitter:card" content="summary"' in shown


def test_a_card_changes_with_its_own_words_only() -> None:
    draft = Draft("first", "2020-01-05", "Mara Lindqvist waits. She said so.\n")
    before = planned(draft, cards=True)["cards/first.png"].digest
    draft.point("She said so.")
    assert planned(draft, cards=True)["cards/first.png"].digest == before
    draft.question("She said so.")
    assert planned(draft, cards=True)["cards/first.png"].digest != before
