"""Everything that can be slow at a window, at once: its devices, its disk, its database."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from hardware.pager.virtual import VirtualPagerBase
from hardware.printer.virtual import VirtualPrinter

WORDS = (
    "receipt printer takes nothing, pager base silent, bar printer hangs\n  2 s of every 4, "
    "database locked by another process 1.9 s of every 2, a third writes 1 MB\n  and fsyncs it "
    "on and on"
)
_BAR_HANGS_S = 2.0

# The disk's own queue is what a commit waits in: nothing is simulated here.
_SLOW_DISK = """
import os, sys
data = os.urandom(1 << 20)
with open(sys.argv[1], "wb", buffering=0) as file:
    while True:
        file.seek(0)
        file.write(data)
        os.fsync(file.fileno())
"""

_LOCK = """
import sqlite3, sys, time
database = sqlite3.connect(sys.argv[1], timeout=30, isolation_level=None)
while True:
    try:
        database.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        continue
    time.sleep(1.9)
    database.execute("ROLLBACK")
    time.sleep(0.1)
"""


@contextmanager
def everything_slow(
    database: Path, bar: VirtualPrinter, receipt: VirtualPrinter, pagers: VirtualPagerBase
) -> Iterator[None]:
    """All of it from entering to leaving; then everything works again."""
    ended = threading.Event()
    hanging = threading.Thread(target=_hang, args=(bar, ended))
    with ExitStack() as stack:
        stack.enter_context(_program(_SLOW_DISK, database.with_name("hammer")))
        stack.enter_context(_program(_LOCK, database))
        receipt.stall()
        stack.callback(receipt.resume)
        pagers.switch_off()
        stack.callback(pagers.switch_on)
        hanging.start()
        stack.callback(hanging.join)
        stack.callback(ended.set)
        yield


def _hang(bar: VirtualPrinter, ended: threading.Event) -> None:
    while not ended.is_set():
        bar.stall()
        ended.wait(_BAR_HANGS_S)
        bar.resume()
        ended.wait(_BAR_HANGS_S)


@contextmanager
def _program(text: str, path: Path) -> Iterator[None]:
    process = subprocess.Popen([sys.executable, "-c", text, str(path)])
    try:
        yield
    finally:
        process.kill()
        process.wait()
