"""Gives memory back that is needed no more, which the C library otherwise keeps for next time.

Pictures are large and short-lived while they are painted. Without this they leave holes that
are never used again: 20 of 160 MB, measured with a menu of eight drinks. Only the GNU C library
is told; any other is left alone.
"""

from __future__ import annotations

import ctypes
import gc
from functools import cache
from typing import Any

_MMAP_THRESHOLD = -3  # malloc.h: M_MMAP_THRESHOLD
_LARGE = 128 * 1024  # bytes; it is also where the library begins, but there it grows with use


def keep_large_pieces_apart() -> None:
    """From now on what is large comes from the system, and goes back to it as soon as it is free.

    To be called before anything large is made. For any thread.
    """
    library = _library()
    if library is not None:
        library.mallopt(_MMAP_THRESHOLD, _LARGE)


def give_back() -> None:
    """What is free now goes back to the system: some milliseconds. For any thread."""
    library = _library()
    if library is not None:
        library.malloc_trim(0)


def sweep() -> None:
    """Have Python look now for what holds only itself, as shapes do that were painted once.

    A fiftieth of a second, so not at every turn. For any thread.
    """
    gc.collect()


def put_off_sweeping() -> None:
    """Python looks for what is no longer needed only from :func:`sweep_again` on.

    At a start there is nothing to find, and each look is at everything made so far: a tenth of
    the processor's time until the first picture. To be called when the start begins.
    """
    gc.disable()


def sweep_again() -> None:
    """Python looks again, but not at what the start has made: that stays. For any thread.

    It looks once before: a twentieth of a second. A second time it does nothing.
    """
    if gc.isenabled():
        return
    gc.collect()
    gc.freeze()
    gc.enable()


@cache
def _library() -> Any:
    """The C library this process runs on, if it knows these two calls."""
    library = ctypes.CDLL(None)
    return library if hasattr(library, "malloc_trim") and hasattr(library, "mallopt") else None
