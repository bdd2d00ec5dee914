"""Marks in an article's HTML: exact words, sound nesting, nothing active, and excerpts that show no more."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_cases import SPECIFICATION, markdown

from briefgen.publish.highlight import Mark, excerpts, highlight
from briefgen.publish.sentences import sentence_ranges
from briefgen.source.document import Document, parse
from briefgen.spans import Span

VOID = {"br", "hr"}
PHRASING_ONLY = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "em", "strong", "code", "mark", "a", "sup", "span"}
PHRASING = {"em", "strong", "code", "mark", "a", "sup", "span", "br", "b"}


class _Checker(HTMLParser):
    """Fails where elements do not nest; collects texts, ids, marks by id and attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.hrefs: list[str] = []
        self.backs: list[str] = []
        self.marked: dict[str, str] = {}
        self.shown = ""
        self.feed(page)
        self.close()
        assert not self.open, f"not closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        assert len(attributes) == len(attrs)
        self.tags.add(tag)
        parents = [name for name, _ in self.open]
        assert not (tag == "a" and "a" in parents), "a link inside a link"
        assert not (tag == "mark" and "mark" in parents)
        if parents and parents[-1] in PHRASING_ONLY:
            assert tag in PHRASING, f"<{tag}> in <{parents[-1]}>"
        if "id" in attributes:
            self.ids.append(str(attributes["id"]))
        if "href" in attributes:
            self.hrefs.append(str(attributes["href"]))
            if attributes.get("class") == "mark-back":
                self.backs.append(str(attributes["href"]))
            if attributes.get("class") == "note":
                assert parents[-1] == "span", "a note outside the notes"
        if attributes.get("class") == "notes":
            assert not {"mark", "em", "strong", "code"} & set(parents), "notes inside what they are about"
        assert not any(name.startswith("on") or name in ("src", "style") for name in attributes)
        if tag not in VOID:
            self.open.append((tag, attributes))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1][0] == tag, f"</{tag}> closes <{self.open[-1][0]}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        classes = [str(attributes.get("class", "")) for _, attributes in self.open]
        if any("mark-back" in c or "note" in c.split() or "notes" in c for c in classes):
            return
        self.shown += data
        for tag, attributes in self.open:
            if tag == "mark":
                for name in str(attributes["data-ids"]).split():
                    self.marked[name] = self.marked.get(name, "") + data


def mark(start: int, end: int, number: int = 1, kind: str = "claim", note: str = "") -> Mark:
    return Mark(Span(start, end), f"w-{number}", kind, f"#c-{number}", f"C{number}: a “claim”", f"C{number}", note)


def mark_words(text: str, *phrases: str) -> list[Mark]:
    return [mark(text.index(p), text.index(p) + len(p), number) for number, p in enumerate(phrases, 1)]


def without_marks(page: str) -> str:
    page = re.sub(r'<a class="mark-back"[^>]*>[^<]*</a>', "", page)
    page = re.sub(r'<span class="notes" aria-hidden="true">.*?</span>', "", page)
    page = re.sub(r'<span class="mark-start" id="[^"]*"></span>', "", page)
    return re.sub(r"</?mark\b[^>]*>", "", page)


def covered(document: Document, span: Span) -> str:
    """The text of the characters that a span touches."""
    return "".join(
        character
        for block in document.blocks
        for character, start, end in zip(block.text, block.starts, block.ends, strict=True)
        if start < span.end and span.start < end
    )


def plain(text: str) -> str:
    """Text without white space, since line breaks are tags in HTML and tags in tables are line breaks."""
    return "".join(text.split())


spans = st.lists(st.tuples(st.integers(0, 120), st.integers(1, 60)), max_size=6)


@settings(max_examples=300, deadline=None)
@given(markdown, spans)
def test_marks_change_nothing_but_themselves(text: str, places: list[tuple[int, int]]) -> None:
    text = text.replace("\r", "")
    document = parse(text, 0)
    marks = [mark(start, start + length, n, note="Ana & co say") for n, (start, length) in enumerate(places)]
    page, bare = highlight(document, marks), highlight(document, [])
    assert without_marks(page) == bare
    checker = _Checker(page)
    assert len(checker.ids) == len(set(checker.ids))
    assert plain(_Checker(bare).shown) == plain(checker.shown)
    for one in marks:
        assert plain(checker.marked.get(one.id, "")) == plain(covered(document, one.span))
        shown = one.id in checker.marked
        assert (one.id in checker.ids) == shown
        assert checker.backs.count(one.href) == shown
        assert checker.hrefs.count(one.href) == 2 * shown


@settings(max_examples=300, deadline=None)
@given(markdown, spans)
def test_excerpts_hold_the_marks_and_whole_sentences_alone(text: str, places: list[tuple[int, int]]) -> None:
    text = text.replace("\r", "")
    document = parse(text, 0)
    marks = [mark(start, start + length, n) for n, (start, length) in enumerate(places)]
    checker = _Checker(excerpts(document, marks))
    assert len(checker.ids) == len(set(checker.ids))
    for one in marks:
        assert plain(checker.marked.get(one.id, "")) == plain(covered(document, one.span))


@pytest.mark.parametrize("example", SPECIFICATION, ids=lambda e: str(e["number"]))
def test_specification_examples_are_sound_html(example: dict[str, str]) -> None:
    document = parse(example["markdown"], 0)
    page = highlight(document, [mark(0, len(example["markdown"]))])
    checker = _Checker(page)
    assert checker.tags <= {
        "p", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "a", "br", "hr",
        "span", "mark", "table", "thead", "tbody", "tr", "th", "td", "aside", "sup",
    }  # fmt: skip


def test_a_mark_crosses_emphasis_and_paragraphs() -> None:
    text = "The *Board said* no.\n\nNothing *else* came."
    document = parse(text, 0)
    page = highlight(document, mark_words(text, "said* no.\n\nNothing"))
    assert page == (
        '<p>The <em>Board <mark id="w-1" class="mark mark-claim" data-ids="w-1">said</mark></em>'
        '<mark class="mark mark-claim" data-ids="w-1"> no.</mark></p>\n'
        '<p><mark class="mark mark-claim" data-ids="w-1">Nothing</mark>'
        '<a class="mark-back" href="#c-1" aria-label="Back to: C1: a “claim”">C1</a> <em>else</em> came.</p>\n'
    )


def test_notes_stand_behind_the_sentence_in_which_their_mark_ends() -> None:
    text = "One *two three.* Four [five. Six](http://e.org) seven.\n"
    marks = [mark(0, 3, 1, note="first"), mark(5, 14, 2, note="second"), mark(23, 27, 3, note="third")]
    page = highlight(parse(text, 0), marks)
    first, second = re.findall(r'<span class="notes" aria-hidden="true">(.*?)</span>', page)
    assert re.findall(r"<b>(C\d)</b> (\w+)", first) == [("C1", "first"), ("C2", "second")]
    assert '.</em><span class="notes"' in page
    assert "<b>C3</b> third" in second
    assert re.search(r'</a><a class="mark-back"[^>]*>C3</a><span class="notes"', page)
    assert 'tabindex="-1"' in first


def test_overlapping_marks_share_their_segment() -> None:
    text = "one two three four"
    page = highlight(parse(text, 0), [mark(0, 13, 1), mark(4, 18, 2, "event"), mark(4, 7, 3, "actor")])
    assert 'data-ids="w-1">one </mark>' in page
    # Two begin at the same word: the longer has the segment's id, the other an anchor before it.
    assert '<span class="mark-start" id="w-3"></span><mark id="w-2"' in page
    assert 'class="mark mark-claim mark-event mark-actor" data-ids="w-1 w-2 w-3">two</mark><a' in page
    assert re.findall(r">(C\d)</a>", page) == ["C3", "C1", "C2"]


def test_the_way_back_stands_behind_a_link() -> None:
    text = "see [the plan](http://example.org/p) now"
    page = highlight(parse(text, 0), mark_words(text, "plan"))
    assert re.search(r'<mark[^>]*>plan</mark></a><a class="mark-back"', page)


def test_nothing_active_gets_through() -> None:
    text = (
        "<script>alert(1)</script>\n\nA <img src=x onerror=alert(1)> [b](javascript:alert(1)) "
        "[c](http://e.org/\"x 'a\"')"
        ' ![d](https://e.org/t.png) ![e](data:image/svg+xml,x)\n\n```"><script>\n</code><script>\n```\n'
    )
    page = highlight(parse(text, 0), [])
    checker = _Checker(page)
    assert not checker.tags & {"script", "img"}
    assert all(href.startswith("http") for href in checker.hrefs)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert 'class="raw-html">&lt;img src=x onerror=alert(1)&gt;</code>' in page


def test_links_and_images() -> None:
    text = 'a [b](http://e.org/x?a=1&b=2 "T") [c](/local) [![d \\* e](i.png)](http://e.org) ![](https://e.org/i.png)'
    page = highlight(parse(text, 0), [])
    assert '<a href="http://e.org/x?a=1&amp;b=2" title="T" rel="noopener noreferrer">b</a>' in page
    assert '<a href="/local">c</a>' in page
    assert '<a href="http://e.org" rel="noopener noreferrer"><span class="image">Image: d * e</span></a>' in page
    assert '<a class="image" href="https://e.org/i.png" rel="noopener noreferrer">Image</a>' in page


def test_blocks_are_shown_as_written() -> None:
    text = "# A\n\n## B\n\n3. x\n4. y\n\n| l | r |\n|:--|--:|\n| 1 | 2 |\n\nhard  \nbreak\n\n    code <b>\n\n---\n"
    page = highlight(parse(text, 0), [])
    assert "<h3>A</h3>\n<h4>B</h4>\n" in page
    assert '<ol start="3">\n<li>x</li>\n<li>y</li>\n</ol>\n' in page
    assert '<th scope="col" class="align-left">l</th>' in page
    assert '<td class="align-right">2</td>' in page
    assert "<p>hard<br>\nbreak</p>" in page
    assert "<pre><code>code &lt;b&gt;\n</code></pre>\n<hr>\n" in page


def test_footnotes_lead_there_and_back() -> None:
    page = highlight(parse("One[^a] two[^b] one[^a].\n\n[^a]: First.\n[^b]: Second.\n[^c]: Never.", 0), [])
    assert page.count('id="fn-1"') == page.count('id="fnref-1"') == page.count('id="fn-2"') == 1
    assert page.count('href="#fn-1"') == 2
    assert 'href="#fnref-1"' in page
    assert '<aside class="footnote"><p>Never.</p>' in page


def test_excerpts_show_sentences_and_omissions() -> None:
    text = "# Head\n\nFirst one. Dr. *Ana Ortiz said* “we go.” Last one.\n\nNot this.\n\nAlone [here](http://e.org)."
    page = excerpts(parse(text, 0), mark_words(text, "said", "Alone"))
    omitted = '<span class="omitted">[…]</span>'
    assert without_marks(page) == (
        f'<p>{omitted}</p>\n<p class="excerpt excerpt-paragraph">{omitted} Dr. <em>Ana Ortiz said</em> “we go.” '
        f'{omitted}</p>\n<p>{omitted}</p>\n<p class="excerpt excerpt-paragraph">Alone '
        f'<a href="http://e.org" rel="noopener noreferrer">here</a>.</p>\n'
    )


def test_excerpts_of_nothing_show_nothing() -> None:
    assert excerpts(parse("Some words.\n\nOther words.", 0), []) == '<p><span class="omitted">[…]</span></p>\n'


@pytest.mark.parametrize(
    ("text", "count"),
    [("One. Two! “Three?” Four", 4), ("Mr. Day met J. Poe. He left.", 2), ("It cost 3.5 m. in all", 1), ("a\nb", 2)],
)
def test_sentence_ranges(text: str, count: int) -> None:
    ranges = sentence_ranges(text)
    assert len(ranges) == count
    assert plain("".join(text[a:b] for a, b in ranges)) == plain(text)
