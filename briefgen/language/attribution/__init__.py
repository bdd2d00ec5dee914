"""Who is said to have said, thought or wanted what: quotation marks, cues, frames, and what they come to.

`quotations` pairs the marks, `cues` is the lexicon, the frames propose candidates, `resolver` decides among
them. `blocks`, `phrases` and `speakers` are the small grammar that all frames share; `relation` is what comes out.
"""

from briefgen.language.attribution.quotations import Quotation, find_quotations
from briefgen.language.attribution.relation import Attribution
from briefgen.language.attribution.resolver import find_attributions

__all__ = ["Attribution", "Quotation", "find_attributions", "find_quotations"]
