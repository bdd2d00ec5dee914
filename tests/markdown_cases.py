"""Markdown for the source and publish tests: the CommonMark specification's examples, and generated text."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import strategies as st

SPECIFICATION = json.loads((Path(__file__).parent / "fixtures" / "commonmark-0.31.2.json").read_text(encoding="utf-8"))

_WORDS = [
    "Lina", "said", "talks", "in", "Montreux", "“no”", "'yes'", "naïve", "café", "e\u0301te\u0301", "نص", "𝒳", "a_b_c",
    "2*3*4", "5 < 6", "R&D", "x|y", "\\|", "\\*", "\\\\", "\\q", "&amp;", "&nbsp;", "&#65;", "&NotEqualTilde;", "&bad;",
    "*", "**", "_", "__", "***", "`", "``", "~~", "[", "]", "(", ")", "!", "<", ">", "![", "](", "[^1]", "[^n]", "#",
    "*em*", "**strong**", "*a **b** c*", "`code`", "`` a`b ``", "` x `", "[link](/url)", "[*l*](<u v> \"t\")", "[ref]",
    "[Ref][]", "[t][ref]", "[js](javascript:alert(1))", "![alt *x*](i.png \"t\")", "[![a](b)](c)", "<http://ex.org/ä%20>",
    "<a@b.org>", "<b>", "</b>", "<br>", "<!-- c -->", "<?x?>", "  ", "\t", "\u00a0", "\u2028", "\x0c", "\0", "\ufeff",
]  # fmt: skip
_STARTS = [
    "", "", "", "", " ", "   ", "    ", "\t", " \t", "> ", ">", ">\t", "> > ", "- ", "-\t", "  - ", "* ", "1. ", "12) ",
    "# ", "## ", "#\t", "###### ", "===", "---", "***", "```", "~~~ py", "| ", "|--|--|", "-|-", ":-: | --:", "[^1]: ",
    "[^n]:", "[ref]: /url 't'", "[js]: javascript:x", "<div>", "</div>", "<!--", "    - ", "> - ", "- > ", "- [ ] ",
]  # fmt: skip
_ENDS = ["", "", "", " ", "  ", "\\", " #", " ##  ", "|", "\t"]

lines = st.builds(
    lambda start, words, end: start + " ".join(words) + end,
    st.lists(st.sampled_from(_STARTS), min_size=1, max_size=3).map("".join),
    st.lists(st.sampled_from(_WORDS), max_size=6),
    st.sampled_from(_ENDS),
)
glued = st.lists(st.sampled_from(_WORDS + _STARTS + ["\n", "\n\n"]), max_size=25).map("".join)
any_text = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200)
markup_text = st.text(alphabet="ab *_`[]()!<>\\&#;|-=~:^1.\n\t\"'", max_size=80)
markdown = st.one_of(st.lists(lines, max_size=14).map("\n".join), glued, markup_text, any_text)
