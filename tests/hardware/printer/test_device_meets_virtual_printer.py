"""Our device and our virtual printer, each written from the manuals, understand each other."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from hardware.printer.device import (
    BellForm,
    Confirm,
    Fault,
    Printed,
    PrinterDevice,
    Proof,
    Ring,
    StatusMode,
    Timing,
)
from hardware.printer.encoder import Encoder
from hardware.printer.profile import load_profile
from hardware.printer.virtual import Answers, HeardBell, VirtualPrinter
from hardware.ptyport import PtyPort
from hardware.transport import SerialSettings, open_serial
from tests.hardware.printer.sample_ticket import SAMPLE_TICKET

PROFILE = load_profile("generic-80")
ENCODER = Encoder(PROFILE)
TICKET = ENCODER.encode(SAMPLE_TICKET)
WAIT_S = 30.0


class Refiller:
    """An observer that puts a new roll in when the printer waits for paper."""

    def __init__(self, printer: VirtualPrinter) -> None:
        self.waited_for: list[frozenset[Fault]] = []
        self._printer = printer

    def before_first_write(self) -> None:
        """Nothing to note."""

    def waiting(self, what: frozenset[Fault]) -> None:
        self.waited_for.append(what)
        if what:
            self._printer.put_paper_in()


@contextmanager
def met(answers: Answers) -> Iterator[tuple[PrinterDevice, VirtualPrinter]]:
    names = (f"id{number:02}" for number in itertools.count())
    with PtyPort() as port, VirtualPrinter(port, profile=PROFILE, answers=answers) as printer:
        settings = SerialSettings(port.path, 38400)
        device = PrinterDevice(
            lambda: open_serial(settings, read_timeout_s=0.2, write_timeout_s=1.0),
            initialise=ENCODER.initialise(),
            confirm=Confirm.AUTO,
            status=StatusMode.DLE_EOT,
            bell=BellForm.ESC_B,
            timing=Timing(probe_s=0.5, poll_s=0.05, answer_s=2.0),
            new_identifier=lambda: next(names),
        )
        try:
            yield device, printer
        finally:
            device.disconnect()


@pytest.mark.parametrize(
    ("answers", "proof"),
    [(Answers(), Proof.CONFIRMED), (Answers(confirm=False), Proof.FENCED)],
)
def test_a_ticket_is_printed_and_proved(answers: Answers, proof: Proof):
    with met(answers) as (device, printer):
        device.connect(after_fragment=False)
        result = device.print(TICKET, identifier="AbC1", observer=Refiller(printer))
        assert result == Printed(proof)
        [page] = printer.pages
        assert page.lines[1] == "42"


def test_paper_that_ends_in_mid_job_is_waited_for():
    with met(Answers()) as (device, printer):
        device.connect(after_fragment=False)
        refiller = Refiller(printer)
        empties = _EmptiesAtFirstByte(printer, refiller)
        assert device.print(TICKET, identifier="AbC1", observer=empties) == Printed(Proof.CONFIRMED)
        assert refiller.waited_for == [frozenset({Fault.PAPER_OUT}), frozenset()]
        assert len(printer.pages) == 1


def test_the_printer_rings_as_it_is_told():
    with met(Answers()) as (device, printer):
        device.connect(after_fragment=True)
        device.ring(Ring.REFUSED)
        assert printer.wait_until(lambda p: len(p.rings) > 0, timeout_s=WAIT_S)
        assert printer.rings == (HeardBell(BellForm.ESC_B, times=3),)


class _EmptiesAtFirstByte:
    """The roll ends just as the job begins."""

    def __init__(self, printer: VirtualPrinter, refiller: Refiller) -> None:
        self._printer = printer
        self._refiller = refiller

    def before_first_write(self) -> None:
        self._printer.take_paper_out()

    def waiting(self, what: frozenset[Fault]) -> None:
        self._refiller.waiting(what)
