"""The bench tool as people run it: as a program."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from hardware.pager.device import PagerBase
from hardware.pager.tap import Parity
from hardware.scanner.device import ScannerDevice, Suffix
from hardware.transport import SerialSettings, open_serial

PATIENCE_S = 30.0
BENCH = (sys.executable, "-m", "hardware")


class Program:
    """The bench tool running, with what it says line by line."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            (*BENCH, *arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
        )
        self._said = b""

    def tell(self, line: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(f"{line}\n".encode())

    def next_line(self) -> str:
        assert self.process.stdout
        deadline = time.monotonic() + PATIENCE_S
        while b"\n" not in self._said:
            left = deadline - time.monotonic()
            ready, _, _ = select.select([self.process.stdout], [], [], max(0.0, left))
            assert ready, f"nothing more was said after {self._said!r}"
            data = os.read(self.process.stdout.fileno(), 4096)
            assert data, f"it ended: {self.process.communicate()}"
            self._said += data
        line, _, self._said = self._said.partition(b"\n")
        return line.decode()

    def close_input(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()

    def end(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE_S)


@pytest.fixture(autouse=True, scope="module")
def ctrl_c_is_heard() -> Iterator[None]:
    """What runs the tests in the background may ignore it, and every child would inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@contextmanager
def running(*arguments: str) -> Iterator[Program]:
    program = Program(*arguments)
    try:
        yield program
    finally:
        program.process.kill()
        program.process.wait(PATIENCE_S)
        for pipe in (program.process.stdin, program.process.stdout, program.process.stderr):
            assert pipe
            pipe.close()


def bench(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        (*BENCH, *arguments), capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )


def test_a_virtual_scanner_sends_the_codes_of_its_input_and_stays_when_it_ends(tmp_path: Path):
    link = tmp_path / "scanner"
    with running("virtual-scanner", "--link", str(link)) as program:
        assert program.next_line() == f"a virtual scanner is at {link}"
        codes: list[str] = []
        scanner = ScannerDevice(
            partial(
                open_serial, SerialSettings(str(link), 9600), read_timeout_s=0.1, write_timeout_s=1
            ),
            suffix=Suffix.CR,
            on_code=codes.append,
            on_noise=lambda noise: pytest.fail(f"{noise}"),
        )
        scanner.connect()
        program.tell("T20251003.42.1.A7QK")
        program.tell("perché")
        program.close_input()
        deadline = time.monotonic() + PATIENCE_S
        while len(codes) < 2 and time.monotonic() < deadline:
            scanner.pump()
        assert codes == ["T20251003.42.1.A7QK", "perché"]
        scanner.pump()  # the input has ended, the line has not
        scanner.disconnect()
        assert program.process.poll() is None
        assert program.end() == 0
        assert not link.is_symlink()


def test_two_programs_meet_one_scans_and_one_listens(tmp_path: Path):
    link = str(tmp_path / "scanner")
    with running("virtual-scanner", "--link", link, "--suffix", "tab") as scanner:
        scanner.next_line()
        with running("scan", link, "--suffix", "tab") as listener:
            assert listener.process.stderr
            assert listener.process.stderr.readline().startswith(b"listening at")
            scanner.tell("42")
            assert listener.next_line() == "42"
            assert listener.end(signal.SIGINT) == 0
        assert scanner.end(signal.SIGINT) == 0


def test_a_virtual_pager_base_answers_the_call_of_another_program(tmp_path: Path):
    link, record = str(tmp_path / "pager"), tmp_path / "pager.txt"
    with running("virtual-pager", "--link", link, "--known", "0421", "--out", str(record)) as base:
        base.next_line()
        called = bench("call", link, "0421", "--text", "7")
        assert (called.returncode, called.stdout) == (
            0,
            "pager 0421: accepted (211 Page accepted)\n",
        )
        refused = bench("call", link, "0422")
        assert (refused.returncode, refused.stdout) == (
            1,
            "pager 0422: refused (511 Invalid pager ID)\n",
        )
        assert base.end() == 0
    lines = record.read_text().splitlines()
    assert "kiosk  STX 0421 CR 7 CR ETX 11= CR" in lines
    assert 'base   pager 0421 "7" called' in lines
    assert 'base   pager 0422 "42" not called' in lines


def test_a_virtual_pager_base_takes_faults_from_its_input(tmp_path: Path):
    link = str(tmp_path / "pager")
    with running("virtual-pager", "--link", link) as base:
        base.next_line()
        base.tell("refuse:513")
        base.tell("explode")
        assert base.process.stderr
        assert b"'explode' is no fault; allowed: none, nak-once" in base.process.stderr.readline()
        device = PagerBase(
            partial(open_serial, SerialSettings(link, 9600), read_timeout_s=0.1, write_timeout_s=1),
            parity=Parity.SOFTWARE_7E1,
        )
        device.connect()
        assert device.call("1", "42").code == 513
        device.disconnect()
        assert base.end() == 0


def test_a_virtual_printer_says_how_it_is_and_prints_the_test_page(tmp_path: Path):
    link, out = str(tmp_path / "printer"), tmp_path / "paper"
    with running("virtual-printer", "--link", link, "--out", str(out)) as printer:
        printer.next_line()
        well = bench("status", link)
        assert (well.returncode, well.stdout.splitlines()[0]) == (0, f"{link}: works")
        printed = bench("print-test", link)
        assert (printed.returncode, printed.stdout) == (0, f"{link}: printed (confirmed)\n")
        assert (out / "page-001.png").exists()
        assert printer.end() == 0
    assert b"TEST" in (out / "paper.bin").read_bytes()


def test_a_printer_without_paper_is_a_trouble_and_is_not_printed_on(tmp_path: Path):
    link = str(tmp_path / "printer")
    with running("virtual-printer", "--link", link, "--no-confirm", "--no-asb") as printer:
        printer.next_line()
        printer.tell("paper-out")
        printer.next_line()
        ill = bench("status", link)
        assert (ill.returncode, ill.stdout.splitlines()[0]) == (1, f"{link}: fault: paper out")
        printed = bench("print-test", link)
        assert printed.returncode == 1
        assert printed.stdout == f"{link}: nothing was printed: fault: paper out\n"
        assert printer.end(signal.SIGINT) == 0


@pytest.mark.parametrize(
    "command",
    [("status",), ("print-test",), ("scan",), ("call", "0421")],
    ids=lambda words: words[0],
)
def test_a_port_that_is_not_there_is_named_and_so_are_those_that_are(command: tuple[str, ...]):
    name, *rest = command
    ended = bench(name, "/dev/ttyNOWHERE", *rest)
    assert ended.returncode == 1
    assert ended.stderr.startswith("/dev/ttyNOWHERE is not there\n")
    assert "serial port" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_port_in_use_is_said_to_be_in_use(tmp_path: Path):
    link = str(tmp_path / "scanner")
    with running("virtual-scanner", "--link", link) as program:
        program.next_line()
        line = open_serial(SerialSettings(link, 9600), read_timeout_s=0.1, write_timeout_s=1)
        ended = bench("scan", link)
        line.close()
        assert (ended.returncode, ended.stderr) == (1, f"{link} is in use by another program\n")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((), "COMMAND"),
        (("brew",), "invalid choice: 'brew'"),
        (("status",), "PORT"),
        (("status", "/dev/null", "--baud", "fast"), "a number of bauds like 9600, not 'fast'"),
        (("call", "/dev/null"), "PAGER"),
        (("scan", "/dev/null", "--suffix", "bell"), "invalid choice: 'bell'"),
        (("virtual-scanner",), "--link"),
        (("virtual-scanner", "--link", "/nowhere/at/all"), "there is no folder /nowhere/at"),
        (("virtual-pager", "--link", "/dev/null"), "is there already"),
    ],
)
def test_bad_input_ends_with_two_and_says_what_is_wrong(arguments: tuple[str, ...], complaint: str):
    ended = bench(*arguments)
    assert ended.returncode == 2
    assert complaint in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_profile_that_does_not_exist_is_bad_input():
    ended = bench("print-test", "/dev/ttyNOWHERE", "--profile", "typewriter")
    assert ended.returncode == 2
    assert "there is no printer profile 'typewriter'; allowed: generic-80" in ended.stderr


def test_an_address_that_cannot_be_sent_is_bad_input(tmp_path: Path):
    link = str(tmp_path / "pager")
    with running("virtual-pager", "--link", link) as base:
        base.next_line()
        ended = bench("call", link, "città")
        assert ended.returncode == 2
        assert "a pager's address is" in ended.stderr


def test_a_record_that_cannot_be_written_is_an_error_without_a_traceback(tmp_path: Path):
    ended = bench("virtual-pager", "--link", str(tmp_path / "pager"), "--out", "/nowhere/pager.txt")
    assert ended.returncode == 1
    assert "/nowhere/pager.txt" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_ports_are_listed():
    assert bench("ports").returncode == 0


@pytest.mark.parametrize("module", ["serial", "escpos", "PIL", "anyascii"])
def test_starting_the_tool_loads_nothing_heavy(module: str):
    code = f"import sys, hardware.bench; sys.exit({module!r} in sys.modules)"
    assert subprocess.run((sys.executable, "-c", code), check=False).returncode == 0
