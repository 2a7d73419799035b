"""The line to a device: a port of this computer, or a pseudo terminal with a virtual device."""

from __future__ import annotations

from collections.abc import Callable

from hardware.ptyport import PtyPort
from hardware.transport import Flow, SerialSettings, Transport, list_ports, open_serial
from kiosk.devices.settings import VIRTUAL, BadSetting, PortSettings

READ_TIMEOUT_S = 0.2
"""A waiting read is woken when it must end, so this only bounds how late a deadline is seen."""

LISTEN_S = 1.0
"""The same for who only listens, to a printer or a scanner: whatever comes ends the read at once,
and a processor is not woken for nothing."""

WRITE_TIMEOUT_S = 5.0
"""A printer that takes not one byte for this long holds the line: it prints a whole ticket,
and so empties as much of its buffer, in 2 to 3 s."""


OpenTransport = Callable[[], Transport]


def far_end_of(settings: PortSettings, *, real: str, line_speed: bool) -> PtyPort | None:
    """The far end for a virtual device, None for a real one (whose driver is called ``real``).

    With ``line_speed`` bytes take the time they would take on a wire. Any other driver is a
    :class:`BadSetting`: nothing is ever put in the place of what was written.
    """
    if settings.driver == VIRTUAL:
        return PtyPort(baud=settings.baud if line_speed else None)
    if settings.driver != real:
        raise BadSetting(f"driver {settings.driver!r} is not one of: {real}, {VIRTUAL}")
    return None


def opener(
    settings: PortSettings,
    far_end: PtyPort | None,
    *,
    flow: str = "none",
    read_timeout_s: float = READ_TIMEOUT_S,
) -> OpenTransport:
    """How the near end is opened: the same way for a real port and for a virtual one."""
    chosen = Flow(flow)

    def open_transport() -> Transport:
        # A virtual port has another name after each unplugging: look it up when it is needed.
        port = far_end.path if far_end else settings.port
        return open_serial(
            SerialSettings(port, settings.baud, chosen),
            read_timeout_s=read_timeout_s,
            write_timeout_s=WRITE_TIMEOUT_S,
        )

    return open_transport


def ports_there_are() -> tuple[str, ...]:
    """The serial ports of this computer, by the names that survive re-plugging if they have one."""
    return tuple(port.by_id or port.name for port in list_ports())
