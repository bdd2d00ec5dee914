"""The HTML of a document's flow, apart from its text: tags, links, images, raw HTML shown as text, footnotes.

Everything that an article says is escaped here, and nothing is loaded from elsewhere: an image becomes a link.
"""

from __future__ import annotations

from html import escape

from briefgen.source import flow
from briefgen.source.document import Document
from briefgen.source.links import is_relative

# The page's title is an h1 and its sections are h2; an article's own headings come below.
_TOP_HEADING = 3


def heading_shift(document: Document) -> int:
    """What is added to an article's heading levels, so that its highest one stands below the page's sections."""
    opened = (item.container for item in document.flow if isinstance(item, flow.Open))
    levels = [int(container[1]) for container in opened if _is_heading(container)]
    return max(0, _TOP_HEADING - min(levels, default=_TOP_HEADING))


def opening(item: flow.Open, shift: int) -> str:
    """A container's start tag. A footnote's has no id: only the first of a number may have one."""
    tag = _tag(item.container, shift)
    match item.container:
        case "ol" if item.number not in (None, 1):
            return f'<ol start="{item.number}">\n'
        case "th":
            return f'<th scope="col"{_aligned(item)}>'
        case "td":
            return f"<td{_aligned(item)}>"
        case "ul" | "ol" | "blockquote" | "table" | "thead" | "tbody" | "tr":
            return f"<{tag}>\n"
    return f"<{tag}>"


def closing(item: flow.Close, shift: int) -> str:
    return f"</{_tag(item.container, shift)}>\n"


def _is_heading(container: flow.Container) -> bool:
    return container[0] == "h" and container[1:].isdigit()


def _tag(container: flow.Container, shift: int) -> str:
    if container == "footnote":
        return "aside"
    if _is_heading(container):
        return f"h{min(6, int(container[1:]) + shift)}"
    return container


def _aligned(item: flow.Open) -> str:
    return f' class="align-{item.align}"' if item.align else ""


def footnote_opening(number: int, *, first: bool, referred: bool) -> str:
    """The start of a footnote: its number, and the way back to where it is referred to."""
    if not number:
        return '<aside class="footnote">'
    identity = f' id="fn-{number}"' if first else ""
    label = (
        f'<a href="#fnref-{number}" aria-label="{number}: back to the text">{number}</a>' if referred else str(number)
    )
    return f'<aside class="footnote"{identity}><span class="footnote-number">{label}</span> '


def footnote_mark(number: int, *, first: bool, linked: bool) -> str:
    """The number in the text; `first` has the id that the footnote leads back to."""
    if not linked:
        return f'<sup class="footnote-ref">{number}</sup>'
    identity = f' id="fnref-{number}"' if first else ""
    return (
        f'<sup class="footnote-ref"><a href="#fn-{number}"{identity} aria-label="Footnote {number}">{number}</a></sup>'
    )


def literal(item: flow.Literally) -> str:
    """A code block, or raw HTML as the text it is."""
    if item.kind == "html":
        return f'<pre class="raw-html"><code>{escape(item.text)}</code></pre>\n'
    language = f' class="language-{escape(item.language)}"' if item.language else ""
    return f"<pre><code{language}>{escape(item.text)}</code></pre>\n"


def raw_html(piece: flow.RawHtml) -> str:
    return f'<code class="raw-html">{escape(piece.text)}</code>'


def link_opening(href: str, title: str = "", *, css: str = "") -> str:
    """A link's start tag; one that leaves the site tells the other side nothing."""
    attributes = f' class="{css}"' if css else ""
    attributes += f' href="{escape(href)}"'
    if title:
        attributes += f' title="{escape(title)}"'
    if not is_relative(href):
        attributes += ' rel="noopener noreferrer"'
    return f"<a{attributes}>"


def image(piece: flow.Image, *, linked: bool) -> str:
    """An image as a link to it, or as words where it stands in a link or may not be followed."""
    words = f"Image: {escape(piece.description)}" if piece.description.strip() else "Image"
    if piece.href and linked:
        return f"{link_opening(piece.href, css='image')}{words}</a>"
    return f'<span class="image">{words}</span>'


def plain(text: str) -> str:
    """Escaped text; its newlines are hard line breaks."""
    return escape(text, quote=False).replace("\n", "<br>\n")
