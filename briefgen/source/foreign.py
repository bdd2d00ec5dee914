"""Front matter as other programs have it: what their keys are called here, and a draft of theirs held back."""

from __future__ import annotations

from briefgen.problems import Problem
from briefgen.source.fields import Fields
from briefgen.source.front_matter import Scalar

_ELSEWHERE = "there is no such key here"
# What other programs' front matter calls what is read here under another name.
HINTS = {
    **dict.fromkeys(("description", "excerpt", "deck", "abstract", "lead"), (_ELSEWHERE, "did you mean 'summary'?")),
    **dict.fromkeys(("categories", "category", "series"), (_ELSEWHERE, "did you mean 'topics' or 'tags'?")),
    "keywords": (_ELSEWHERE, "did you mean 'tags'?"),
    "byline": (_ELSEWHERE, "did you mean 'author'?"),
    **dict.fromkeys(("location", "locations"), (_ELSEWHERE, "did you mean 'places'?")),
    **dict.fromkeys(
        ("url", "link", "canonical", "canonical_url", "source_url"), (_ELSEWHERE, "did you mean 'url' below 'source'?")
    ),
    **dict.fromkeys(("publisher", "outlet", "publication"), (_ELSEWHERE, "did you mean 'name' below 'source'?")),
    **dict.fromkeys(("lastmod", "modified", "last_modified_at"), (_ELSEWHERE, "did you mean 'updated'?")),
    "lang": (_ELSEWHERE, "did you mean 'language'?"),
    "permalink": (_ELSEWHERE, "did you mean 'slug'?"),
    "draft": (_ELSEWHERE, "write 'status: draft', or remove it"),
    "published": (_ELSEWHERE, "write 'status: draft' or 'status: published', or remove it"),
}
_HELD_BACK = {"draft": ("true", "yes", "on"), "published": ("false", "no", "off")}


def report_held_back(fields: Fields) -> None:
    """An error where another program's key says that this is not to be published, and no `status` says otherwise."""
    if fields.node("status") is not None:
        return
    for key, value in fields.mapping.entries:
        held = isinstance(value, Scalar) and value.text.strip().lower() in _HELD_BACK.get(key.text.lower(), ())
        if held and isinstance(value, Scalar):
            fields.problems.append(
                Problem(
                    path=fields.shown, line=value.line, column=value.column, code="held-back",
                    found=f"'{key.text}: {value.text}' holds the article back for other programs",
                    expected="a draft is not published by a slip of the pen; here 'status' says what it is",
                    cure="write 'status: draft', or 'status: published' if it may be published",
                )
            )  # fmt: skip
