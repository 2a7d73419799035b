"""The virtual printer over a pseudo terminal behaves like the hardware."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from hardware.errors import WriteStalled
from hardware.nullmodem import NullModem
from hardware.printer.commands import (
    FENCE,
    REPORT_CHANGES,
    BellForm,
    Ring,
    StatusQuestion,
    ask_confirmation,
    ask_status,
    ring_bell,
)
from hardware.printer.document import Cut, Document, Line, Style
from hardware.printer.encoder import Encoder
from hardware.printer.paper import Page
from hardware.printer.profile import load_profile
from hardware.printer.virtual import Answers, HeardBell, VirtualPrinter
from hardware.printer.virtual_parts import BUFFER_BYTES
from hardware.ptyport import PtyPort
from hardware.transport import SerialSettings, Transport, open_serial

PROFILE = load_profile("generic-80")
HEALTH = ask_status(StatusQuestion.PRINTER, StatusQuestion.OFFLINE_CAUSE, StatusQuestion.PAPER)
CUT = b"\x1dV\x42\x00"
WAIT_S = 30.0


class Bench:
    """A printer, and the near end of its cable."""

    def __init__(self, printer: VirtualPrinter, near: Transport) -> None:
        self.printer = printer
        self.near = near

    def send(self, *parts: bytes) -> None:
        self.near.write(b"".join(parts))

    def hear(self, count: int) -> str:
        """The next `count` bytes the printer says, in hex; fewer if it says no more."""
        said = b""
        while len(said) < count:
            more = self.near.read(count - len(said))
            if not more:
                break
            said += more
        return said.hex(" ")

    def asked(self, question: bytes, *, count: int) -> str:
        self.send(question)
        return self.hear(count)

    def wait(self, condition: Callable[[VirtualPrinter], bool]) -> None:
        assert self.printer.wait_until(condition, timeout_s=WAIT_S)

    def wait_for_pages(self, count: int) -> tuple[Page, ...]:
        self.wait(lambda printer: len(printer.pages) >= count)
        return self.printer.pages


@pytest.fixture
def make_bench() -> Iterator[Callable[..., Bench]]:
    with ExitStack() as stack:

        def make(**options: object) -> Bench:
            port = stack.enter_context(PtyPort())
            printer = VirtualPrinter(port, profile=PROFILE, **options)  # type: ignore[arg-type]
            stack.enter_context(printer)
            settings = SerialSettings(port.path, 38400)
            near = open_serial(settings, read_timeout_s=WAIT_S, write_timeout_s=0.5)
            stack.callback(near.close)
            return Bench(printer, near)

        yield make


@pytest.fixture
def bench(make_bench: Callable[..., Bench]) -> Bench:
    return make_bench()


def test_a_document_comes_out_as_a_page(bench: Bench):
    encoder = Encoder(PROFILE)
    document = Document((Line("42", Style(width=8, height=8)), Line("Negroni, à la 43"), Cut()))
    bench.send(encoder.initialise(), encoder.encode(document))
    [page] = bench.wait_for_pages(1)
    assert page.lines == ("42", "Negroni, à la 43")


@pytest.mark.parametrize(
    ("trouble", "answers"),
    [
        (None, "12 12 12"),
        ("near_end", "12 12 1e"),
        ("take_paper_out", "1a 32 7e"),
        ("open_cover", "1a 16 12"),
    ],
)
def test_status_is_answered_in_every_state(bench: Bench, trouble: str | None, answers: str):
    if trouble:
        getattr(bench.printer, trouble)()
    assert bench.asked(HEALTH, count=3) == answers


def test_a_jammed_knife_is_told_and_the_cut_is_made_when_it_is_free(bench: Bench):
    bench.printer.jam_cutter()
    assert bench.asked(HEALTH, count=3) == "12 12 12"  # nobody knows before the next cut
    bench.send(REPORT_CHANGES)
    assert bench.hear(4) == "10 00 00 00"
    bench.send(b"Negroni\n", CUT, ask_confirmation("abcd"))
    assert bench.hear(4) == "18 08 00 00"
    assert bench.asked(HEALTH, count=3) == "1a 52 12"
    assert bench.asked(ask_status(StatusQuestion.ERROR_CAUSE), count=1) == "1a"
    assert bench.printer.pages == ()
    bench.printer.clear_jam()
    assert bench.hear(4) == "10 00 00 00"
    assert bench.hear(7) == "37 22 61 62 63 64 00"
    assert len(bench.printer.pages) == 1


def test_recovering_while_the_knife_is_still_jammed_fails_again(bench: Bench):
    bench.printer.jam_cutter()
    bench.send(REPORT_CHANGES, CUT)
    assert bench.hear(8) == "10 00 00 00 18 08 00 00"
    assert bench.asked(b"\x10\x05\x01", count=8) == "10 00 00 00 18 08 00 00"


def test_each_change_is_reported_once_reports_are_on(bench: Bench):
    bench.printer.near_end()
    assert bench.asked(REPORT_CHANGES, count=4) == "10 00 03 00"
    bench.printer.take_paper_out()
    assert bench.hear(4) == "18 00 0f 00"
    bench.printer.put_paper_in()
    assert bench.hear(4) == "10 00 00 00"
    bench.printer.open_cover()
    assert bench.hear(4) == "38 00 00 00"
    bench.printer.close_cover()
    assert bench.hear(4) == "10 00 00 00"


def test_initialising_ends_the_reports(bench: Bench):
    assert bench.asked(REPORT_CHANGES, count=4) == "10 00 00 00"
    bench.send(b"\x1b@", FENCE)
    assert bench.hear(1) == "00"
    bench.printer.take_paper_out()
    assert bench.asked(HEALTH, count=3) == "1a 32 7e"


def test_reports_asked_for_while_offline_begin_when_it_is_online(bench: Bench):
    bench.printer.open_cover()
    bench.send(REPORT_CHANGES, HEALTH)
    assert bench.hear(3) == "1a 16 12"
    bench.printer.close_cover()
    assert bench.hear(4) == "10 00 00 00"


def test_a_confirmation_comes_after_the_page(make_bench: Callable[..., Bench]):
    seen: list[tuple[str, ...]] = []
    may_finish = threading.Event()

    def on_page(page: Page) -> None:
        assert may_finish.wait(WAIT_S)
        seen.append(page.lines)

    bench = make_bench(on_page=on_page)
    bench.send(b"Negroni\n", CUT, ask_confirmation("x!y~"), HEALTH)
    assert bench.hear(3) == "12 12 12"  # status overtakes: the page is still being printed
    may_finish.set()
    assert bench.hear(7) == "37 22 78 21 79 7e 00"
    assert seen == [("Negroni",)]


def test_fences_and_confirmations_are_answered_in_their_order(bench: Bench):
    bench.send(FENCE, ask_confirmation("aaaa"), FENCE, ask_confirmation("bbbb"))
    assert bench.hear(16) == "00 37 22 61 61 61 61 00 00 37 22 62 62 62 62 00"


def test_what_comes_without_paper_waits_and_is_printed_after_the_refill(bench: Bench):
    bench.printer.take_paper_out()
    bench.send(b"Negroni\n", CUT, FENCE, ask_confirmation("abcd"), HEALTH)
    assert bench.hear(3) == "1a 32 7e"
    assert bench.printer.pages == ()
    assert bench.printer.current.lines == ()
    bench.printer.put_paper_in()
    assert bench.hear(8) == "00 37 22 61 62 63 64 00"
    assert [page.lines for page in bench.printer.pages] == [("Negroni",)]


def test_a_full_buffer_takes_no_more_and_loses_nothing(make_bench: Callable[..., Bench]):
    with ExitStack() as stack:
        modem = NullModem(read_timeout_s=0.2)
        stack.callback(modem.near.close)
        stack.callback(modem.far.close)
        printer = stack.enter_context(VirtualPrinter(modem.far, profile=PROFILE))
        printer.take_paper_out()
        rows = b"".join(b"row %04d\n" % number for number in range(600))
        modem.near.write(rows + CUT)
        assert printer.wait_until(lambda p: p.waiting == BUFFER_BYTES, timeout_s=WAIT_S)
        assert printer.received == rows[:BUFFER_BYTES]
        printer.put_paper_in()
        assert printer.wait_until(lambda p: len(p.pages) == 1, timeout_s=WAIT_S)
        assert len(printer.pages[0].lines) == 600


def test_a_printer_that_hangs_takes_and_says_nothing(bench: Bench):
    bench.printer.stall()
    bench.send(HEALTH)
    with pytest.raises(WriteStalled):
        bench.send(b"x" * 100_000)
    assert bench.printer.received == b""
    bench.printer.resume()
    assert bench.hear(3) == "12 12 12"


def test_switching_off_forgets_what_is_not_on_paper(bench: Bench):
    bench.send(REPORT_CHANGES, b"\x1d!\x11on paper\n")
    assert bench.hear(4) == "10 00 00 00"
    bench.wait(lambda printer: printer.current.lines == ("on paper",))
    bench.printer.open_cover()
    assert bench.hear(4) == "38 00 00 00"
    bench.send(b"waiting\n", b"\x1d\x28\x6b\x40", HEALTH[:3])
    # The question came inside a half-sent command, where printers obey it too.
    assert bench.hear(1) == "1a"
    bench.printer.power_cycle()
    bench.printer.close_cover()
    bench.send(b"after\n", CUT)
    [page] = bench.wait_for_pages(1)
    assert page.lines == ("on paper", "after")
    assert [row.height for row in page.rows] == [48, 30]


def test_half_a_command_swallows_what_follows_until_nuls_end_it(bench: Bench):
    bench.send(b"\x1d\x28\x6b\x00\x01\x31P0", b"Negroni\n", CUT, FENCE)
    bench.send(b"\x00" * 256, b"\x1b@", b"Americano\n", CUT, FENCE)
    assert bench.hear(1) == "00"
    assert [page.lines for page in bench.wait_for_pages(1)] == [("Americano",)]


def test_clearing_the_buffer_loses_the_job_and_says_so(bench: Bench):
    bench.printer.open_cover()
    bench.send(b"Negroni\n", CUT)
    bench.wait(lambda printer: printer.waiting > 0)
    assert bench.asked(bytes.fromhex("10140801031401060208"), count=3) == "37 25 00"
    bench.printer.close_cover()
    assert bench.asked(FENCE, count=1) == "00"
    assert bench.printer.pages == ()


FENCED, CONFIRMED, REPORTED = "00", "37 22 61 62 63 64 00", "10 00 00 00"


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (Answers(), f"{FENCED} {CONFIRMED} {REPORTED}"),
        (Answers(fence=False), f"{CONFIRMED} {REPORTED}"),
        (Answers(confirm=False), f"{FENCED} {REPORTED}"),
        (Answers(asb=False), f"{FENCED} {CONFIRMED}"),
    ],
)
def test_what_a_printer_lacks_it_does_not_answer(
    make_bench: Callable[..., Bench], answers: Answers, expected: str
):
    bench = make_bench(answers=answers)
    bench.send(FENCE, ask_confirmation("abcd"), REPORT_CHANGES)
    assert bench.hear(len(bytes.fromhex(expected))) == expected
    assert bench.asked(HEALTH, count=3) == "12 12 12"  # and nothing came between


def test_a_printer_without_status_prints_all_the_same(make_bench: Callable[..., Bench]):
    bench = make_bench(answers=Answers(status=False))
    bench.send(HEALTH, b"Negroni\n", CUT, FENCE)
    assert bench.hear(1) == FENCED
    assert len(bench.printer.pages) == 1


@pytest.mark.parametrize("form", [form for form in BellForm if form is not BellForm.NONE])
def test_every_ring_is_heard_and_differs_from_the_others(bench: Bench, form: BellForm):
    heard = []
    for ring in Ring:
        before = len(bench.printer.rings)
        bench.send(ring_bell(form, ring), FENCE)
        assert bench.hear(1) == "00"
        heard.append(bench.printer.rings[before:])
    assert all(bell.form is form for bells in heard for bell in bells)
    assert len(set(heard)) == len(Ring)


def test_a_bell_tells_how_often_it_rang(bench: Bench):
    bench.send(ring_bell(BellForm.ESC_B, Ring.REFUSED), FENCE)
    assert bench.hear(1) == "00"
    assert bench.printer.rings == (HeardBell(BellForm.ESC_B, times=3, long=False),)


def test_everything_it_gets_is_recorded(make_bench: Callable[..., Bench], tmp_path: Path):
    record = tmp_path / "bar.bin"
    bench = make_bench(record=record)
    bench.send(b"Negroni\n", HEALTH[:3], FENCE)
    assert bench.hear(2) == "12 00"
    assert record.read_bytes() == b"Negroni\n" + HEALTH[:3] + FENCE == bench.printer.received


def test_pulling_the_cable_loses_no_paper():
    with PtyPort() as port, VirtualPrinter(port, profile=PROFILE) as printer:
        for text in (b"before\n", b"after\n"):
            settings = SerialSettings(port.path, 38400)
            near = open_serial(settings, read_timeout_s=WAIT_S, write_timeout_s=0.5)
            near.write(text + FENCE)
            assert near.read(1) == b"\x00"
            near.close()
            port.unplug()
            port.replug()
        assert printer.current.lines == ("before", "after")


def test_its_threads_end_with_it():
    before = set(threading.enumerate())
    with PtyPort() as port:
        printer = VirtualPrinter(port, profile=PROFILE)
        printer.start()
        assert len(set(threading.enumerate()) - before) == 2
        printer.close()
        printer.close()
        assert set(threading.enumerate()) == before
