"""A worker for each printer, and the queue that the bartender's two printers share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.bootstrap.devices import Devices
from kiosk.bootstrap.world import World
from kiosk.domain.standby import TakeOverAfter, Turn
from kiosk.ports import Printer, Steps, Storage
from kiosk.services.ordering import STANDBY

if TYPE_CHECKING:  # the first picture does not wait for what only a started engine needs
    from kiosk.services.answers import Answers
    from kiosk.services.spooler import Spooler
    from kiosk.services.takeover import Share


@dataclass(frozen=True)
class PrinterRoom:
    """What the workers of all printers need.

    ``changed``: tell the screen to look again. ``ticket_steps`` is told how far a ticket is.
    """

    storage: Storage
    world: World
    changed: Callable[[], None]
    ticket_steps: Steps

    def for_tickets(
        self, devices: Devices, answers: Answers, after: TakeOverAfter
    ) -> tuple[Spooler, ...]:
        """The bartender's printer, and the one that stands in for it if there is one."""
        from kiosk.services.takeover import Alone, Takeover

        bar = devices.bar.port
        if devices.standby is None:
            return (self._spooler(bar, answers=answers, share=Alone(STANDBY)),)
        standby = devices.standby.port
        takeover = Takeover(bar, standby, self.world.clock, answers=answers, after=after)
        pair: list[Spooler] = []

        def changed() -> None:
            """What one has settled, the other may have waited for."""
            self.changed()
            for spooler in pair:
                spooler.wake.set()

        for printer, whose in ((bar, Turn.BAR), (standby, Turn.STANDBY)):
            share = takeover.share_of(whose)
            pair.append(self._spooler(printer, answers=answers, share=share, changed=changed))
        return tuple(pair)

    def for_receipts(self, devices: Devices) -> tuple[Spooler, ...]:
        """The guest's printer, if there is one. It never stands in for the bartender's."""
        return (self._spooler(devices.receipt.port),) if devices.receipt else ()

    def _spooler(
        self,
        printer: Printer,
        *,
        answers: Answers | None = None,
        share: Share | None = None,
        changed: Callable[[], None] | None = None,
    ) -> Spooler:
        from kiosk.services.spooler import Spooler

        return Spooler(
            printer,
            self.storage,
            self.world.clock,
            self.world.ids,
            answers=answers,
            changed=changed or self.changed,
            steps=self.world.steps if answers is None else self.ticket_steps,
            share=share,
        )
