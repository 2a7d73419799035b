"""``kiosk run`` whose screen falls: ``python -m tests.e2e.fallen_kiosk FILE NOTES HOW [often]``.

The very command, with something broken put in from outside: a widget, a timer, a picture, a rule,
a verb. It falls in its first life only, or in each with ``often``. A hand at the glass orders one
Negroni in the first life where the fall comes after *Order*. Every life
writes what it sees into NOTES, a line each, and ends itself by SIGTERM when it has seen enough.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kiosk.bootstrap import World, window_presenter
from kiosk.cli.again import FALLS
from kiosk.cli.run import run_kiosk
from kiosk.config import Config, load_config
from kiosk.domain.menu import Menu
from kiosk.presenters.guest import GuestPresenter
from kiosk.presenters.views import NumberView
from kiosk.services.ordering import PlaceResult

SIZE = (540, 960)


class Broken(RuntimeError):
    """What is put in from outside."""


class Notes:
    """What was seen, for the test."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._life = 1 + len(os.environ.get(FALLS, "").split())

    @property
    def is_first_life(self) -> bool:
        return self._life == 1

    def note(self, words: str) -> None:
        with self._file.open("a") as file:
            file.write(f"{self._life} {os.getpid()} {words}\n")


class BrokenPresenter(GuestPresenter):
    """Falls in *Order* when the basket has been handed over, or when its answer comes."""

    how = ""

    def order(self) -> None:
        super().order()
        if self.how == "order":
            raise Broken(self.how)

    def _placed(self, result: PlaceResult) -> None:
        if self.how == "answer":
            raise Broken(self.how)
        super()._placed(result)


def break_touch(stage: Any) -> None:  # noqa: ANN401 - Kivy has no stubs
    """A widget on the screen raises when it is touched."""

    def touched(*_arguments: object) -> None:
        raise Broken("touch")

    stage.screen.bind(on_touch_down=touched)


def break_timer(_stage: Any) -> None:  # noqa: ANN401 - Kivy has no stubs
    """A timer raises."""
    from kivy.clock import Clock

    def late(_seconds: float) -> None:
        raise Broken("timer")

    Clock.schedule_once(late, 0.5)


def break_drawing(stage: Any) -> None:  # noqa: ANN401 - Kivy has no stubs
    """Something that is drawn raises in every frame."""
    from kivy.graphics import Callback

    def draw(_instruction: object) -> None:
        raise Broken("drawing")

    with stage.canvas:
        Callback(draw)


def break_rule(stage: Any) -> None:  # noqa: ANN401 - Kivy has no stubs
    """A rule raises when what it looks at changes."""
    from kivy.clock import Clock
    from kivy.lang import Builder
    from kivy.uix.label import Label

    label = Builder.load_string("Label:\n    text: str(1 / (int(self.opacity * 10) - 5))\n")
    assert isinstance(label, Label)
    stage.screen.add_widget(label)
    Clock.schedule_once(lambda _: setattr(label, "opacity", 0.5), 0.5)


BREAKS: dict[str, Callable[[Any], None]] = {
    "touch": break_touch,
    "timer": break_timer,
    "drawing": break_drawing,
    "rule": break_rule,
}


def main(file: str, notes_file: str, how: str, often: str = "") -> int:
    """Run the command until it ends itself."""
    notes = Notes(Path(notes_file))
    notes.note("begins")
    falls = notes.is_first_life or bool(often)
    presenters: list[GuestPresenter] = []
    kept: list[object] = []  # the clock forgets what nobody holds

    def make(config: Config, menu: Menu, world: World) -> GuestPresenter:
        presenter = window_presenter(config, menu, world)
        presenter.__class__ = BrokenPresenter
        BrokenPresenter.how = how if falls else ""
        presenters.append(presenter)
        return presenter

    def on_stage(stage: Any) -> None:  # noqa: ANN401 - Kivy has no stubs
        from kivy.clock import Clock

        from kiosk.ui.player import Player

        (presenter,) = presenters
        kept.append(Clock.schedule_interval(lambda _: _look(notes), 0.02))
        if falls and how in BREAKS:
            if how in {"drawing", "touch"}:
                kept.append(Clock.schedule_once(lambda _: BREAKS[how](stage), 0.5))
            else:
                BREAKS[how](stage)
        if how in {"order", "answer"}:
            story = _story(stage, presenter, notes, orders=falls)
        else:
            story = _look_in(stage, presenter, notes, touches=how == "touch", falls=falls)
        kept.append(Player(story, ended=lambda failure: notes.note(f"played {failure}")))

    return run_kiosk(load_config(Path(file)), size=SIZE, make_presenter=make, on_stage=on_stage)


_seen: list[str] = []


def _look(notes: Notes) -> None:
    """Note once that the closed picture stands."""
    from kivy.core.window import Window

    kinds = [type(child).__name__ for child in Window.children]
    if kinds == ["ShutPicture"] and not _seen:
        _seen.extend(kinds)
        notes.note("closed picture")


def _story(
    stage: Any,  # noqa: ANN401
    presenter: GuestPresenter,
    notes: Notes,
    *,
    orders: bool,
) -> Iterator[Any]:
    """See the number of an order, having ordered it or found it there, and end."""
    from kiosk.ui.player import Hand, one_of, part

    hand = Hand(stage, Path())
    if orders:
        yield hand.wait("the window opens", lambda: presenter.status.is_open)
        yield from hand.touch("the invitation", part("invitation"))
        yield hand.wait("the menu", lambda: hand.screen_is("MenuScreen"))
        yield from hand.touch("a drink's card", one_of("DrinkCard", drink_id="negroni"))
        yield from hand.touch("add", part("add"))
        yield hand.wait("the menu", lambda: hand.screen_is("MenuScreen"))
        yield from hand.touch("the basket", part("action"))
        yield from hand.hold("Order", part("order"))
    yield hand.wait("the number", lambda: hand.screen_is("NumberScreen"))
    view = presenter.view
    assert isinstance(view, NumberView)
    notes.note(f"number {view.number}")
    yield hand.wait("it is noted", lambda: presenter.status.making == (1,))
    yield hand.rest(0.3)
    os.kill(os.getpid(), signal.SIGTERM)


def _look_in(
    stage: Any,  # noqa: ANN401
    presenter: GuestPresenter,
    notes: Notes,
    *,
    touches: bool,
    falls: bool,
) -> Iterator[Any]:
    """See that the window takes orders, and end."""
    from kiosk.ui.player import Hand, part

    hand = Hand(stage, Path())
    yield hand.wait("the window opens", lambda: presenter.status.is_open)
    if touches:
        yield from hand.touch("the invitation", part("invitation"))
        yield hand.wait("the menu", lambda: hand.screen_is("MenuScreen"))
    elif falls:
        yield hand.wait("the fall", lambda: False)
    notes.note("open")
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
