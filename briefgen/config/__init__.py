"""A desk's settings, from mkdocs.yml and the command line: checked, all errors at once, each with its place.

`settings` has what stands under the plugin, `branding` what stands under the theme; `options` makes the problems of
both.
"""

from briefgen.config.branding import THEME_OPTIONS, Branding, read_branding
from briefgen.config.settings import ARTICLES, OPTIONS, REGISTER, TOPICS, Overrides, Settings, read_settings

__all__ = [
    "ARTICLES",
    "OPTIONS",
    "REGISTER",
    "THEME_OPTIONS",
    "TOPICS",
    "Branding",
    "Overrides",
    "Settings",
    "read_branding",
    "read_settings",
]
