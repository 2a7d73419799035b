"""The bartender's side of the wall, for the demo: papers, pagers, a scanner.

Lives on the screen's thread. What the virtual devices do is told to it; what a hand does
there (scan a paper) it passes on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from kiosk.presenters.wallviews import (
    PagerPlace,
    WallPager,
    WallPaper,
    WallPrinter,
    WallView,
)
from kiosk.presenters.words import Words
from kiosk.services.partwords import near_its_end, what_is_wrong
from kiosk.services.status import STARTING, WindowStatus

PAPERS_KEPT = 12
"""Papers that stay on the wall: an evening's worth would fill the memory with pictures."""


class Heard(StrEnum):
    """What the bell said."""

    UNDERSTOOD = "understood"
    REFUSED = "refused"
    HELP = "help"
    SECOND_STEP = "second step"


class WallPresenter:
    """Puts the wall together. ``render`` is called with each new view; ``scan`` is a verb.

    ``pagers`` are the numbers in the rack. ``on_scan`` is given the code a hand held under
    the scanner; it must not wait.
    """

    def __init__(
        self,
        words: Words,
        *,
        pagers: tuple[int, ...],
        has_receipts: bool,
        on_scan: Callable[[str], None],
    ) -> None:
        self.render: Callable[[WallView], None] = lambda _view: None
        self._words = words
        self._pagers = pagers
        self._on_scan = on_scan
        self._status = STARTING
        self._buzzing: set[int] = set()
        self._papers = 0
        self.view = self._empty(has_receipts=has_receipts)

    def scan(self, code: str) -> None:
        """A hand passes a paper under the scanner."""
        self._on_scan(code)
        self._show(replace(self.view, scanned=code, ring=""))

    def paper_out(self, printer: str, image: bytes, codes: tuple[str, ...]) -> None:
        """A paper was cut; ``image`` is a PNG."""
        self._papers += 1
        paper = WallPaper(self._papers, image, codes)
        if printer in {"bar", "standby"}:  # both are the bartender's
            self._show(replace(self.view, bar=_with(self.view.bar, paper)))
        elif self.view.receipt is not None:
            self._show(replace(self.view, receipt=_with(self.view.receipt, paper)))

    def pager_called(self, number: int) -> None:
        """A pager buzzes in the street."""
        self._buzzing.add(number)
        self._show_pagers()

    def bell_rang(self, heard: Heard) -> None:
        """The bar heard an answer."""
        say = self._words.tr
        ring = {
            Heard.UNDERSTOOD: say("one short ring: understood"),
            Heard.REFUSED: say("three rings: refused"),
            Heard.SECOND_STEP: say("one long ring: do the second step"),
            Heard.HELP: say("five rings: somebody wants help"),
        }[heard]
        self._show(replace(self.view, ring=ring))

    def status_changed(self, status: WindowStatus) -> None:
        """Orders moved on, or a device did."""
        self._status = status
        self._buzzing &= set(status.pagers_out)
        self._show_pagers()

    def _empty(self, *, has_receipts: bool) -> WallView:
        say = self._words.tr
        return WallView(
            title=say("Behind the wall"),
            bar=WallPrinter(say("Tickets")),
            receipt=WallPrinter(say("Receipts")) if has_receipts else None,
            pagers_title=say("Pagers") if self._pagers else "",
            pagers=self._rack(),
            scanner_title=say("Scanner"),
            scanner_hint=say("Touch a ticket to scan it"),
        )

    def _show_pagers(self) -> None:
        self._show(replace(self.view, pagers=self._rack(), health=self._health()))

    def _rack(self) -> tuple[WallPager, ...]:
        return tuple(self._pager(number) for number in self._pagers)

    def _pager(self, number: int) -> WallPager:
        say = self._words.tr
        if number in self._buzzing:
            return WallPager(str(number), PagerPlace.BUZZING, say("buzzing"))
        if number in self._status.pagers_out:
            return WallPager(str(number), PagerPlace.OUT, say("with a guest"))
        return WallPager(str(number), PagerPlace.LYING, say("in the rack"))

    def _health(self) -> tuple[str, ...]:
        """What is wrong, for whoever stands behind the wall. Empty when all is well."""
        words = self._words
        return tuple(
            what_is_wrong(words, each.part, each.trouble)
            if each.in_trouble
            else near_its_end(words, each.part)
            for each in self._status.parts
            if each.in_trouble or each.near_end
        )

    def _show(self, view: WallView) -> None:
        if view != self.view:
            self.view = view
            self.render(view)


def _with(printer: WallPrinter, paper: WallPaper) -> WallPrinter:
    return replace(printer, papers=(paper, *printer.papers)[:PAPERS_KEPT])
