"""A printer as the kiosk builds it, with a virtual one at the other end of a pseudo terminal."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from hardware.printer.device import Timing
from hardware.printer.virtual import Answers, VirtualPrinter
from hardware.ptyport import PtyPort
from kiosk.config.settings import PrinterSettings
from kiosk.devices.build import Built, PrinterStage, build_printer
from kiosk.devices.press import House
from kiosk.devices.printer import SerialPrinter
from kiosk.domain.papers import Paper
from kiosk.ports import PrintOutcome
from tests.devices.languages import words_of
from tests.devices.watchers import Watcher

VIRTUAL = PrinterSettings("virtual", profile="generic-58")
HOUSE = House("Finestra 43", ZoneInfo("Europe/Rome"), "it", words_of)
PATIENCE_S = 30.0
"""How long a test waits for what must happen: far longer than it takes on a busy machine."""

# Short where an answer is known not to come; else generous, so that a busy machine fails nothing.
TIMING = Timing(answer_s=20.0, quiet_s=0.02, probe_s=PATIENCE_S, proof_s=PATIENCE_S, poll_s=0.02)
HASTY = replace(TIMING, answer_s=0.5, probe_s=0.5, proof_s=0.5)


@dataclass(frozen=True)
class Bench:
    """Both sides of the cable."""

    printer: SerialPrinter
    far: VirtualPrinter
    cable: PtyPort
    watcher: Watcher

    def print(self, paper: Paper, *, close_fragment: bool = False) -> PrintOutcome:
        """One attempt, as the spooler makes it."""
        return self.printer.print(
            paper,
            identifier=f"a{next(_numbers):03}",
            close_fragment=close_fragment,
            watcher=self.watcher,
        )


_numbers = itertools.count()


@contextmanager
def bench(
    settings: PrinterSettings = VIRTUAL,
    *,
    answers: Answers | None = None,
    timing: Timing = TIMING,
    house: House = HOUSE,
) -> Iterator[Bench]:
    """A built printer, not yet connected; closed at the end."""
    built: Built[SerialPrinter, VirtualPrinter] = build_printer(
        "bar",
        settings,
        house=house,
        new_identifier=lambda: f"q{next(_numbers):03}",
        stage=PrinterStage(answers=answers or Answers()),
        timing=timing,
    )
    with built:
        assert built.far_end is not None
        assert built.cable is not None
        yield Bench(built.port, built.far_end, built.cable, Watcher())


@contextmanager
def when(event: threading.Event, deed: Callable[[], object]) -> Iterator[None]:
    """While the block runs, do something as soon as the event is set."""

    def wait() -> None:
        if event.wait(PATIENCE_S):
            deed()

    thread = threading.Thread(target=wait)
    thread.start()
    try:
        yield
    finally:
        event.set()
        thread.join(PATIENCE_S)


@contextmanager
def real_printer(settings: PrinterSettings) -> Iterator[SerialPrinter]:
    """A printer on a port of this computer."""
    with build_printer("bar", settings, house=HOUSE, new_identifier=lambda: "real") as built:
        yield built.port
