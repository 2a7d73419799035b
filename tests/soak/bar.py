"""The other side of the wall: printers, pagers, and a bartender who scans whatever comes out."""

from __future__ import annotations

import heapq
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from hardware.pager.virtual import VirtualPagerBase
from hardware.printer.paper import Page
from hardware.printer.profile import load_profile
from hardware.printer.virtual import VirtualPrinter
from hardware.ptyport import PtyPort
from hardware.scanner.virtual import VirtualScanner
from kiosk.devices.looks import codes_on
from kiosk.domain.scan import READY_TO_COLLECTED_S

_MENU = Path(__file__).parents[2] / "assets" / "menus" / "menu.toml"
_MOVES_S = 0.02  # between two scans: a scanner, too, needs a moment
_COMES_S = 4.0  # after the eight seconds: the first scan may have been noticed late
_PAGERS = {str(number): f"04{number:02}" for number in range(1, 21)}


@dataclass(order=True)
class _Scan:
    at: float
    code: str = field(compare=False)


class Bartender:
    """Scans each ticket when it comes out, and again when its guest has come."""

    def __init__(self, scanner: VirtualScanner) -> None:
        self._scanner = scanner
        self._to_do: list[_Scan] = []
        self._changed = threading.Condition()
        self._ending = False
        self._thread = threading.Thread(target=self._work, name="bartender")

    def take(self, page: Page) -> None:
        """A ticket came out. On the printer's thread."""
        now = time.monotonic()
        with self._changed:
            for code in codes_on(page):
                heapq.heappush(self._to_do, _Scan(now, code))
                heapq.heappush(self._to_do, _Scan(now + READY_TO_COLLECTED_S + _COMES_S, code))
            self._changed.notify()

    def __enter__(self) -> Bartender:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._ending = True
            self._changed.notify()
        self._thread.join()

    def _work(self) -> None:
        while (code := self._next()) is not None:
            self._scanner.scan(code)
            time.sleep(_MOVES_S)

    def _next(self) -> str | None:
        with self._changed:
            while not self._ending:
                left = self._to_do[0].at - time.monotonic() if self._to_do else None
                if left is not None and left <= 0:
                    return heapq.heappop(self._to_do).code
                self._changed.wait(left)
        return None


@contextmanager
def bar(folder: Path) -> Iterator[Path]:
    """Everything behind the wall, at work; yields the window's configuration file."""
    with ExitStack() as stack:
        ports = {
            name: stack.enter_context(PtyPort(folder / name))
            for name in ("bar", "receipt", "pager", "scanner")
        }
        profile = load_profile("generic-80", cache=None)
        bartender = stack.enter_context(Bartender(VirtualScanner(ports["scanner"])))
        stack.enter_context(VirtualPrinter(ports["bar"], profile=profile, on_page=bartender.take))
        stack.enter_context(VirtualPrinter(ports["receipt"], profile=profile))
        stack.enter_context(VirtualPagerBase(ports["pager"], known=frozenset(_PAGERS.values())))
        yield _configuration(folder)


def _configuration(folder: Path) -> Path:
    pagers = ", ".join(f'{number} = "{address}"' for number, address in _PAGERS.items())
    path = folder / "kiosk.toml"
    path.write_text(
        f"""
[window]
id = "43"
name = "Finestra 43"
[menu]
file = "{_MENU}"
[printers.bar]
driver = "escpos"
port = "bar"
[printers.receipt]
driver = "escpos"
port = "receipt"
[pager]
driver = "tap"
port = "pager"
pagers = {{ {pagers} }}
[scanner]
driver = "serial"
port = "scanner"
""",
        encoding="utf-8",
    )
    return path
