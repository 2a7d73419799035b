"""From the moment *Order* was held long enough to the ticket's last byte on the wire."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hardware.printer.virtual import VirtualPrinter
from tests.bench import configs, processes, wire
from tests.bench.figures import Sample, table
from tests.bench.library import print_with_library

ORDERS = 50
QUIET_S = 0.4  # between two orders, so that the receipt of the one before is out
PAPERS_WITHIN_S = 20.0
GOOD_MEDIAN_MS, GOOD_P99_MS = 20.0, 100.0  # more than the line's own time


@dataclass(frozen=True)
class Printed:
    """One ticket; milliseconds from the touch, or from the call."""

    size: int
    number_ms: float
    first_ms: float
    last_ms: float

    @property
    def over_ms(self) -> float:
        """What came on top of the line's own time."""
        return self.last_ms - wire.line_ms(self.size)


def report(folder: Path, display: str | None, *, orders: int = ORDERS) -> str:
    """The whole chapter."""
    with wire.printer() as (bar, line, paper), wire.printer() as (receipt, _, receipts):
        config = configs.on_ports(folder / "ports", bar=bar.path, receipt=receipt.path)
        with processes.running(processes.glass(config, str(orders + 1)), display, tells=True) as (
            process,
            _,
        ):
            tickets = [
                _one(process, line, (paper, receipts), nth=nth) for nth in range(1, orders + 2)
            ]
            after = processes.memory_mb(process.pid)
    return "\n\n".join((_own(tickets[1:], after), _library(tickets[1:], orders)))


def _one(
    process: subprocess.Popen[str],
    line: wire.StoppedLine,
    printers: Sequence[VirtualPrinter],
    *,
    nth: int,
) -> Printed:
    processes.next_mark(process, "ready")
    time.sleep(QUIET_S)
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()
    touched = processes.next_mark(process, "touch")["at"]
    number = processes.next_mark(process, "number")["at"]
    for each in printers:
        if not each.wait_until(lambda it: len(it.pages) >= nth, timeout_s=PAPERS_WITHIN_S):
            raise TimeoutError(f"order {nth}: a paper did not come")
    time.sleep(0.05)  # the confirmation's question is behind the cut
    came = line.delivery(touched)
    return _printed(came, touched, number)


def _printed(came: wire.Delivery, since: float, number: float) -> Printed:
    moments = (number, came.first_at, came.last_at)
    return Printed(came.size, *((moment - since) * 1000 for moment in moments))


def _own(tickets: Sequence[Printed], memory: float) -> str:
    over = Sample.of(each.over_ms for each in tickets)
    size = Sample.of(each.size for each in tickets).median
    is_good = over.median <= GOOD_MEDIAN_MS and over.p99 <= GOOD_P99_MS
    return table(
        f"Order to last byte, {wire.BAUD} baud, a ticket of {size:.0f} bytes, ms from the touch",
        [
            ("number on the glass", Sample.of(each.number_ms for each in tickets)),
            ("first byte", Sample.of(each.first_ms for each in tickets)),
            ("last byte", Sample.of(each.last_ms for each in tickets)),
            ("the line's own time", f"{wire.line_ms(round(size)):7.1f}"),
            ("more than the line's", over),
            ("good: median 20, p99 100", "yes" if is_good else "NO"),
            (f"memory (PSS) after {len(tickets) + 1} orders, MB", f"{memory:7.1f}"),
        ],
    )


def _library(tickets: Sequence[Printed], count: int) -> str:
    with wire.printer() as (port, line, paper):
        theirs = []
        for nth in range(1, count + 2):
            began = time.monotonic()
            print_with_library(port.path)
            if not paper.wait_until(lambda it, nth=nth: len(it.pages) >= nth, timeout_s=10):
                raise TimeoutError("python-escpos: the paper did not come")
            theirs.append(_printed(line.delivery(began), began, began))
    del theirs[0]
    ours, others = (Sample.of(each.last_ms for each in papers) for papers in (tickets, theirs))
    size = Sample.of(each.size for each in theirs).median
    return table(
        f"The same ticket by python-escpos' serial printer: open, print, close; {size:.0f} bytes",
        [
            ("last byte, ms from the call", others),
            ("more than the line's", Sample.of(each.over_ms for each in theirs)),
            ("our touch to last byte, as a part of it", f"{ours.median / others.median:.2f}"),
        ],
    )
