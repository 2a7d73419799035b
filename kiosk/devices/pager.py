"""The pager base on a serial line, as the caller knows it: a pager's number in, a word out."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from hardware.errors import HardwareError, NoAnswer
from hardware.pager.device import CallOutcome, CallReport, PagerBase
from kiosk.devices.troubles import TROUBLE_OF_REASON, device_down
from kiosk.domain.health import NOT_ASKED, DeviceHealth, Verdict
from kiosk.ports import CallResult

log = logging.getLogger(__name__)


class SerialPagerBase:
    """Makes pagers buzz. Implements :class:`kiosk.ports.PagerBase`.

    ``addresses`` gives the base's address of each pager. ``health`` and ``cancel`` are for any
    thread, the rest for one worker.
    """

    def __init__(
        self,
        base: PagerBase,
        *,
        addresses: Mapping[int, str],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._base = base
        self._addresses = dict(addresses)
        self._monotonic = monotonic
        self._health = NOT_ASKED

    @property
    def health(self) -> DeviceHealth:
        """What the last call or check showed; between calls the base is not asked."""
        return self._health

    def call(self, pager: int) -> CallResult:
        """Make a pager buzz; takes half a minute at worst. Raises :class:`DeviceDown`.

        The text sent is the pager's number, which a numeric pager can show too.
        """
        address = self._addresses.get(pager)
        if address is None:
            log.error("pager %s has no address", pager)
            return CallResult.REFUSED
        try:
            with self._noting_health():
                self._base.connect()
                report = self._base.call(address, str(pager))
        except NoAnswer:
            return CallResult.NO_ANSWER
        except HardwareError as error:
            raise device_down(error) from error
        return _result(pager, report)

    def check(self) -> None:
        """Prove that the base answers, without a buzz. Raises :class:`DeviceDown`."""
        try:
            with self._noting_health():
                self._base.connect()
                self._base.check()
        except HardwareError as error:
            raise device_down(error) from error

    def cancel(self) -> None:
        """End a call that waits, from any thread: the program is about to end."""
        self._base.cancel()

    def disconnect(self) -> None:
        """Give the port back. Allowed twice."""
        self._base.disconnect()

    @contextmanager
    def _noting_health(self) -> Iterator[None]:
        try:
            yield
        except HardwareError as error:
            silent = isinstance(error, NoAnswer)
            self._health = DeviceHealth(
                Verdict.UNKNOWN if silent else Verdict.FAILS,
                (TROUBLE_OF_REASON[error.reason],),
                at=self._health.at,
            )
            raise
        self._health = DeviceHealth(Verdict.WORKS, at=self._monotonic())


def _result(pager: int, report: CallReport) -> CallResult:
    if report.outcome is CallOutcome.ACCEPTED:
        return CallResult.ACCEPTED
    log.warning("the base refuses pager %s: %s %s", pager, report.code, report.text)
    # A full queue or a noisy line passes: worth calling again, like an answer that never came.
    return CallResult.NO_ANSWER if report.passing else CallResult.REFUSED
