"""Tells systemd how the program is, by datagrams to the socket that it names.

The protocol is that of sd_notify(3): lines ``NAME=value`` in one datagram to the address in
``NOTIFY_SOCKET``, where a leading ``@`` stands for an abstract name. The one library for it on
the package index dates from 2017 and has no types; the protocol is one system call.
"""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Mapping

log = logging.getLogger(__name__)


class Notifier:
    """Sends states to systemd; without ``NOTIFY_SOCKET`` it does nothing. For any thread.

    ``environ`` is the process's environment. Never raises: who tells of health must not harm it.
    """

    def __init__(self, environ: Mapping[str, str] | None = None) -> None:
        surroundings = os.environ if environ is None else environ
        self._address = _address(surroundings.get("NOTIFY_SOCKET", ""))
        self._watchdog_s = _watchdog_s(surroundings) if self._address else None

    @property
    def watchdog_s(self) -> float | None:
        """Seconds within which systemd wants to hear ``WATCHDOG=1``; None if it does not."""
        return self._watchdog_s

    def ready(self) -> None:
        """The start is over."""
        self._send("READY=1")

    def alive(self) -> None:
        """Everyone who works was heard of lately."""
        self._send("WATCHDOG=1")

    def stopping(self) -> None:
        """The end has begun."""
        self._send("STOPPING=1")

    def status(self, line: str) -> None:
        """What ``systemctl status`` shows: one line."""
        self._send("STATUS=" + line.replace("\n", " "))

    def _send(self, state: str) -> None:
        if not self._address:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
                line.settimeout(0.0)
                line.sendto(state.encode(), self._address)
        except OSError as error:
            log.debug("systemd was not told %r: %s", state, error)


def _address(name: str) -> str:
    if name.startswith("@"):
        return "\0" + name[1:]
    return name if name.startswith("/") else ""  # vsock and whatever else may come: not ours


def _watchdog_s(environ: Mapping[str, str]) -> float | None:
    microseconds, pid = environ.get("WATCHDOG_USEC", ""), environ.get("WATCHDOG_PID", "")
    if not microseconds.isdecimal() or int(microseconds) == 0:
        return None
    if pid and pid != str(os.getpid()):
        return None  # meant for who started us
    return int(microseconds) / 1e6
