"""Who and what a text names: names found, grouped, typed, with roles, and the words that stand for them.

`layer` has the order of the steps; each step is a module of its own.
"""

from briefgen.language.names.layer import find_names
from briefgen.language.names.named import Named, NamedKind, NamedMention, NamedRole

__all__ = ["Named", "NamedKind", "NamedMention", "NamedRole", "find_names"]
