"""The finger of the played evening: orders a drink on the real glass, and goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kiosk.ui.player import Hand, one_of, part
from kiosk.ui.steps import Step, once

DRAWN_S = 0.8
"""Seconds until a paper that hangs anew is fed out of its slot, and a red line has swept."""


class PlayedGlass:
    """The glass with a finger before it. Lives on the screen's thread.

    ``wall`` are told before and after a picture of both sides: the wall is drawn only for it.
    """

    def __init__(
        self, stage: Any, pictures: Path, *, wall: tuple[Callable[[], None], Callable[[], None]]
    ) -> None:
        self._hand = Hand(stage, pictures)
        self._before, self._after = wall

    def order(self, drink: str) -> Iterator[Step]:
        """One drink as it stands, from the attract screen to its number."""
        hand = self._hand
        yield hand.wait("the attract screen", lambda: hand.screen_is("AttractScreen"))
        yield from hand.touch("the invitation", part("invitation"))
        yield hand.wait("the menu", lambda: hand.screen_is("MenuScreen"))
        yield from hand.touch("a drink's card", one_of("DrinkCard", drink_id=drink))
        yield hand.wait("the drink", lambda: hand.screen_is("DrinkScreen"))
        yield from hand.touch("add", part("add"))
        yield hand.wait("the menu", lambda: hand.screen_is("MenuScreen"))
        yield from hand.touch("the basket", part("action"))
        yield hand.wait("the basket", lambda: hand.screen_is("BasketScreen"))
        yield from hand.hold("Order", part("order"))
        yield hand.wait("the number", lambda: hand.screen_is("NumberScreen"))

    def leave(self) -> Iterator[Step]:
        """The guest has read her number."""
        hand = self._hand
        yield from hand.touch("next guest", part("next_guest"))
        yield hand.wait("the attract screen", lambda: hand.screen_is("AttractScreen"))

    def picture(self, name: str, *, whole: bool = False) -> Iterator[Step]:
        """Keep what stands on the glass, or both sides of the wall."""
        if not whole:
            yield from self._hand.picture(name)
            return
        yield once("the wall is drawn", self._before)
        yield self._hand.rest(DRAWN_S)
        yield from self._hand.picture(name, whole=True)
        yield once("the wall rests", self._after)
