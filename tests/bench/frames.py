"""Does the screen wait? Gaps between frames while everything is slow, and while nothing is."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from queue import SimpleQueue
from statistics import median

from hardware.pager.virtual import VirtualPagerBase
from hardware.ptyport import PtyPort
from tests.bench import configs, faults, processes, wire
from tests.bench.figures import Sample, table
from tests.bench.hand import Hand

PAIRS = 5
SHORT_S, FULL_S = 6.0, 60.0
BREATH_S = 3.0  # between two turns: what was held up comes out
GOOD = 1.25


@dataclass(frozen=True)
class Pair:
    """Gaps in milliseconds, without faults and with them."""

    without: Sample
    faulty: Sample

    @property
    def ratio(self) -> float:
        """How much longer the 99th of a hundred gaps is with faults."""
        return self.faulty.p99 / self.without.p99


class Screen:
    """The moving kiosk: touches it where it says, and keeps what it says of its frames."""

    def __init__(self, process: subprocess.Popen[str], display: str) -> None:
        self._process = process
        self._frames: SimpleQueue[list[float]] = SimpleQueue()
        self._hand = Hand(display)
        self.touches = 0
        self._thread = threading.Thread(target=self._follow)
        self._thread.start()

    def gaps(self, seconds: float) -> Sample:
        """Between the frames of so many seconds from now on, in milliseconds."""
        self._take()
        time.sleep(seconds)
        times = self._take()
        return Sample.of(1000 * (later - earlier) for earlier, later in pairwise(times))

    def close(self) -> None:
        """After the process has ended."""
        self._thread.join()
        self._hand.close()

    def _take(self) -> list[float]:
        assert self._process.stdin is not None
        self._process.stdin.write("frames\n")
        self._process.stdin.flush()
        return self._frames.get(timeout=30)

    def _follow(self) -> None:
        while True:
            try:
                told = processes.next_mark(self._process, "aim", "frames")
            except (RuntimeError, ValueError):
                return
            if told["mark"] == "frames":
                self._frames.put(told["times"])
                continue
            self._hand.press(told["x"], told["y"])
            time.sleep(told["held_s"])
            self._hand.lift()
            self.touches += 1


def report(folder: Path, display: str | None, *, full: bool) -> str:
    """The whole chapter."""
    title = "The screen never waits: gaps between frames, ms"
    if display is None:
        return table(title, [("not measured", "Xvfb is not installed")])
    seconds = FULL_S if full else SHORT_S
    with ExitStack() as stack:
        (bar, _, bar_paper) = stack.enter_context(wire.printer())
        (receipt, _, receipt_paper) = stack.enter_context(wire.printer())
        base = stack.enter_context(PtyPort())
        pagers = stack.enter_context(VirtualPagerBase(base))
        config = configs.on_ports(
            folder / "frames", bar=bar.path, receipt=receipt.path, pager=base.path
        )
        with _screen(stack, config, display) as screen:
            pairs = []
            for _ in range(PAIRS):
                time.sleep(BREATH_S)
                without = screen.gaps(seconds)
                database = config.parent / "var" / "kiosk.db"
                with faults.everything_slow(database, bar_paper, receipt_paper, pagers):
                    pairs.append(Pair(without, screen.gaps(seconds)))
            return _told(title, pairs, seconds, screen.touches, len(bar_paper.pages))


@contextmanager
def _screen(stack: ExitStack, config: Path, display: str) -> Iterator[Screen]:
    with processes.running(processes.moving(config), display, tells=True) as (process, _):
        processes.next_mark(process, "open")
        screen = Screen(process, display)
        stack.callback(screen.close)
        yield screen
        process.terminate()


def _told(title: str, pairs: list[Pair], seconds: float, touches: int, tickets: int) -> str:
    ratios = [pair.ratio for pair in pairs]
    longest = [max(pair.faulty.values) / max(pair.without.values) for pair in pairs]
    rows: list[tuple[str, object]] = [
        (f"pair {nth}, {name}", sample)
        for nth, pair in enumerate(pairs, start=1)
        for name, sample in (("without", pair.without), ("with faults", pair.faulty))
    ]
    rows.append(("p99 with : without, each pair", "  ".join(f"{each:.2f}" for each in ratios)))
    rows.append(("longest with : without", "  ".join(f"{each:.2f}" for each in longest)))
    is_good = "yes" if median(ratios) <= GOOD else "NO"
    rows.append((f"good: median of the p99 ratios {GOOD}", f"{median(ratios):.2f} {is_good}"))
    rows.append(("touches, tickets meanwhile", f"{touches}, {tickets}"))
    return table(title, rows) + (
        f"\n  {len(pairs)} pairs of {seconds:.0f} s, one after the other; every turn draws the"
        f" whole picture, a hand touches\n  on from drink to number; moments are those after the"
        f" swap. Faults: {faults.WORDS}"
    )
