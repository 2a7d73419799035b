"""The bartender's scanner on a serial line: whole codes, on its own thread, cable or no cable."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from hardware.errors import HardwareError
from hardware.scanner.device import ScannerDevice
from hardware.scanner.framing import Suffix
from kiosk.devices.line import OpenTransport
from kiosk.devices.troubles import TROUBLE_OF_REASON, device_down
from kiosk.domain.health import NOT_ASKED, DeviceHealth, Trouble, Verdict

log = logging.getLogger(__name__)

PAUSES_S = (0.5, 1.0, 2.0, 5.0)
"""Seconds before each new try to open the port, the last one for ever: a plug pushed back in is
noticed at once, a scanner that is away all night costs nothing."""

_JOIN_S = 5.0  # the reader wakes at once; only a hanging driver or a long answer takes longer


class SerialScanner:
    """Gives whole codes. Implements :class:`kiosk.ports.Scanner`.

    A scanner is never asked anything: ``health`` says whether its port is open, which is all
    that can be known, and ``at`` is when that last changed. May be started once.
    """

    def __init__(
        self,
        open_transport: OpenTransport,
        *,
        suffix: Suffix,
        pauses_s: tuple[float, ...] = PAUSES_S,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._open_transport = open_transport
        self._suffix = suffix
        self._pauses_s = pauses_s
        self._monotonic = monotonic
        self._health = NOT_ASKED
        self._stop = threading.Event()
        self._device: ScannerDevice | None = None
        self._thread: threading.Thread | None = None

    @property
    def health(self) -> DeviceHealth:
        """Whether the port is open; from any thread."""
        return self._health

    def check(self) -> None:
        """Prove that the port opens; only while not started. Raises :class:`DeviceDown`."""
        try:
            self._open_transport().close()
        except HardwareError as error:
            raise device_down(error) from error

    def start(self, on_code: Callable[[str], None], on_noise: Callable[[], None]) -> None:
        """Begin to listen. Both are called on the scanner's thread and should return soon."""
        self._device = ScannerDevice(
            self._open_transport,
            suffix=self._suffix,
            on_code=on_code,
            on_noise=lambda _noise: on_noise(),
        )
        self._thread = threading.Thread(
            target=self._run, args=(self._device,), name="scanner", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Stop listening and give the port back. Allowed twice, and without a start."""
        self._stop.set()
        if self._device is not None:
            self._device.cancel()
        if self._thread is not None:
            self._thread.join(_JOIN_S)

    def _run(self, device: ScannerDevice) -> None:
        try:
            self._listen(device)
        except BaseException:
            # A mistake in whoever takes the codes: say it aloud, never look healthy and be deaf.
            self._note(Verdict.FAILS, Trouble.ERROR)
            raise
        finally:
            device.disconnect()

    def _listen(self, device: ScannerDevice) -> None:
        failures = 0
        while not self._stop.is_set():
            try:
                device.connect()
                self._found()
                failures = 0
                device.run_until(self._stop)
            except HardwareError as error:
                self._lost(error)
                device.disconnect()
                self._stop.wait(self._pauses_s[min(failures, len(self._pauses_s) - 1)])
                failures += 1

    def _found(self) -> None:
        before = self._note(Verdict.WORKS)
        if before.verdict is Verdict.FAILS:
            log.warning("the scanner is back")

    def _lost(self, error: HardwareError) -> None:
        before = self._note(Verdict.FAILS, TROUBLE_OF_REASON[error.reason])
        if before.verdict is not Verdict.FAILS:
            log.warning("the scanner is lost: %s", error)

    def _note(self, verdict: Verdict, *troubles: Trouble) -> DeviceHealth:
        """Note the present health, before anyone reads of it in the log; returns the last."""
        before = self._health
        if (verdict, troubles) != (before.verdict, before.troubles):
            self._health = DeviceHealth(verdict, troubles, at=self._monotonic())
        return before
