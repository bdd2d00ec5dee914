"""Whatever an editor pastes: an article gives a brief whose words stand in the file, and pages, twice the same."""

from __future__ import annotations

import datetime
import functools

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_cases import markdown

from briefgen.extract import registry
from briefgen.model import Article, Findings, Source, TextRights
from briefgen.pipeline.reading import Reading
from briefgen.pipeline.worker import Job, Worker
from briefgen.publish.pages import SiteOptions
from briefgen.publish.site import plan
from briefgen.publish.templates import Renderer
from briefgen.publish.views.brief import Manuscript
from briefgen.serialise import from_json, to_json, unpacked
from briefgen.source.article import ArticleFile
from briefgen.source.document import parse
from briefgen.synthesis.index import index_of
from briefgen.synthesis.library import build_library
from tests.pipeline.test_writing import THEME

HEAD = "---\ntitle: “Talks” & <b>more</b>\ndate: 2025-11-23\n---\n"
_SAID = [
    "Lina Kovač, head of R&amp;D, said: “We *will* meet in **Montreux** on 3 May 2026.”",
    "“It's over,” [Paul Zammit](https://x.example/?a=1&b=2) told the _Harbour Post_",
    "The talks – due *next* month – were postponed, according to\nthe `Board`.",
    "| said Lina | “no” |\n|--|--|\n| talks on 3 May | in Geneva \\| Bern |",
    "> “Nobody knows,\n> she said, “whether the vote on Monday\n> will be held”",
    "It is not clear who\u200bpays\u00ad; النائب said 👩\u200d👩\u200d👧 e\u0301galite\u0301 𝒳-day is 1/2/2026",
    "1. He denied that Zoë had asked\n   - “Why?” asked the minister.[^1]\n\n[^1]: Said on Friday.",
    "Said said that that said “said”, that said, said she, who said that",
]
pasted = st.one_of(
    markdown,
    st.lists(st.one_of(st.sampled_from(_SAID), markdown), min_size=1, max_size=5).map("\n\n".join),
    st.lists(st.sampled_from(" ".join(_SAID).split(" ")), max_size=40).map(" ".join),
)


@functools.cache
def worker() -> Worker:
    return Worker(Reading())


def made(text: str, rights: TextRights) -> list[bytes]:
    """The brief's JSON and its pages; everything that is promised of them on the way is checked."""
    article = Article(
        id="any", path="any.md", title="“Talks” & <b>more</b>", date="2025-11-23", language="en", sha256="",
        source=Source(name="Harbour Post", url="https://post.example/talks"), text=rights,
    )  # fmt: skip
    file = ArticleFile(article, HEAD + text, len(HEAD))
    (outcome,) = worker().batch([Job("", file, parse(file.text, file.body, shown="any.md"), None)])
    assert outcome.problems == ()
    assert outcome.made is not None
    one = outcome.made
    broken = registry.broken_promises(_findings(one.packed), _NOUNS, file.text)
    assert list(broken) == []
    library = build_library(index_of([one.contribution]), as_of=datetime.date(2025, 12, 1))
    searchables = {"any": one.searchable} if one.searchable else {}
    pages = plan(library, {"any": Manuscript(file.text, file.body, one.packed)}, searchables)
    renderer = Renderer((THEME,), SiteOptions("Any", "https://any.example/"))
    return [to_json(one.brief), *(renderer.render(page) for page in pages if page.address.startswith("briefs/"))]


_NOUNS = frozenset(Findings.__struct_fields__)


def _findings(packed: bytes) -> Findings:
    brief = from_json(unpacked(packed))
    return Findings(**{noun: getattr(brief, noun) for noun in Findings.__struct_fields__})


@settings(max_examples=40, deadline=None)
@given(pasted, st.sampled_from(["full", "quotes"]))
def test_any_article_gives_a_brief_and_pages_twice_the_same(text: str, rights: TextRights) -> None:
    assert made(text, rights) == made(text, rights)
