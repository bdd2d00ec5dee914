"""Events: what is coming up, and what has dates behind it.

`extractor` has the order of the steps: candidates, their status, date, place and people, then titles and merging.
"""

from briefgen.extract.events.extractor import EventExtractor

__all__ = ["EventExtractor"]
