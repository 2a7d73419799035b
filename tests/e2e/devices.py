"""The virtual devices as programs of their own, at the far end of pseudo terminals."""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from hardware.printer.document import CodeKind
from hardware.printer.interpreter import read_paper
from hardware.printer.paper import Edge, Page
from hardware.printer.profile import load_profile
from tests.e2e.waiting import PATIENCE_S, until

ROOT = Path(__file__).resolve().parents[2]
COPY, INTERRUPTED = "COPIA", "interrotto"


class Device:
    """One virtual device, running. What it says goes to ``<folder>/said.txt``."""

    def __init__(self, kind: str, link: Path, folder: Path, *options: str) -> None:
        self._link = link
        self._folder = folder
        self._stack = ExitStack()
        folder.mkdir(parents=True)
        said = self._stack.enter_context((folder / "said.txt").open("wb"))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "hardware", kind, "--link", str(link), *options],
            stdin=subprocess.PIPE,
            stdout=said,
            stderr=subprocess.STDOUT,
            cwd=ROOT,
            bufsize=0,
        )
        until(self._is_there, f"a {kind} at {link}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.pull_out()

    @property
    def said(self) -> str:
        """Everything it has said so far."""
        return (self._folder / "said.txt").read_text(encoding="utf-8")

    def tell(self, *lines: str) -> None:
        """Type lines into it."""
        assert self._process.stdin is not None
        self._process.stdin.write("".join(f"{line}\n" for line in lines).encode())

    def until_said(self, words: str) -> None:
        """Wait for it to say something."""
        until(lambda: words in self.said, words)

    def pull_out(self) -> None:
        """End it in the middle of whatever it does, as a cable is pulled out."""
        if self._process.poll() is None:
            # The name goes first: the number of a dead pseudo terminal may be given to others.
            self._link.unlink(missing_ok=True)
        self._process.kill()
        self._process.wait(PATIENCE_S)
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._stack.close()

    def _is_there(self) -> bool:
        assert self._process.poll() is None, f"it ended: {self.said}"
        return self._link.is_symlink()


class PrinterDevice(Device):
    """A virtual printer with a roll of its own."""

    def __init__(self, link: Path, folder: Path, *options: str) -> None:
        self._out = folder / "out"
        self._paper = self._out / "paper.bin"
        kept = ("--out", str(self._out), "--no-pictures")
        super().__init__("virtual-printer", link, folder, *kept, *options)

    @property
    def received(self) -> bytes:
        """Every byte that reached this printer."""
        return self._paper.read_bytes() if self._paper.exists() else b""

    @property
    def cut_off(self) -> int:
        """How many pieces of paper it has cut off: what it received may still wait inside."""
        return len(list(self._out.glob("page-*.txt")))

    @property
    def pages(self) -> tuple[Page, ...]:
        """What it has cut off so far."""
        return read_paper(self.received, profile=load_profile("generic-80")).pages

    @property
    def fragment(self) -> Page:
        """What it has printed and not cut off."""
        return read_paper(self.received, profile=load_profile("generic-80")).current

    @property
    def tickets(self) -> tuple[Page, ...]:
        """The bartender's tickets that are whole."""
        return tuple(page for page in self.pages if is_whole_ticket(page))


class PagerDevice(Device):
    """A virtual pager base that writes down every frame."""

    def __init__(self, link: Path, folder: Path, *options: str) -> None:
        self._dialogue = folder / "pager.txt"
        super().__init__("virtual-pager", link, folder, "--out", str(self._dialogue), *options)

    @property
    def dialogue(self) -> tuple[str, ...]:
        """What went over its line, a frame each."""
        return tuple(self._dialogue.read_text(encoding="utf-8").splitlines())


class ScannerDevice(Device):
    """A virtual scanner: reads what it is told."""

    def __init__(self, link: Path, folder: Path, *options: str) -> None:
        super().__init__("virtual-scanner", link, folder, *options)


def is_whole_ticket(page: Page) -> bool:
    """The number stands at both ends, there is a code to scan, and it was cut off."""
    has_code = any(code.kind is CodeKind.QR for code in page.codes)
    return has_code and page.edge is not Edge.IN_PRINTER and page.lines[-1].isdecimal()


def is_copy(page: Page) -> bool:
    """It says that it may be the second of its kind."""
    return any(COPY in line for line in page.lines)


def code_of(page: Page) -> str:
    """The code to scan."""
    (code,) = page.codes
    return code.data
