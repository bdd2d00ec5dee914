"""The desk's own colours as a stylesheet: no page carries a style, so what mkdocs.yml sets becomes a file."""

from __future__ import annotations

from briefgen.publish import addresses
from briefgen.publish.pages import Page, Raw, SiteOptions


def desk_style(options: SiteOptions) -> list[Page]:
    """The stylesheet with the desk's accents, read after tokens.css; none where the desk sets no accent."""
    rules = []
    if options.accent:
        rules.append(f":root {{ --accent: {options.accent}; }}\n")
    if options.accent_dark:
        dark = f":root {{ --accent: {options.accent_dark}; }}"
        rules.append(f"@media screen and (prefers-color-scheme: dark) {{ {dark} }}\n")
    elif options.accent:
        # A colour chosen for light paper is not shown on dark.
        dark = ":root { --accent: var(--rule-strong); }"
        rules.append(f"@media screen and (prefers-color-scheme: dark) {{ {dark} }}\n")
    return [Page(addresses.DESK_STYLE, None, Raw("".join(rules).encode("ascii")))] if rules else []
