"""Properties of parsing: each character's place, the text against markdown-it's own reading, and safety."""

from __future__ import annotations

import html
import re
import sys
from html.parser import HTMLParser
from types import FrameType

import pytest
from hypothesis import given, settings
from markdown_cases import SPECIFICATION, markdown
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from briefgen.source import flow
from briefgen.source.document import Block, Document, parse
from briefgen.source.placed import MAX_NESTING

HEADER = "---\ntitle: é&amp;*\n---\n"


def places(block: Block) -> list[str]:
    """The file's words for each character."""
    return [block.file_text[s:e] for s, e in zip(block.starts, block.ends, strict=True)]


def is_written(character: str, written: str) -> bool:
    """Whether a character of a block may be written like this in the file."""
    if character == written or (character == "\ufffd" and written == "\0"):
        return True
    if len(written) == 2 and written[0] == "\\" and written[1] == character:
        return True
    if "\n" in written:  # a line break, with what belongs to it on both lines
        return character in " \n" and re.fullmatch(r"( *|\\)\n[ \t>]*", written) is not None
    if character == " " and written == "\t":  # what remains of a tab after its indentation
        return True
    if character == "\n" and re.fullmatch(r"<br\s*/?>", written, re.IGNORECASE):
        return True
    if written.startswith("&") and written.endswith(";"):
        number = re.fullmatch(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));", written)
        if number is not None and character == "\ufffd":
            return True
        if number is not None:
            return character == chr(int(number[1], 16) if number[1] else int(number[2]))
        return character in html.unescape(written)
    return False


def check(text: str, body: int) -> Document:
    document = parse(text, body)
    last = body
    for number, block in enumerate(document.blocks):
        assert block.index == number
        assert len(block.text) == len(block.starts) == len(block.ends) > 0
        assert block.text.strip()
        for character, written in zip(block.text, places(block), strict=True):
            assert is_written(character, written), (character, written)
        assert list(block.starts) == sorted(block.starts)
        assert list(block.ends) == sorted(block.ends)
        assert last <= block.starts[0] < block.ends[-1] <= len(text)
        last = block.ends[-1]
        assert block.span(0, len(block.text)) == (whole := block.passage(0, len(block.text)).evidence).span
        assert whole.quote == text[whole.span.start : whole.span.end]
    return document


def independent_texts(text: str) -> list[str]:
    """The texts of blocks by markdown-it's ordinary way, without places."""
    plain = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING}).enable("table")
    plain.use(footnote_plugin, inline=False, move_to_end=False)
    plain.validateLink = lambda _: True  # type: ignore[method-assign]
    plain.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    texts = []
    for token in plain.parse(text):
        if token.type != "inline":
            continue
        found = ""
        for child in token.children or ():
            if child.type in ("text", "code_inline"):
                found += child.content
            elif child.type == "softbreak":
                found += " "
            elif child.type == "hardbreak" or (
                child.type == "html_inline" and re.fullmatch(r"(?i)<br\s*/?>", child.content)
            ):
                found += "\n"
        if found.strip():
            texts.append(found)
    return texts


@settings(max_examples=400, deadline=None)
@given(markdown)
def test_every_character_is_where_the_map_says(text: str) -> None:
    check(text.replace("\r", ""), 0)


@settings(max_examples=400, deadline=None)
@given(markdown)
def test_texts_equal_those_of_markdown_it(text: str) -> None:
    text = text.replace("\r", "")
    assert [block.text for block in parse(text, 0).blocks] == independent_texts(text)


@settings(max_examples=100, deadline=None)
@given(markdown)
def test_a_front_matter_only_shifts_places(text: str) -> None:
    bare, headed = parse(text, 0), parse(HEADER + text, len(HEADER))
    assert [b.text for b in bare.blocks] == [b.text for b in headed.blocks]
    for one, other in zip(bare.blocks, headed.blocks, strict=True):
        assert [start + len(HEADER) for start in one.starts] == list(other.starts)
        assert [end + len(HEADER) for end in one.ends] == list(other.ends)


@pytest.mark.parametrize("example", SPECIFICATION, ids=lambda e: str(e["number"]))
def test_specification_places(example: dict[str, str]) -> None:
    document = check(HEADER + example["markdown"], len(HEADER))
    assert [block.text for block in document.blocks] == independent_texts(example["markdown"])


class _Text(HTMLParser):
    """The text of HTML outside of code blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.code = 0
        self.found: list[str] = []

    def handle_starttag(self, tag: str, _: object) -> None:
        self.code += tag == "pre"
        if tag not in ("em", "strong", "a", "code"):
            self.found.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.code -= tag == "pre"
        if tag not in ("em", "strong", "a", "code"):
            self.found.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.code:
            self.found.append(data)


def test_specification_texts_are_those_of_the_expected_html() -> None:
    checked = 0
    for example in SPECIFICATION:
        document = parse(example["markdown"], 0)
        raw = any(isinstance(i, flow.Literally) and i.kind == "html" for i in document.flow) or any(
            isinstance(p, flow.RawHtml) for i in document.flow if isinstance(i, flow.Line) for p in i.pieces
        )
        if raw:
            continue
        reader = _Text()
        reader.feed(example["html"])
        reader.close()
        # The examples know neither tables nor footnotes; an address inside `<…>` stays as it is written.
        expected = "".join(reader.found).split()
        assert " ".join(b.text for b in document.blocks).split() == expected, example["number"]
        checked += 1
    assert checked > 550


CASES = [
    ("A *mild* **re**ply.", "A mild reply.", ["paragraph"]),
    ("He said &quot;no&quot; \\*twice\\*.", 'He said "no" *twice*.', ["paragraph"]),
    ("one\n> two\nthree", "one¦two three", ["paragraph", "quote"]),
    ("> quoted\n> words  \n> go on", "quoted words\ngo on", ["quote"]),
    ("1. first\n   - inner *one*\n\n   para\n2. last", "first¦inner one¦para¦last", ["list-item"] * 4),
    ("Title\n=====\n\n## Second ##\n", "Title¦Second", ["heading", "heading"]),
    ("| a \\| b | c |\n|---|:-:|\n| `x \\| y` | **z** |", "a | b¦c¦x | y¦z", ["cell"] * 4),
    ("Text.[^1]\n\n[^1]: Note *one*.\n\nMore.", "Text.¦Note one.¦More.", ["paragraph", "footnote", "paragraph"]),
    ("see ![a map](m.png) here", "see  here", ["paragraph"]),
    ("a <b>bold</b> word<br>next", "a bold word\nnext", ["paragraph"]),
    ("<div>\nraw\n</div>\n\ntext", "text", ["paragraph"]),
    ("    code\n\n```\nfence\n```\n\ntext", "text", ["paragraph"]),
    ("[*all* of it](http://example.org \"T\") and <http://example.org/a%20b>", "all of it and http://example.org/a%20b",
     ["paragraph"]),
    ("[it][r] and [R]\n\n[r]: /x", "it and R", ["paragraph"]),
    ("e\u0301te\u0301 “smart” ‘quotes’", "e\u0301te\u0301 “smart” ‘quotes’", ["paragraph"]),
    ("-\tone\n\n\ttwo\n\t- three", "one¦two¦three", ["list-item"] * 3),
    ("a &NotEqualTilde; b", "a \u2242\u0338 b", ["paragraph"]),
    ("` a\nb ` \\\nc", "a b \nc", ["paragraph"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "kinds"), CASES, ids=[c[0][:20] for c in CASES])
def test_awkward_markdown(text: str, expected: str, kinds: list[str]) -> None:
    document = check(text, 0)
    assert [block.text for block in document.blocks] == expected.split("¦")
    assert [block.kind for block in document.blocks] == kinds


def test_spans_of_marked_up_words() -> None:
    text = "> The *Board* said &quot;not\n> now&quot; [twice](/x)."
    block = parse(text, 0).blocks[0]

    def written(words: str) -> str:
        at = block.text.index(words)
        return block.passage(at, at + len(words)).evidence.quote

    assert written("Board") == "Board"
    assert written("The Board") == "The *Board"
    assert written('"not now"') == "&quot;not\n> now&quot;"
    assert written('now" twice') == "now&quot; [twice"


def test_levels() -> None:
    document = parse("### h\n\n- a\n  > b\n\nc", 0)
    assert [(b.kind, b.level) for b in document.blocks] == [
        ("heading", 3), ("list-item", 1), ("quote", 2), ("paragraph", 0),
    ]  # fmt: skip


def test_no_characters_have_no_span() -> None:
    block = parse("text", 0).blocks[0]
    with pytest.raises(ValueError, match="no characters"):
        block.span(2, 2)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:x", "java&#115;cript:x", "data:text/html,x", "vbscript:x",
     "file:///etc/passwd", "java&Tab;script:x", "%20javascript:x"],
)  # fmt: skip
def test_active_links_are_dropped_with_a_problem(address: str) -> None:
    document = parse(f"Read\nthe [*plan* here]({address}).", 0, shown="a.md")
    assert document.blocks[0].text == "Read the plan here."
    (problem,) = document.problems
    assert (problem.path, problem.line, problem.column, problem.code) == ("a.md", 2, 5, "active-link")
    pieces = [p for i in document.flow if isinstance(i, flow.Line) for p in i.pieces]
    assert not any(isinstance(p, flow.LinkOpen | flow.LinkClose) for p in pieces)


def test_active_links_by_reference_autolink_and_image() -> None:
    text = "[a][r] <javascript:b> ![c](data:image/png;base64,xx)\n\n[r]: javascript:x"
    document = parse(text, 0)
    assert [p.code for p in document.problems] == ["active-link"] * 3
    assert document.blocks[0].text == "a javascript:b "


def test_depth_has_an_end_and_is_reported() -> None:
    document = parse("---\n---\n" + ">" * 500 + " deep", 8, shown="a.md")
    assert [p.code for p in document.problems] == ["too-deep"]
    assert document.problems[0].line == 3


@pytest.mark.parametrize(
    "text",
    ["[" * 3000, "![" * 3000, "*a " * 3000, "`" * 3000 + "a", "<" * 3000, "![a" * 2000 + "](x)" * 2000,
     "[a](" * 3000, "- " * 2000 + "x", "&" * 3000, "\\" * 3000, "| " * 2000 + "\n" + "|-" * 2000],
    ids=lambda t: t[:4],
)  # fmt: skip
def test_pathological_text_is_read(text: str) -> None:
    check(text, 0)


def test_work_grows_with_length_alone() -> None:
    """Counted in calls of functions, which no other process on the machine can change."""
    article = ('He *said* on Monday that "nothing" would [change](http://example.org) soon. ' * 5 + "\n\n") * 10

    def calls(text: str) -> int:
        count = 0

        def counted(_frame: FrameType, event: str, _argument: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(counted)
        try:
            parse(text, 0)
        finally:
            sys.setprofile(before)
        return count

    parse(article, 0)
    assert calls(article * 8) < 9 * calls(article)
