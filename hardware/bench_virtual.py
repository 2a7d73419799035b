"""The bench tool's commands that are a device: on a pseudo terminal, until SIGTERM or Ctrl-C."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from hardware.errors import HardwareError
from hardware.pager.tap import Parity
from hardware.pager.virtual import Fault, VirtualPagerBase
from hardware.ptyport import PtyPort
from hardware.scanner.framing import Suffix
from hardware.scanner.virtual import VirtualScanner


def be_a_printer(
    link: Path,
    *,
    columns_mm: int,
    baud: int | None,
    out: Path | None,
    pictures: bool,
    lacking: frozenset[str],
) -> int:
    """Be a printer; its paper goes to the terminal, and to `out` as bytes and pictures."""
    from hardware.printer.simulate import run_virtual_printer  # noqa: PLC0415 - Pillow
    from hardware.printer.virtual import Answers  # noqa: PLC0415

    stop = threading.Event()
    for ending in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ending, lambda _number, _frame: stop.set())
    run_virtual_printer(
        link,
        columns_mm=columns_mm,
        baud=baud,
        out=out,
        pictures=pictures,
        answers=Answers(
            status="status" not in lacking,
            asb="asb" not in lacking,
            confirm="confirm" not in lacking,
            fence="fence" not in lacking,
        ),
        commands=sys.stdin,
        output=sys.stdout,
        stop=stop,
    )
    return 0


def be_a_pager_base(
    link: Path,
    *,
    baud: int | None,
    parity: Parity,
    known: frozenset[str] | None,
    out: Path | None,
) -> int:
    """Be a pager base; what is said goes to the terminal and to `out`.

    Each line of standard input is a fault for the next call: `nak-once`, `refuse:511`, ...
    """
    with (
        suppress(KeyboardInterrupt),
        PtyPort(link, baud=baud) as line,
        VirtualPagerBase(line, parity=parity, known=known, on_line=_say, record=out) as base,
    ):
        _say(f"a virtual pager base is at {line.path}")
        for word in _endless_lines():
            try:
                base.next_fault(Fault.parse(word))
            except ValueError as error:
                _complain(str(error))
    return 0


def be_a_scanner(link: Path, *, baud: int | None, suffix: Suffix) -> int:
    """Be a scanner; each line of standard input is a code that it reads.

    `raw 5431FF` sends those bytes as they are, without a suffix: half a code, noise.
    """
    with suppress(KeyboardInterrupt), PtyPort(link, baud=baud) as line:
        scanner = VirtualScanner(line, suffix=suffix)
        _say(f"a virtual scanner is at {line.path}")
        for code in _endless_lines():
            try:
                _read_code(scanner, code)
            except (HardwareError, ValueError) as error:
                _complain(str(error))
    return 0


def _read_code(scanner: VirtualScanner, code: str) -> None:
    raw, _, digits = code.partition(" ")
    if raw == "raw":
        scanner.scan_raw(bytes.fromhex(digits))
    else:
        scanner.scan(code)


def _endless_lines() -> Iterator[str]:
    """Give the lines of standard input; when it ends, wait for the KeyboardInterrupt."""
    for line in () if _reading_would_suspend() else sys.stdin:
        if line.strip():
            yield line.strip()
    threading.Event().wait()


def _reading_would_suspend() -> bool:
    """Started with `&` from a terminal: the terminal stops whoever reads it in the background."""
    keyboard = sys.stdin.fileno()
    return os.isatty(keyboard) and os.tcgetpgrp(keyboard) != os.getpgrp()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _complain(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
