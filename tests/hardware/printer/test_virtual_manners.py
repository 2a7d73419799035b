"""A virtual printer that misbehaves does so on the wire, where a real one would."""

import contextlib
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from hardware.errors import DeviceUnavailable
from hardware.printer.commands import REPORT_CHANGES, StatusQuestion, ask_confirmation, ask_status
from hardware.printer.profile import load_profile
from hardware.printer.virtual import Manner, Moment, VirtualPrinter
from hardware.ptyport import PtyPort
from hardware.transport import SerialSettings, Transport, open_serial

HOW_ARE_YOU = ask_status(StatusQuestion.PRINTER)
AND_PAPER = ask_status(StatusQuestion.PAPER)
CUT = b"\x1dV\x42\x00"
QR = bytes.fromhex("1d286b1300315030") + b"0123456789ABCDEF"
WAIT_S = 30.0


class Bench:
    def __init__(self, printer: VirtualPrinter, cable: PtyPort, near: Transport) -> None:
        self.printer, self.cable, self.near = printer, cable, near

    def asked(self, question: bytes, *, count: int) -> str:
        self.near.write(question)
        said = b""
        while len(said) < count and (more := self.near.read(count - len(said))):
            said += more
        return said.hex(" ")

    def until_lost(self) -> bytes:
        """What is still said before the cable is pulled."""
        said, deadline = b"", time.monotonic() + WAIT_S
        with contextlib.suppress(DeviceUnavailable):
            while time.monotonic() < deadline:
                said += self.near.read(16)
            pytest.fail("the cable is still in")
        return said


@pytest.fixture
def bench() -> Iterator[Bench]:
    with ExitStack() as stack:
        cable = stack.enter_context(PtyPort())
        printer = VirtualPrinter(cable, profile=load_profile("generic-80"))
        stack.enter_context(printer)
        near = open_serial(
            SerialSettings(cable.path, 38400), read_timeout_s=0.3, write_timeout_s=1.0
        )
        stack.callback(near.close)
        yield Bench(printer, cable, near)


def test_a_late_printer_answers_the_question_before(bench: Bench):
    bench.printer.take_paper_out()
    bench.printer.behave(Manner.LATE)
    assert bench.asked(HOW_ARE_YOU, count=1) == ""
    assert bench.asked(AND_PAPER, count=1) == "1a"
    bench.printer.behave(Manner.PROMPT)
    assert bench.near.read(1).hex() == "7e"


def test_a_mute_printer_prints_and_says_nothing(bench: Bench):
    bench.printer.behave(Manner.MUTE)
    assert bench.asked(b"Negroni\n" + CUT + HOW_ARE_YOU, count=1) == ""
    assert bench.printer.wait_until(lambda printer: len(printer.pages) == 1, timeout_s=WAIT_S)


def test_a_chattering_printer_puts_reports_between_its_answers(bench: Bench):
    bench.printer.behave(Manner.CHATTER)
    assert bench.asked(HOW_ARE_YOU + AND_PAPER, count=10) == "10 00 00 00 12 10 00 00 00 12"


def test_a_noisy_line_puts_garbage_before_an_answer(bench: Bench):
    bench.printer.behave(Manner.GARBAGE)
    assert bench.asked(HOW_ARE_YOU, count=5) == "ff fe 86 81 12"


def test_a_cable_pulled_in_a_code_leaves_half_of_it_in_the_printer(bench: Bench):
    bench.printer.at(Moment.CODE, bench.cable.unplug)
    bench.near.write(b"Negroni\n" + QR + b"lost")
    bench.until_lost()
    assert bench.printer.received == b"Negroni\n" + QR[:12]


def test_a_cable_pulled_at_the_cut_takes_the_confirmation_with_it(bench: Bench):
    bench.near.write(REPORT_CHANGES)
    assert bench.near.read(4) == b"\x10\x00\x00\x00"
    bench.printer.at(Moment.CUT, bench.cable.unplug)
    bench.near.write(b"Negroni\n" + CUT + ask_confirmation("abcd"))
    assert bench.until_lost() == b""
    assert [page.lines for page in bench.printer.pages] == [("Negroni",)]


def test_paper_that_ends_after_a_line_holds_the_rest(bench: Bench):
    bench.printer.at(Moment.LINE, bench.printer.take_paper_out)
    bench.near.write(b"Negroni\nSpritz\n" + CUT)
    held = len(b"Spritz\n" + CUT)
    assert bench.printer.wait_until(lambda printer: printer.waiting == held, timeout_s=WAIT_S)
    assert bench.printer.current.lines == ("Negroni",)
    bench.printer.put_paper_in()
    assert bench.printer.wait_until(lambda printer: len(printer.pages) == 1, timeout_s=WAIT_S)
    assert bench.printer.pages[0].lines == ("Negroni", "Spritz")
