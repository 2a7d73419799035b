"""The one place that loads python-escpos, and cleans up after it.

Loading takes a tenth of a second with a cache folder, three tenths without (measured), so it
happens when the first printer is set up and never at start-up. Version 3.1 has three habits a
kiosk cannot have: it leaves a new temporary folder behind at every start, it writes its cache
in place (a power cut there would break every later start), and it configures logging.
"""

import contextlib
import logging
import os
import pickle
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

_CACHE_VARIABLE = "ESCPOS_CAPABILITIES_PICKLE_DIR"
_BROKEN_CACHE = (pickle.UnpicklingError, EOFError, ValueError, LookupError, AttributeError)
_loading = threading.Lock()


def load_escpos(cache: Path | None) -> ModuleType:
    """The `escpos` package, ready to use. Any thread may ask; the second waits for the first.

    `cache` is a folder that survives restarts, for the library's own table of printers; it is
    made if it is missing. None keeps no cache. Nothing else is left on the disk.
    """
    with _loading:
        if "escpos.printer" not in sys.modules:
            _load(cache)
    return sys.modules["escpos"]


def _load(cache: Path | None) -> None:
    try:
        _load_with(cache)
    except _BROKEN_CACHE:
        if cache is None:
            raise
        for pickled in cache.glob("*.pickle"):
            pickled.unlink()
        _load_with(cache)


def _load_with(cache: Path | None) -> None:
    with tempfile.TemporaryDirectory(prefix="escpos-") as name:
        scratch = Path(name)
        _copy_pickles(cache, scratch)
        with _scratch_folders(scratch), _cache_folder(scratch), _logging_untouched():
            import escpos.capabilities  # noqa: PLC0415
            import escpos.printer  # noqa: F401, PLC0415
        if cache is not None:
            _keep_pickles(scratch, cache)


def _copy_pickles(source: Path | None, target: Path) -> None:
    if source is None or not source.is_dir():
        return
    for pickled in source.glob("*.pickle"):
        shutil.copy2(pickled, target)  # with its date: the library compares it with its table's


def _keep_pickles(source: Path, target: Path) -> None:
    """Put new pickles into the cache, each whole or not at all. A full disk is no error."""
    with contextlib.suppress(OSError):
        target.mkdir(parents=True, exist_ok=True)
        for pickled in source.glob("*.pickle"):
            kept = target / pickled.name
            if kept.exists() and kept.stat().st_mtime >= pickled.stat().st_mtime:
                continue
            fresh = target / f".{pickled.name}.{os.getpid()}"
            with fresh.open("wb") as file:
                file.write(pickled.read_bytes())
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(kept)


@contextlib.contextmanager
def _cache_folder(folder: Path) -> Iterator[None]:
    before = os.environ.get(_CACHE_VARIABLE)
    os.environ[_CACHE_VARIABLE] = str(folder)
    try:
        yield
    finally:
        del os.environ[_CACHE_VARIABLE]
        if before is not None:
            os.environ[_CACHE_VARIABLE] = before


@contextlib.contextmanager
def _scratch_folders(scratch: Path) -> Iterator[None]:
    """Let temporary folders asked for by this thread, and by no other, be made in `scratch`."""
    original = tempfile.mkdtemp
    loader = threading.get_ident()

    def mkdtemp(
        suffix: str | None = None,
        prefix: str | None = None,
        dir: str | None = None,  # noqa: A002
    ) -> str:
        mine = threading.get_ident() == loader and dir is None
        return original(suffix, prefix, str(scratch) if mine else dir)

    tempfile.mkdtemp = mkdtemp  # type: ignore[assignment]
    try:
        yield
    finally:
        tempfile.mkdtemp = original


@contextlib.contextmanager
def _logging_untouched() -> Iterator[None]:
    root = logging.getLogger()
    before = list(root.handlers)
    try:
        yield
    finally:
        for handler in [handler for handler in root.handlers if handler not in before]:
            root.removeHandler(handler)
