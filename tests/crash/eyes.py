# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""Looks at the glass in every frame and writes down what can be read and touched there.

Lives on the screen's thread of the kiosk under test; imported once its window exists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.ui.finger import centre_of
from kiosk.ui.widgets.board import Board
from kiosk.ui.widgets.card import DrinkCard
from kiosk.ui.widgets.sliding import Sliding
from kiosk.ui.widgets.touch import Touchable
from tests.crash.journal import Journal

Step = Callable[[str], None]


class Eyes:
    """Notes each change of the glass: the screen, its texts, its board, what can be touched.

    Two steps are known only here: a guest opened a basket, and a number stood in a frame.
    """

    def __init__(self, stage: Any, presenter: Any, *, journal: Journal, reached: Step) -> None:
        self._stage = stage
        self._presenter = presenter
        self._journal = journal
        self._reached = reached
        self._seen: dict[str, Any] = {}
        Clock.schedule_interval(self._look, 0)
        Window.bind(on_flip=self._look)  # just before the swap: nothing is shown that is not noted

    def _look(self, *_: object) -> None:
        screen = self._stage.screen
        if screen is None:
            return
        name = type(screen).__name__
        seen = {
            "screen": name,
            "texts": [text for text in texts_of(screen) if text],
            "number": getattr(screen, "number", "") if name == "NumberScreen" else "",
            "is_open": self._presenter.status.is_open,
            **board_of(screen),
            "buttons": self._buttons(screen),
        }
        if seen == self._seen:
            return
        before, self._seen = self._seen, seen
        self._journal.write("glass", **seen)
        if name != before.get("screen"):
            self._turned(name, before.get("screen"))

    def _turned(self, name: str, before: object) -> None:
        if name == "MenuScreen" and before == "AttractScreen":
            self._reached("basket opened")
        if name == "NumberScreen":
            self._reached("number drawn")

    def _buttons(self, screen: Any) -> dict[str, tuple[int, int]]:
        """What a finger can touch now; nothing while the stage ignores touches."""
        if not self._stage.gate.is_settled or self._stage.gate.curtain is not None:
            return {}
        names = {id(proxy.__self__): name for name, proxy in screen.ids.items()}
        found = {}
        for widget in screen.walk(restrict=True):
            if not isinstance(widget, Touchable) or not widget.enabled:
                continue
            name = _name_of(widget, names.get(id(widget)))
            if name:
                x, y = centre_of(widget)
                found[name] = (round(x), round(y))
        return found


def _name_of(widget: Any, known: str | None) -> str:
    parent = widget.parent
    if isinstance(parent, DrinkCard) and widget is parent.plus:
        return f"take {parent.drink_id}" if isinstance(parent.parent, Sliding) else ""
    if isinstance(widget, DrinkCard):
        return f"card {widget.drink_id}"
    return known or ""


def texts_of(widget: Any) -> Iterator[str]:
    """The words of everything that shows words and is not faded away."""
    if widget.opacity == 0:
        return
    text = getattr(widget, "text", "")
    if isinstance(text, str):
        yield text
    for child in reversed(widget.children):
        yield from texts_of(child)


def board_of(screen: Any) -> dict[str, list[int] | None]:
    """The numbers on the board, None where there is none."""
    for widget in screen.walk(restrict=True):
        if isinstance(widget, Board):
            view = widget.view
            return {"ready": [*map(int, view.ready)], "making": [*map(int, view.making)]}
    return {"ready": None, "making": None}
