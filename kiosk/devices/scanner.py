"""The bartender's scanner on a serial line: whole codes, cable or no cable."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hardware.errors import HardwareError
from hardware.scanner.device import ScannerDevice
from hardware.scanner.framing import Suffix
from hardware.scanner.hearing import Sent, hear, judge, suffix_of
from hardware.scanner.keyboards import INPUTS, scanner_like_keyboards
from kiosk.devices.line import OpenTransport
from kiosk.devices.troubles import TROUBLE_OF_REASON, device_down
from kiosk.domain.health import NOT_ASKED, DeviceHealth, Trouble, Verdict

__all__ = ["Heard", "Sent", "SerialScanner", "typing_scanners"]

log = logging.getLogger(__name__)

PAUSES_S = (0.5, 1.0, 2.0, 5.0)
"""Seconds before each new try to open the port, the last one for ever: a plug pushed back in is
noticed at once, a scanner that is away all night costs nothing."""


@dataclass(frozen=True)
class Heard:
    """How a code came, and the ``suffix`` that stood behind it."""

    sent: Sent
    suffix: str


def typing_scanners(inputs: Path | None = None) -> tuple[str, ...]:
    """Scanners that only type like a keyboard, by their names; ``inputs`` is where the system
    lists what types.
    """
    return scanner_like_keyboards(inputs or INPUTS)


class SerialScanner:
    """Gives whole codes. Implements :class:`kiosk.ports.Scanner`.

    A scanner is never asked anything: ``health`` says whether its port is open, which is all
    that can be known, and ``at`` is when that last changed. One thread at a time listens.
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
        self._device: ScannerDevice | None = None

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

    def hear(self, within_s: float) -> Heard:
        """Wait so many seconds for one code, and tell how it comes; only while not started.

        Raises :class:`DeviceDown`.
        """
        try:
            line = self._open_transport()
            try:
                data = hear(line, within_s=within_s, monotonic=self._monotonic)
            finally:
                line.close()
        except HardwareError as error:
            raise device_down(error) from error
        return Heard(judge(data, written=self._suffix), suffix_of(data).value)

    def listen(
        self,
        on_code: Callable[[str], None],
        on_noise: Callable[[], None],
        stop: threading.Event,
    ) -> None:
        """Listen until ``stop`` is set (:meth:`interrupt` as well to end at once).

        Both are called on this thread and should return soon; what they raise comes out.
        """
        self._device = device = ScannerDevice(
            self._open_transport,
            suffix=self._suffix,
            on_code=on_code,
            on_noise=lambda _noise: on_noise(),
        )
        try:
            self._listen(device, stop)
        except BaseException:
            # A mistake in whoever takes the codes: say it aloud, never look healthy and be deaf.
            self._note(Verdict.FAILS, Trouble.ERROR)
            raise
        finally:
            device.disconnect()

    def interrupt(self) -> None:
        """Let whoever listens look at once whether he should end; from any thread."""
        if self._device is not None:
            self._device.cancel()

    def _listen(self, device: ScannerDevice, stop: threading.Event) -> None:
        failures = 0
        while not stop.is_set():
            try:
                device.connect()
                self._found()
                failures = 0
                device.run_until(stop)
            except HardwareError as error:
                self._lost(error)
                device.disconnect()
                stop.wait(self._pauses_s[min(failures, len(self._pauses_s) - 1)])
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
