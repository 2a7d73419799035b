"""What a process holds, and whether it grows."""

from __future__ import annotations

import ctypes
import functools
import gc
import itertools
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

import psutil

LEAK = 1024
"""Bytes an order that no soak may miss."""

MOST = {"heap": 0.6 * LEAK, "resident": 2.0 * LEAK, "files": 0.002, "threads": 0.002}
"""What may be added with each order, over thousands of them. The heap is what is in use, to the
byte; resident memory also has what the C library keeps for later, so it is judged only then. Both
are without the painted drinks that are kept: over thousands of orders those fill to a limit of
their own."""

MOST_OF_FEW = {"heap": 20.0 * LEAK, "files": 0.05, "threads": 0.05}
"""The same over some dozens, where what comes and goes (a megabyte of pictures) is seen more."""

_JUDGED_RESIDENT = 3000

_BYTES_PER_PIXEL = 4

_CACHE = type(functools.lru_cache(str))


@dataclass(frozen=True)
class Measure:
    """One look at the process after so many orders. Bytes, and counts."""

    orders: int
    heap: int
    resident: int
    files: int
    threads: int
    database: int

    @property
    def as_json(self) -> dict[str, int]:
        """Its values by name."""
        return asdict(self)


def measure(orders: int, database: Path) -> Measure:
    """Look at this process."""
    gc.collect()
    process = psutil.Process()
    return Measure(
        orders,
        heap=_heap() - _pictures(),
        resident=process.memory_info().rss - _pictures(),
        files=process.num_fds(),
        threads=process.num_threads(),
        database=sum(_size(Path(f"{database}{end}")) for end in ("", "-wal", "-shm")),
    )


def _size(file: Path) -> int:
    """In bytes; what SQLite has just taken away, or not made yet, has none."""
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def empty_caches() -> None:
    """Forget what may be made again, in every cache of ours that has an end.

    How full they are depends on how long the invitation has stood, and so on how busy the
    computer is. A cache without an end is left alone: that one would be a leak.
    """
    for cache in _caches():
        if cache.cache_parameters()["maxsize"] is not None:
            cache.cache_clear()


def _caches() -> Iterator[Any]:
    """Of modules and of classes. The collector knows all objects, but to ask it would hold a
    tuple that another thread is just filling, which then fails there.
    """
    ours = [module for name, module in list(sys.modules.items()) if name.startswith("kiosk.")]
    for module in ours:
        for thing in list(vars(module).values()):
            if isinstance(thing, _CACHE):
                yield thing
            elif isinstance(thing, type):
                yield from (each for each in vars(thing).values() if isinstance(each, _CACHE))


class _MallInfo(ctypes.Structure):
    """``struct mallinfo2`` of the GNU C library (2.33 and newer): malloc/malloc.h."""

    _names_ = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"
    _fields_ = tuple((name, ctypes.c_size_t) for name in _names_.split())


def _heap() -> int:
    """Bytes in use, all of Python's too where PYTHONMALLOC=malloc, without SQLite's page caches.

    0 with another C library.
    """
    try:
        look = ctypes.CDLL(None).mallinfo2
    except AttributeError:
        return 0
    look.restype = _MallInfo
    info = look()
    return int(info.uordblks + info.hblkhd) - _page_caches()


def _pictures() -> int:
    """What the painted drinks take: the invitation shows one after the other, up to a limit."""
    from kiosk.ui.drinks.prints import prints

    return _BYTES_PER_PIXEL * prints._gallery.pixels


def _page_caches() -> int:
    """What SQLite holds: it fills to 2 MB a connection (its default), and then stays."""
    found = re.search(r"/\S*libsqlite3\.so\S*", Path("/proc/self/maps").read_text())
    if found is None:
        return 0
    used = ctypes.CDLL(found.group()).sqlite3_memory_used
    used.restype = ctypes.c_int64
    return int(used())


def growth(measures: Sequence[Measure], name: str) -> float:
    """What is added with each order: the median of the slopes between any two measures.

    Of a single jump, up or down, it takes no notice.
    """
    slopes = [
        (getattr(later, name) - getattr(earlier, name)) / (later.orders - earlier.orders)
        for earlier, later in itertools.combinations(measures, 2)
        if later.orders > earlier.orders
    ]
    return median(slopes) if slopes else 0.0


def grows(measures: Sequence[Measure], most: Mapping[str, float] = MOST) -> list[str]:
    """What is not flat, in words; nothing if all is."""
    names = [name for name in most if name != "resident" or _is_long(measures)]
    return [
        f"{name} grows by {growth(measures, name):.3f} with each order (at most {most[name]:g})"
        for name in names
        if growth(measures, name) > most[name]
    ]


def _is_long(measures: Sequence[Measure]) -> bool:
    return measures[-1].orders - measures[0].orders >= _JUDGED_RESIDENT
