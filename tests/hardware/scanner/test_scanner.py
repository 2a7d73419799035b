"""The scanner's device against the virtual scanner."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from hardware.errors import DeviceUnavailable
from hardware.nullmodem import Faults, NullModem
from hardware.ptyport import PtyPort
from hardware.scanner.device import Noise, ScannerDevice, Suffix
from hardware.scanner.framing import NoiseKind
from hardware.scanner.virtual import VirtualScanner
from hardware.transport import SerialSettings, Transport, open_serial
from tests.hardware.lines import PATIENCE_S

CODE = "T20251003.42.1.A7QK"


class Listener:
    """A device with what it has heard."""

    def __init__(self, open_transport: Callable[[], Transport], suffix: Suffix = Suffix.CR) -> None:
        self.codes: list[str] = []
        self.noises: list[Noise] = []
        self.device = ScannerDevice(
            open_transport, suffix=suffix, on_code=self.codes.append, on_noise=self.noises.append
        )

    def pump_until(self, count: int) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while len(self.codes) + len(self.noises) < count:
            assert time.monotonic() < deadline, "nothing was heard"
            self.device.pump()


@contextmanager
def listening(line: NullModem, *, suffix: Suffix = Suffix.CR) -> Iterator[Listener]:
    listener = Listener(line.near.reopened, suffix)
    listener.device.connect()
    yield listener
    listener.device.disconnect()


@pytest.mark.parametrize("suffix", Suffix)
@pytest.mark.parametrize("byte_at_a_time", [False, True])
def test_a_scanned_code_is_heard_whatever_the_suffix(suffix: Suffix, byte_at_a_time: bool):
    line = NullModem(faults=Faults(byte_at_a_time=byte_at_a_time), read_timeout_s=0.2)
    with listening(line, suffix=suffix) as listener:
        VirtualScanner(line.far, suffix=suffix).scan(CODE)
        listener.pump_until(1)
        assert listener.codes == [CODE]


def test_noise_is_handed_on_as_noise_and_the_next_code_is_heard():
    line = NullModem(read_timeout_s=0.02)
    with listening(line) as listener:
        scanner = VirtualScanner(line.far)
        scanner.scan_raw(b"\xff\xfe\r")
        scanner.scan(CODE)
        listener.pump_until(2)
        assert listener.noises == [Noise(NoiseKind.NOT_TEXT, b"\xff\xfe")]
        assert listener.codes == [CODE]


def test_a_scanner_that_was_unplugged_in_a_code_comes_back_clean(tmp_path: Path):
    with PtyPort(tmp_path / "scanner") as line:
        settings = SerialSettings(line.path, 9600)
        opening = partial(open_serial, settings, read_timeout_s=0.05, write_timeout_s=1.0)
        listener = Listener(opening)
        scanner = VirtualScanner(line)
        listener.device.connect()
        scanner.scan(CODE)
        scanner.scan_raw(b"T2025")
        listener.pump_until(1)
        listener.device.pump()
        line.unplug()
        with pytest.raises(DeviceUnavailable):
            listener.device.pump()
        assert not listener.device.is_connected
        with pytest.raises(DeviceUnavailable, match="scanner"):
            listener.device.connect()
        line.replug()
        listener.device.connect()
        scanner.scan(CODE)
        listener.pump_until(2)
        listener.device.disconnect()
        assert listener.codes == [CODE, CODE]
        assert listener.noises == []


def test_listening_without_a_line_is_refused():
    listener = Listener(NullModem().near.reopened)
    with pytest.raises(DeviceUnavailable, match="not connected"):
        listener.device.pump()


def test_connecting_and_disconnecting_twice_is_allowed():
    with listening(NullModem()) as listener:
        listener.device.connect()
        listener.device.disconnect()
        listener.device.disconnect()
        assert not listener.device.is_connected


def test_listening_ends_when_it_is_told_to():
    line = NullModem(read_timeout_s=30.0)
    stop = threading.Event()
    with listening(line) as listener:
        thread = threading.Thread(target=listener.device.run_until, args=(stop,))
        thread.start()
        stop.set()
        listener.device.cancel()
        thread.join(PATIENCE_S)
        assert not thread.is_alive()


def test_an_error_of_the_one_who_hears_comes_out():
    line = NullModem(read_timeout_s=0.02)

    def hear(code: str) -> None:
        raise LookupError(code)

    device = ScannerDevice(
        line.near.reopened, suffix=Suffix.CR, on_code=hear, on_noise=lambda _: None
    )
    device.connect()
    VirtualScanner(line.far).scan(CODE)
    with pytest.raises(LookupError, match=CODE):
        device.pump()
    device.disconnect()
