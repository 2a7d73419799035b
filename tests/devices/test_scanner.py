"""The scanner's adapter, over a real pseudo terminal to a virtual scanner."""

import logging
import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from hardware.ptyport import PtyPort
from hardware.scanner.framing import Suffix
from hardware.scanner.virtual import VirtualScanner
from kiosk.config.settings import ScannerSettings
from kiosk.devices.line import opener
from kiosk.devices.scanner import SerialScanner
from kiosk.domain.health import NOT_ASKED, DeviceHealth, Trouble, Verdict
from kiosk.ports import DeviceDown
from kiosk.services.workers import Worker

VIRTUAL = ScannerSettings("virtual")
PATIENCE_S = 30.0


@dataclass
class Bar:
    """Both ends of the scanner's cable, and what came through."""

    scanner: SerialScanner
    far: VirtualScanner
    cable: PtyPort
    codes: queue.Queue[str] = field(default_factory=queue.Queue)
    noises: queue.Queue[None] = field(default_factory=queue.Queue)

    worker: Worker | None = None

    def start(self, on_code: Callable[[str], None] | None = None) -> None:
        take = on_code or self.codes.put

        def listen(stop: threading.Event) -> None:
            self.scanner.listen(take, lambda: self.noises.put(None), stop)

        self.worker = Worker("scanner", listen, interrupt=self.scanner.interrupt)
        self.worker.start()

    def stop(self) -> None:
        if self.worker is not None:
            self.worker.ask_to_stop()
            assert self.worker.join()

    def scan(self, text: str) -> str:
        """Scan until the code comes through: an opened port may drop what came before."""
        for _ in range(300):
            self.far.scan(text)
            try:
                return self.codes.get(timeout=PATIENCE_S / 300)
            except queue.Empty:
                continue
        raise AssertionError("the scanner is deaf")


class LogWatch(logging.Handler):
    """Sets an event when a certain word is logged; keeps everything."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.lost = threading.Event()
        self.back = threading.Event()

    def emit(self, record: logging.LogRecord) -> None:
        line = record.getMessage()
        self.lines.append(line)
        (self.lost if "lost" in line else self.back).set()


@contextmanager
def bar(*, suffix: Suffix = Suffix.CR) -> Iterator[Bar]:
    with PtyPort() as cable:
        scanner = SerialScanner(opener(VIRTUAL, cable), suffix=suffix, pauses_s=(0.01,))
        stage = Bar(scanner, VirtualScanner(cable, suffix=suffix), cable)
        try:
            yield stage
        finally:
            stage.stop()


@pytest.fixture
def log() -> Iterator[LogWatch]:
    watch = LogWatch()
    logger = logging.getLogger("kiosk.devices.scanner")
    logger.addHandler(watch)
    yield watch
    logger.removeHandler(watch)


@pytest.mark.parametrize("suffix", [Suffix.CR, Suffix.CRLF, Suffix.TAB])
def test_a_code_comes_through_whole(suffix: Suffix):
    with bar(suffix=suffix) as stage:
        stage.start()
        assert stage.scan("T1XN42.1.K7QD") == "T1XN42.1.K7QD"
        assert stage.scanner.health.verdict is Verdict.WORKS


def test_noise_is_told_apart_from_codes():
    with bar() as stage:
        stage.start()
        stage.scan("T1XN42.1.K7QD")
        stage.far.scan_raw(b"\xff\xfe\r")
        assert stage.noises.get(timeout=PATIENCE_S) is None


def test_a_scanner_not_started_has_not_been_asked():
    with bar() as stage:
        assert stage.scanner.health == NOT_ASKED


def test_a_scanner_pushed_back_in_is_heard_again_and_said_once(log: LogWatch):
    with bar() as stage:
        stage.start()
        stage.scan("T1XN42.1.K7QD")
        stage.cable.unplug()
        assert log.lost.wait(PATIENCE_S)
        assert stage.scanner.health.verdict is Verdict.FAILS
        stage.cable.replug()
        assert log.back.wait(PATIENCE_S)
        assert stage.scan("T1XN8.3.QQ2A") == "T1XN8.3.QQ2A"
    assert len(log.lines) == 2


def test_a_scanner_that_is_not_there_at_first_is_found_later(log: LogWatch):
    with bar() as stage:
        stage.cable.unplug()
        stage.start()
        assert log.lost.wait(PATIENCE_S)
        assert stage.scanner.health.troubles == (Trouble.ABSENT,)
        stage.cable.replug()
        assert stage.scan("T1XN42.1.K7QD") == "T1XN42.1.K7QD"


def test_nobody_who_listens_need_be_interrupted():
    with bar() as stage:
        stage.scanner.interrupt()


def test_a_check_opens_the_port_and_gives_it_back():
    with bar() as stage:
        stage.scanner.check()
        stage.start()
        assert stage.scan("T1XN42.1.K7QD") == "T1XN42.1.K7QD"
        with pytest.raises(DeviceDown) as down:
            SerialScanner(opener(VIRTUAL, stage.cable), suffix=Suffix.CR).check()
        assert down.value.trouble is Trouble.HELD


def test_a_check_of_a_port_that_is_not_there_says_so():
    with bar() as stage:
        stage.cable.unplug()
        with pytest.raises(DeviceDown) as down:
            stage.scanner.check()
        assert down.value.trouble is Trouble.ABSENT


def test_a_mistake_in_the_reader_is_never_taken_for_health_and_it_listens_again():
    tried, health = threading.Event(), list[DeviceHealth]()

    with bar() as stage:

        def stumble(code: str) -> None:
            if not tried.is_set():
                tried.set()
                raise ZeroDivisionError
            health.append(stage.scanner.health)
            stage.codes.put(code)

        stage.start(stumble)
        for _ in range(300):
            stage.far.scan("T1XN42.1.K7QD")
            if tried.wait(PATIENCE_S / 300):
                break
        fallen = time.monotonic() + PATIENCE_S
        while stage.scanner.health.troubles != (Trouble.ERROR,) and time.monotonic() < fallen:
            threading.Event().wait(0.01)
        assert stage.scanner.health.troubles == (Trouble.ERROR,)
        assert stage.scan("T1XN42.1.K7QD") == "T1XN42.1.K7QD"
        assert health[0].verdict is Verdict.WORKS
