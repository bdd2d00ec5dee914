"""The Jinja environment and the step from a page to its bytes. Nothing here decides what a page shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import jinja2
import msgspec

from briefgen.publish.pages import Page, Raw, SiteOptions, site_seen_from


@runtime_checkable
class Planned(Protocol):
    """A view that is worked out where its page is rendered."""

    def develop(self) -> object: ...


@runtime_checkable
class Composed(Protocol):
    """A file that needs no template: it makes its bytes of its own values and the site's settings."""

    def compose(self, options: SiteOptions) -> bytes: ...


def loader(theme_dirs: Sequence[str]) -> jinja2.BaseLoader:
    """Where templates are found: under their name in the first folder that has one, and as `brief/NAME` behind it.

    So a desk's `pages/topic.html` can extend the theme's own, `brief/pages/topic.html`, and replace a block of it.
    """
    behind = [*theme_dirs[1:], *theme_dirs[:1]]
    prefixed = jinja2.PrefixLoader({"brief": jinja2.FileSystemLoader(behind)})
    return jinja2.ChoiceLoader([jinja2.FileSystemLoader(theme_dirs), prefixed])


class Renderer:
    """Renders pages with the templates of `theme_dirs`; a template in an earlier folder wins over the same name later.

    One is made in each process; it holds compiled templates and nothing of any page.
    """

    def __init__(self, theme_dirs: tuple[str, ...], options: SiteOptions) -> None:
        self._options = options
        self._environment = jinja2.Environment(
            loader=loader(theme_dirs),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )

    def render(self, page: Page) -> bytes:
        """A page's bytes. Raises jinja2.TemplateError where a theme's template is wrong or missing."""
        if isinstance(page.view, Composed):
            return page.view.compose(self._options)
        view = page.view.develop() if isinstance(page.view, Planned) else page.view
        if page.template is None:
            if not isinstance(view, Raw):
                raise TypeError(f"{page.address} has no template and no finished content")
            return msgspec.json.format(view.content, indent=2) + b"\n" if view.is_json else view.content
        site = site_seen_from(page.address, self._options)
        template = self._environment.get_template(page.template)
        return template.render(view=view, site=site, root=site.root, address=page.address).encode("utf-8")
