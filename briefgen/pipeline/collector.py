"""Python's collector of cycles, told to rest while a whole desk's values are made.

They hold no cycles, so it would walk hundreds of thousands of them again and again and find nothing: about a third of
the time of a plan.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting_collector() -> Iterator[None]:
    """While it lasts, cycles are not collected; what nobody holds is freed at once as ever."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
