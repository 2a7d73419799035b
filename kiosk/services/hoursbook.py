"""The hours in service: taken from the owner's file again whenever it has changed."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.domain.health import DeviceHealth
from kiosk.domain.hours import Hours
from kiosk.services.ownersfile import OwnersFile


class HoursBook:
    """Keeps the last good hours. ``current`` and ``health`` may be asked from any thread; ``look``
    is for one.

    ``read``, ``stamp``, ``keep`` and ``again`` are those of
    :class:`~kiosk.services.ownersfile.OwnersFile`.
    """

    def __init__(
        self,
        read: Callable[[], Hours],
        stamp: Callable[[], object],
        *,
        keep: Callable[[Hours], None] = lambda _hours: None,
        again: Callable[[], Hours | None] = lambda: None,
    ) -> None:
        self._file = OwnersFile(
            read,
            stamp,
            kept="the old hours stay in service",
            taken="the hours were read again",
            keep=keep,
            again=again,
        )

    def current(self) -> Hours:
        """The hours in service."""
        return self._file.value

    @property
    def health(self) -> DeviceHealth:
        """Fails while the file is broken and older hours are in service."""
        return self._file.health

    def look(self) -> None:
        """Take a changed file in; a broken one leaves the old hours in service and says why."""
        self._file.look()
