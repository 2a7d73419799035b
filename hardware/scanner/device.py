"""The scanner at the other end of a serial line, as the kiosk sees it: it speaks, we listen."""

import threading
import time
from collections.abc import Callable

from hardware.errors import DeviceUnavailable, Reason
from hardware.scanner.framing import LineAssembler, Noise, Suffix
from hardware.transport import Transport

__all__ = ["Noise", "ScannerDevice", "Suffix"]

_READ_LIMIT = 256  # bytes at once; a code is about twenty


class ScannerDevice:
    """Hands every scanned code to `on_code`, and what is none to `on_noise`.

    Both are called on the thread that pumps, and may raise: what they raise comes out of `pump`.
    One thread uses this object; only `cancel` may come from another. The read time-out of the line
    (0.1 s is good) is how promptly a pause is noticed.
    """

    def __init__(
        self,
        open_transport: Callable[[], Transport],
        *,
        suffix: Suffix,
        on_code: Callable[[str], None],
        on_noise: Callable[[Noise], None],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._open_transport = open_transport
        self._on_code = on_code
        self._on_noise = on_noise
        self._monotonic = monotonic
        self._assembler = LineAssembler(suffix)
        self._line: Transport | None = None

    @property
    def is_connected(self) -> bool:
        """Whether the line is open. A scanner never says that it is well."""
        return self._line is not None

    def connect(self) -> None:
        """Open the line. Raises DeviceUnavailable."""
        if self._line is not None:
            return
        self._line = self._open_transport()
        self._assembler.forget()

    def disconnect(self) -> None:
        """Close the line. Doing it twice is allowed."""
        line, self._line = self._line, None
        if line is not None:
            line.close()

    def cancel(self) -> None:
        """Let a `pump` that waits return now; for shutting down, from any thread."""
        line = self._line
        if line is not None:
            line.cancel_read()

    def pump(self) -> None:
        """Listen for a moment and hand on what is complete.

        Raises DeviceUnavailable when the scanner is unplugged; it is disconnected then, and a half
        code is forgotten.
        """
        if self._line is None:
            raise DeviceUnavailable(
                "the scanner is not connected", reason=Reason.LOST, device="scanner"
            )
        try:
            data = self._line.read(_READ_LIMIT)
        except DeviceUnavailable:
            self.disconnect()
            raise
        now = self._monotonic()
        found = self._assembler.feed(data, now=now) if data else self._assembler.idle(now=now)
        for item in found:
            self._hand_on(item)

    def run_until(self, stop: threading.Event) -> None:
        """Pump until `stop` is set. Raises DeviceUnavailable as `pump` does."""
        while not stop.is_set():
            self.pump()

    def _hand_on(self, item: str | Noise) -> None:
        if isinstance(item, Noise):
            self._on_noise(item)
            return
        self._on_code(item)
