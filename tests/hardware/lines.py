"""Lines and waiting in a test: patiently, for a busy computer hands over late."""

import threading
import time
from collections.abc import Callable

from hardware.ptyport import PtyPort
from hardware.transport import Flow, SerialSettings, Transport, open_serial

PATIENCE_S = 30.0


def opened(
    port: PtyPort, *, flow: Flow = Flow.NONE, read_timeout_s: float = 2 * PATIENCE_S
) -> Transport:
    settings = SerialSettings(port.path, 38400, flow)
    return open_serial(settings, read_timeout_s=read_timeout_s, write_timeout_s=0.3)


def read_all(line: Transport, count: int) -> bytes:
    data = b""
    while len(data) < count:
        data += read_piece(line, had=data)
    return data


def read_piece(line: Transport, *, had: bytes = b"") -> bytes:
    """What comes next, however late a busy computer hands it over."""
    end = time.monotonic() + PATIENCE_S
    while not (piece := line.read(4096)):
        assert time.monotonic() < end, f"nothing came after {had!r}"
    return piece


def until(condition: Callable[[], bool]) -> None:
    """Wait for something that only another thread can bring about."""
    pause = threading.Event()
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        pause.wait(0.005)
